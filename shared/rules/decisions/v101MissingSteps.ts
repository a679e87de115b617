import { speaksOf, type Matter } from '../../decisions/matters.ts';
import { onePersonForBoth } from '../../decisions/onePerson.ts';
import { stepIds, type Step, type StepId } from '../../decisions/steps.ts';
import { addDays, daysBetween, type CalendarDate } from '../../model/calendarDate.ts';
import type { BranchFacts, RecordFact } from '../../model/facts.ts';
import { draftFinding, isRead, type FindingDraft, type Rule, type RuleContext } from '../rule.ts';
import { sayDay } from '../sayDay.ts';
import { knownMatters, passageOn, stepOf, yearOfMatter } from './knownMatters.ts';

/** A step of 四议两公开 that a matter has no paper of, though a later step is there or its usual time is over. */
export const v101MissingSteps: Rule = {
  code: 'V101',
  title: '四议两公开缺少环节',
  check: (context) => context.facts.branches.flatMap((branch) => knownMatters(branch, context.rulebook).flatMap((matter) => missingIn(matter, branch, context))),
};

function missingIn(matter: Matter, branch: BranchFacts, context: RuleContext): readonly FindingDraft[] {
  const { rulebook } = context;
  const present = new Set(matter.statements.map(({ step }) => step));
  const { missing, waiting: notDue } = absentSteps(matter, branch, context);
  const period = yearOfMatter(matter);
  if (missing.length === 0 || period === null) return [];
  const names = missing.map((id) => stepOf(id, rulebook).name);
  const there = stepIds.filter((id) => present.has(id)).map((id) => `${stepOf(id, rulebook).name}（${dayOfStep(id, matter) ?? '日期未读出'}）`);
  const waiting = notDue.map((id) => stepOf(id, rulebook).name);
  const registered = missing.flatMap((id) => registeredOn(id, matter).map((day) => `${stepOf(id, rulebook).name}记为${sayDay(day)}`));
  return [draftFinding(rulebook, 'V101', {
    branch: branch.name,
    period,
    paths: [],
    title: `“${matter.name}”未见${names.join('、')}的材料`,
    explanation: `${branch.name}办理“${matter.name}”，已归集${there.length > 0 ? there.join('、') : '事项登记表'}，未见${names.join('、')}的记录或材料。${registered.length > 0 ? `事项登记表上${registered.join('，')}，但没有相应的材料。` : ''}${waiting.length > 0 ? `${waiting.join('、')}按通常间隔尚未到时候，不计。` : ''}`,
    evidence: matter.statements.filter(({ marked }) => marked).slice(0, 8).map(passageOn),
    subject: `${matter.core} ${missing.join(' ')}`,
  }, matter.from ?? undefined)];
}

/** Which steps a matter has no paper of: due and `missing`, or `waiting` for their usual time; what may be there unread is neither. */
export function absentSteps(matter: Matter, branch: BranchFacts, context: RuleContext): { readonly missing: readonly StepId[]; readonly waiting: readonly StepId[] } {
  const present = new Set(matter.statements.map(({ step }) => step));
  const absent = stepIds.filter((id) => !present.has(id));
  const due = absent.filter((id) => isDue(id, matter, context));
  return {
    missing: due.filter((id) => !isMerged(id, matter, branch) && !mayExist(stepOf(id, context.rulebook), matter, branch, context)),
    waiting: absent.filter((id) => !due.includes(id)),
  };
}

/** A later step is there, or the steps' usual intervals since the last one are over by the day of the check. */
function isDue(id: StepId, matter: Matter, { facts: { asOf }, rulebook }: RuleContext): boolean {
  const index = stepIds.indexOf(id);
  const dated = matter.statements.filter(({ step }) => step !== 'register');
  if (dated.some(({ step }) => stepIds.indexOf(step as StepId) > index)) return true;
  const last = Math.max(-1, ...dated.map(({ step }) => stepIds.indexOf(step as StepId)));
  const since = matter.to;
  if (since === null) return false;
  const wait = stepIds.slice(last + 1, index + 1).reduce((sum, step) => sum + stepOf(step, rulebook).graceDays, 0);
  return addDays(since, wait) < asOf;
}

/**
 * Where one person heads both bodies the first two steps may be one: nothing is missing where the joint meeting is
 * there, or where the proposal alone is and no register gives the other step a day of its own.
 */
function isMerged(id: StepId, matter: Matter, branch: BranchFacts): boolean {
  const other: StepId | null = id === 'proposal' ? 'consultation' : id === 'consultation' ? 'proposal' : null;
  if (other === null || !matter.statements.some(({ step }) => step === other)) return false;
  const merged = matter.statements.some(({ step, record, quote }) => step === other && /合并|一并提议|提议(?:、|和|并|及)商议|两委/.test(`${record.title}${quote}`));
  if (id === 'proposal' && merged) return true;
  const year = Number(yearOfMatter(matter) ?? 0);
  if (!merged && onePersonForBoth(branch, year) === null) return false;
  const [own, others] = [registeredOn(id, matter), registeredOn(other, matter)];
  return own.every((day) => others.includes(day));
}

/** A paper that could be the step but was not recognised as such: unread, unconfirmed, or speaking of the matter in its text. */
function mayExist(step: Step, matter: Matter, branch: BranchFacts, { rulebook }: RuleContext): boolean {
  const around = (record: RecordFact): boolean => {
    if (matter.from === null || matter.to === null) return true;
    if (record.date === null) return record.year === null || String(record.year) === matter.to.slice(0, 4) || String(record.year) === matter.from.slice(0, 4);
    return daysBetween(matter.from, record.date) >= -60 && daysBetween(matter.to, record.date) <= step.graceDays + 60;
  };
  const candidates = branch.records.filter((record) => record.kind !== null && (step.kinds.includes(record.kind) || step.verbKinds.includes(record.kind) || record.kind === 'minuteBook') && around(record));
  const all = knownMatters(branch, rulebook);
  const otherSteps = new Set(matter.statements.filter(({ marked }) => marked).map(({ record }) => record));
  return candidates.some((record) => {
    if (!isRead(record, rulebook)) return step.kinds.includes(record.kind!) || record.kind === 'minuteBook';
    // “提交两委会议商议” in the minutes of the step before is not the step.
    if (otherSteps.has(record)) return false;
    const needsWord = !step.kinds.includes(record.kind!);
    return (!needsWord || step.verbs.some((verb) => record.text.includes(verb))) && speaksOf(matter, record.text, all);
  });
}

function registeredOn(id: StepId, matter: Matter): readonly CalendarDate[] {
  return matter.statements.filter(({ step }) => step === 'register').flatMap(({ stated }) => stated.filter(({ step }) => step === id).map(({ from }) => from));
}

function dayOfStep(id: StepId, matter: Matter): string | null {
  const dated = matter.statements.filter(({ step, day }) => step === id && day !== null);
  const days = (dated.some(({ marked }) => marked) ? dated.filter(({ marked }) => marked) : dated).map(({ day }) => day!).sort();
  return days[0] ? sayDay(days[0]) : null;
}
