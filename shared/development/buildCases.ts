import { daysBetween } from '../model/calendarDate.ts';
import type { DevelopmentStepId, StepSource } from '../model/development.ts';
import type { BranchFacts, RecordFact, TownshipFacts } from '../model/facts.ts';
import type { Rulebook } from '../rules/rulebook.ts';
import { folderOf } from '../understanding/pathParts.ts';
import type { CaseFile } from './caseFile.ts';
import type { CasePaper, StepEvent } from './casePaper.ts';
import { meetingMatters, type MeetingMatter } from './meetingMatters.ts';
import { readCasePapers } from './readCasePapers.ts';
import { separatePeople } from './separatePeople.ts';

/**
 * Makes one case a person and branch from every paper and meeting that is about the person, whatever folder or file
 * holds it, ordered by branch and name. Who only sponsors, talks or signs gets none.
 */
export function buildCases(facts: TownshipFacts, rulebook: Rulebook): readonly CaseFile[] {
  const options = { development: rulebook.development, fieldConfidence: rulebook.thresholds.fieldConfidence, readableCharacters: rulebook.thresholds.readableCharacters };
  const papers = facts.branches.flatMap((branch) => papersOf(branch).flatMap((records) => readFile(records, options)));
  const settled = settlePersons(papers);
  const spelled = spellingOf(settled);
  const homes = homeFolders(settled);
  const order = new Map(rulebook.development.edition.steps.map(({ id }, index) => [id, index]));
  const byBranch = Map.groupBy(settled.flatMap((paper) => [...new Set(paper.persons.map(spelled))].map((person) => ({ person, paper, home: branchOf(paper, person, homes) }))), ({ home }) => home);
  return facts.branches.flatMap((branch) => {
    const own = Map.groupBy(byBranch.get(branch.name) ?? [], ({ person }) => person);
    const meetings = Map.groupBy(branch.records.flatMap(meetingMatters).map((matter) => ({ ...matter, person: spelled(matter.person) })), ({ person }) => person);
    const people = new Set([...own.keys(), ...[...meetings].filter(([, list]) => list.some(({ step }) => step !== null)).map(([person]) => person)]);
    return [...people].sort().flatMap((person) => separatePeople((own.get(person) ?? []).map(({ paper }) => paper), meetings.get(person) ?? []).map((group) => caseFile(branch, person, group, order)));
  });
}

/** Papers of development files, and papers of others (minutes of a talk, ballots) whose kind is one of theirs. */
function isPaper({ role, category, kind }: RecordFact): boolean {
  return role !== 'meeting' && role !== 'roster' && (role === 'development' || (category === '03' && kind !== 'developmentLedger'));
}

/** The records of development papers, those of one file together. */
function papersOf({ records }: BranchFacts): readonly (readonly RecordFact[])[] {
  return [...Map.groupBy(records.filter(isPaper), ({ path }) => path).values()];
}

/**
 * A file that holds a whole case was parted at its dates, like a minute-book; its papers are parted at their titles, so
 * its records are put together again first.
 */
function readFile(records: readonly RecordFact[], options: Parameters<typeof readCasePapers>[1]): readonly CasePaper[] {
  const [first] = records;
  if (first && records.length > 1) {
    const ordered = records.toSorted((a, b) => a.ordinal - b.ordinal);
    const together = readCasePapers({ ...first, ordinal: 0, fields: {}, date: null, text: ordered.map(({ text }) => text).join('\n') }, options);
    if (together.length > 1) return together;
  }
  return records.flatMap((record) => readCasePapers(record, options));
}

interface SettledPaper extends CasePaper {
  readonly branch: string;
}

/** A paper whose own words name nobody goes to the one person whom the other papers of its folder are about. */
function settlePersons(papers: readonly CasePaper[]): readonly SettledPaper[] {
  const byFolder = new Map<string, Map<string, number>>();
  for (const { record, persons, personInText } of papers) {
    if (!personInText || persons.length !== 1) continue;
    const counts = byFolder.get(folderOf(record.path)) ?? new Map<string, number>();
    counts.set(persons[0]!, (counts.get(persons[0]!) ?? 0) + 1);
    byFolder.set(folderOf(record.path), counts);
  }
  return papers.map((paper) => {
    const settled = { ...paper, branch: paper.record.branch };
    const others = [...(byFolder.get(folderOf(paper.record.path)) ?? [])].filter(([, count]) => count >= 2);
    if (paper.persons.length === 0 && others.length === 1) return { ...settled, persons: [others[0]![0]], personInText: false };
    return settled;
  });
}

