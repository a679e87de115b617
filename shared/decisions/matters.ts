import { daysBetween, type CalendarDate } from '../model/calendarDate.ts';
import type { BranchFacts } from '../model/facts.ts';
import { gramWeights, likeness, shareInText, type GramWeights, type MatterName } from './matterName.ts';
import { statementsOf, type Statement } from './statements.ts';
import { stepIds, type MatterData, type StepId } from './steps.ts';

/** One matter of a village with every paper that deals with it. */
export interface Matter {
  readonly branch: string;
  /** As its plainest paper writes it. */
  readonly name: string;
  readonly core: string;
  readonly statements: readonly Statement[];
  /** First and last surely read day of its papers; `null` where none has one. */
  readonly from: CalendarDate | null;
  readonly to: CalendarDate | null;
}

/** A body that merely spoke of the matter did so for its sake only near its other papers. */
const MENTION_DAYS = 150;

interface Growing {
  readonly statements: Statement[];
  days: CalendarDate[];
}

/**
 * Recognises the matters of a branch that went by the procedure, by what they are about: names that share what is
 * telling among the branch's own matters are one matter, unless a year lies between, or the matter begins anew after
 * it was decided. An ordinary topic of a meeting is no such matter: that takes a paper that names the procedure, or
 * two different steps that say so themselves. Near-linear: each statement meets only the branch's open matters.
 */
export function mattersOf(branch: BranchFacts, data: MatterData): readonly Matter[] {
  const places = placesOf(branch);
  const statements = branch.records.flatMap((record) => statementsOf(record, data, places)).sort(byDay);
  if (!statements.some(({ marked }) => marked)) return [];
  const weight = gramWeights(statements.map(({ name }) => name));
  const growing: Growing[] = [];
  for (const statement of statements.filter(({ marked, step }) => marked && step !== 'register')) place(statement, growing, { data, weight, found: true });
  for (const register of statements.filter(({ step }) => step === 'register')) place(register, growing, { data, weight, found: true });
  for (const mention of statements.filter(({ marked }) => !marked)) place(mention, growing, { data, weight, found: false });
  return growing.filter((matter) => wentByProcedure(matter)).map((matter) => finish(branch.name, matter));
}

/** How surely a text speaks of a matter, 0…1, weighed among all the branch's matters. */
export function speaksOf(matter: Matter, text: string, all: readonly Matter[]): boolean {
  const names = matter.statements.map(({ name }) => name);
  const weight = gramWeights(all.flatMap(({ statements }) => statements.map(({ name }) => name)));
  return names.some((name) => shareInText(name, text, weight) >= 0.85);
}

/** 东沟村 and 东沟 of 东沟村党支部: parts of any matter's name. */
function placesOf({ name }: BranchFacts): readonly string[] {
  const village = name.replace(/(?:党总支|党支部|支部|党委)(?:委员会)?$/, '');
  return [village, village.replace(/[村社区]+$/, '')].filter((place) => place.length >= 2);
}

function byDay(a: Statement, b: Statement): number {
  const [left, right] = [a.day ?? '9999', b.day ?? '9999'];
  return left < right ? -1 : left > right ? 1 : a.record.path < b.record.path ? -1 : a.record.path > b.record.path ? 1 : a.record.ordinal - b.record.ordinal;
}

interface Placing {
  readonly data: MatterData;
  readonly weight: GramWeights;
  /** Whether a statement that fits nowhere begins a matter. */
  readonly found: boolean;
}

function place(statement: Statement, growing: Growing[], { data, weight, found }: Placing): void {
  let best: { readonly matter: Growing; readonly score: number } | null = null;
  for (const matter of growing) {
    if (!fitsInTime(statement, matter, data)) continue;
    const score = likenessTo(statement.name, matter, weight);
    // Of equals the later: matters of the same name follow one another.
    if (score >= data.sameFrom && (best === null || score >= best.score)) best = { matter, score };
  }
  if (best) {
    best.matter.statements.push(statement);
    best.matter.days.push(...daysOf(statement));
  } else if (found) growing.push({ statements: [statement], days: [...daysOf(statement)] });
}

function likenessTo(name: MatterName, { statements }: Growing, weight: GramWeights): number {
  return Math.max(...statements.filter(({ marked }) => marked).map((other) => likeness(name, other.name, weight)));
}

function fitsInTime(statement: Statement, matter: Growing, { restartDays }: MatterData): boolean {
  if (statement.step === 'register' && statement.stated.length > 0) return statement.stated.some(({ from }) => matter.days.some((day) => Math.abs(daysBetween(day, from)) <= 7));
  const { day } = statement;
  if (day === null || matter.days.length === 0) return true;
  const distance = Math.min(...matter.days.map((other) => Math.abs(daysBetween(other, day))));
  if (distance > (statement.marked ? restartDays : MENTION_DAYS)) return false;
  return !beginsAnew(statement, matter);
}

/** A step that the matter has had already, weeks after it was decided: the same business of another year. */
function beginsAnew({ step, day, marked }: Statement, { statements }: Growing): boolean {
  if (step === 'register' || day === null) return false;
  const rank = stepIds.indexOf(step);
  const later = statements.some((other) => other.marked && other.day !== null && other.step !== 'register' && stepIds.indexOf(other.step) > Math.max(rank, 2) && daysBetween(other.day, day) > 30);
  return later && rank <= 3 && (!marked || statements.some((other) => other.step === step && other.day !== null && daysBetween(other.day, day) > 30));
}

function daysOf({ day, stated, step }: Statement): readonly CalendarDate[] {
  return [...(day === null ? [] : [day]), ...(step === 'register' ? stated.map(({ from }) => from) : [])];
}

function wentByProcedure({ statements }: Growing): boolean {
  if (statements.some(({ procedure, marked }) => procedure && marked)) return true;
  const steps = new Set<StepId | 'register'>(statements.filter(({ marked }) => marked).map(({ step }) => step));
  return steps.size >= 2;
}

function finish(branch: string, { statements, days }: Growing): Matter {
  const plainest = statements.find(({ step }) => step === 'register') ?? statements.toSorted((a, b) => a.name.core.length - b.name.core.length)[0]!;
  const sorted = days.toSorted();
  return { branch, name: plainest.name.core, core: plainest.name.core, statements, from: sorted[0] ?? null, to: sorted.at(-1) ?? null };
}
