import type { CalendarDate } from '../../model/calendarDate.ts';
import type { BranchFacts, RecordFact } from '../../model/facts.ts';
import type { RuleCode } from '../../model/finding.ts';
import type { Coverage } from '../../model/report.ts';
import { serves } from '../meetings.ts';
import { periodsOf, type Period } from '../periods.ts';
import { draftFinding, nameOf, type FindingDraft, type Rule, type RuleContext } from '../rule.ts';
import type { Obligation } from '../rulebookShape.ts';
import { electionsOf } from '../termCoverage.ts';

/** G101–G110, G112, G201 and G202: one mechanism, told apart by `resources/rules/obligations.json`. */
export const missingObligationRules: readonly Rule[] = (
  [
    ['G101', '缺支部党员大会记录'],
    ['G102', '缺支部委员会会议记录'],
    ['G103', '缺党小组会记录'],
    ['G104', '缺党课记录'],
    ['G105', '缺主题党日记录'],
    ['G106', '缺组织生活会记录'],
    ['G107', '缺民主评议党员材料'],
    ['G108', '缺谈心谈话记录'],
    ['G109', '缺书记述职材料'],
    ['G110', '任期届满未见换届材料'],
    ['G112', '缺党费收缴记录'],
    ['G201', '缺村民代表会议记录'],
    ['G202', '缺村务、党务公开材料'],
  ] as const
).map(([code, title]) => ({ code, title, check: (context) => missing(context, code) }));

/** One finding for each `missing` cell of the coverage: the rule decides nothing of its own. */
function missing(context: RuleContext, code: RuleCode): readonly FindingDraft[] {
  const obligation = context.rulebook.obligations.find((candidate) => candidate.code === code);
  if (!obligation) return [];
  const branches = new Map(context.facts.branches.map((branch) => [branch.name, branch]));
  const cells = Map.groupBy(context.coverage.filter((cell) => cell.obligation === code && cell.state === 'missing'), ({ branch }) => branch);
  return [...cells].flatMap(([name, ofBranch]) => {
    const branch = branches.get(name)!;
    const filed = branch.records.filter((record) => serves(record, obligation, context.rulebook.words));
    return ofBranch.map((cell) => describe(context, obligation, { branch, filed }, cell));
  });
}

/** A branch with the records that serve the obligation, in their order. */
interface Filed {
  readonly branch: BranchFacts;
  readonly filed: readonly RecordFact[];
}

function describe(context: RuleContext, obligation: Obligation, { branch, filed }: Filed, cell: Coverage): FindingDraft {
  if (obligation.period === 'term') return overdueTerm(context, obligation, branch, cell);
  const period = periodsOf(cell.year, obligation.period).find(({ id }) => id === cell.period)!;
  const ofYear = filed.filter(({ year }) => year === cell.year);
  const neighbours = neighboursOf(filed.filter(({ date }) => date !== null), period);
  return draftFinding(context.rulebook, obligation.code, {
    branch: branch.name,
    period: cell.period,
    paths: [],
    title: `${period.name}未见${obligation.name}材料`,
    explanation: [
      `${branch.name}${period.name}（${chinese(period.first)}至${chinese(period.last)}）没有归集到${obligation.name}的材料。`,
      sameYear(obligation, cell.year, ofYear),
      undated(ofYear),
      hintsIn(branch, obligation, period),
    ].filter((sentence) => sentence !== '').join(''),
    evidence: neighbours.map((record) => ({ path: record.path, quote: nameOf(record) })),
  }, period.first);
}

function sameYear({ name, period }: Obligation, year: number, records: readonly RecordFact[]): string {
  if (period === 'year') return '';
  const days = [...new Set(records.flatMap(({ date }) => (date ? [date] : [])))].sort();
  return days.length === 0 ? `${year}年没有其他注明日期的${name}材料。` : `${year}年已归集的同类材料有 ${days.length} 次：${listed(days.map(chinese))}。`;
}

function undated(records: readonly RecordFact[]): string {
  const open = records.filter(({ date }) => date === null);
  return open.length === 0 ? '' : `另有 ${open.length} 份同类材料没有读出日期：${listed(open.map(({ title }) => `“${title}”`))}，请先核对。`;
}

function hintsIn(branch: BranchFacts, { hints, name }: Obligation, { first, last }: Period): string {
  const found = branch.records.filter(({ kind, date }) => kind !== null && hints.includes(kind) && date !== null && date >= first && date <= last);
  return found.length === 0 ? '' : `这一期间有${listed(found.map(({ title }) => `“${title}”`))}，可能与${name}有关，但没有见到记录。`;
}

/** The last record before the gap and the first after it. */
function neighboursOf(records: readonly RecordFact[], { first, last }: Period): readonly RecordFact[] {
  return [records.findLast(({ date }) => date! < first), records.find(({ date }) => date! > last)].filter((record) => record !== undefined);
}

function overdueTerm({ rulebook }: RuleContext, obligation: Obligation, branch: BranchFacts, cell: Coverage): FindingDraft {
  const last = electionsOf(branch, rulebook, obligation).findLast(({ date }) => Number(date.slice(0, 4)) < cell.year)!;
  return draftFinding(rulebook, obligation.code, {
    branch: branch.name,
    period: cell.period,
    paths: [],
    title: `任期于${chinese(last.due)}届满，未见换届材料`,
    explanation: `${branch.name}最近一次见到的换届材料形成于${chinese(last.date)}，按 ${last.years} 年任期推算应在${chinese(last.due)}前后换届。${cell.year}年没有归集到换届选举的记录、结果报告或批复。`,
    evidence: last.paths.map((path) => ({ path, quote: `换届材料，${chinese(last.date)}` })),
  }, last.due);
}

function listed(names: readonly string[]): string {
  return names.length <= 6 ? names.join('、') : `${names.slice(0, 6).join('、')}等`;
}

function chinese(date: CalendarDate): string {
  return `${Number(date.slice(0, 4))}年${Number(date.slice(5, 7))}月${Number(date.slice(8))}日`;
}