/**
 * 接收栾玉成为预备党员 may be of 栾玉成 or of 栾玉, 成为: the reader takes the longer name, and it stays unless the papers
 * know only the shorter one better.
 */
function spellingOf(papers: readonly CasePaper[]): (name: string) => string {
  const counts = new Map<string, number>();
  for (const name of papers.flatMap(({ persons }) => persons)) counts.set(name, (counts.get(name) ?? 0) + 1);
  return (name) => {
    const shorter = name.slice(0, -1);
    return name.length >= 3 && name.endsWith('成') && (counts.get(shorter) ?? 0) > (counts.get(name) ?? 0) ? shorter : name;
  };
}

/** The branch that most papers of a person's folder were put under: a single misplaced paper follows the others. */
function homeFolders(papers: readonly SettledPaper[]): ReadonlyMap<string, string> {
  const counts = new Map<string, Map<string, number>>();
  for (const { record, persons, branch } of papers) {
    for (const person of persons) {
      const key = `${person} ${folderOf(record.path)}`;
      const own = counts.get(key) ?? new Map<string, number>();
      own.set(branch, (own.get(branch) ?? 0) + 1);
      counts.set(key, own);
    }
  }
  return new Map([...counts].map(([key, own]) => [key, [...own].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))[0]![0]]));
}

function branchOf(paper: SettledPaper, person: string, homes: ReadonlyMap<string, string>): string {
  return homes.get(`${person} ${folderOf(paper.record.path)}`) ?? paper.branch;
}

function caseFile(branch: BranchFacts, person: string, { papers, meetings, sameName }: ReturnType<typeof separatePeople>[number], order: ReadonlyMap<DevelopmentStepId, number>): CaseFile {
  const events = [...papers.flatMap((paper) => paper.events), ...meetings.flatMap(meetingEvent)];
  const steps = new Map<DevelopmentStepId, StepEvent>();
  for (const event of events) {
    const best = steps.get(event.step);
    if (!best || better(event, best)) steps.set(event.step, event);
  }
  const sorted = new Map([...steps].sort(([a], [b]) => (order.get(a) ?? 0) - (order.get(b) ?? 0)));
  const days = [...sorted.values()].flatMap(({ dated }) => (dated ? [dated.date] : []));
  const first = branch.years?.first;
  return {
    branch,
    person,
    born: papers.find(({ born }) => born !== null)?.born ?? null,
    sameName,
    papers,
    meetings,
    events,
    steps: sorted,
    historic: first !== undefined && days.length > 0 && days.every((day) => Number(day.slice(0, 4)) < first),
  };
}

function meetingEvent({ step, record, passage }: MeetingMatter): readonly StepEvent[] {
  if (step === null) return [];
  const { date, fields, confirmed } = record;
  return [{ step, source: 'minutes', dated: date === null ? null : { date, passage, sure: confirmed && fields.date?.value === date && fields.date.confidence >= 0.6 }, record }];
}

const rank: Readonly<Record<StepSource, number>> = { minutes: 3, paper: 2, form: 1, mention: 0 };
/** Steps that a meeting takes: its minutes are the best witness. For the others a paper of their own is. */
const byMeeting: ReadonlySet<DevelopmentStepId> = new Set(['3', '7', '12', '15', '23']);

function better(event: StepEvent, best: StepEvent): boolean {
  if ((event.dated === null) !== (best.dated === null)) return event.dated !== null;
  if (event.dated && best.dated && event.dated.sure !== best.dated.sure) return event.dated.sure;
  const [mine, other] = [weight(event), weight(best)];
  if (mine !== other) return mine > other;
  // Of several papers of one kind (a second training, a repeated publicity) the last counts, for an application the first.
  if (!event.dated || !best.dated) return false;
  return event.step === '1' || event.step === '3' || event.step === '7' ? daysBetween(event.dated.date, best.dated.date) > 0 : daysBetween(best.dated.date, event.dated.date) > 0;
}

function weight({ step, source }: StepEvent): number {
  // A decision's own paper often bears a later day than the meeting that took it; what it tells of the meeting is nearer.
  if (byMeeting.has(step)) return { minutes: 3, form: 2, mention: 1, paper: step === '3' || step === '7' ? 0 : 2 }[source];
  return rank[source];
}
