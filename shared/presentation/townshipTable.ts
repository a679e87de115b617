import { isSettled } from '../ledgers/findingDecision.ts';
import type { CheckOutcome } from '../model/checkOutcome.ts';
import type { RecordAssessment, ReportFinding, ScreenReport } from '../model/report.ts';
import { branchNames, branchOf } from './overview.ts';

/** One branch in 总览: what is filed and what is lacking by category, what waits, what is in doubt. */
export interface TownshipRow {
  readonly branch: string;
  /** In the scheme's order. `due` and `met` count the periods that its obligations of that category had ended in. */
  readonly categories: readonly { readonly code: string; readonly filed: number; readonly due: number; readonly met: number }[];
  readonly filed: number;
  readonly waiting: number;
  readonly due: number;
  readonly met: number;
  /** Findings that nobody has settled. */
  readonly gaps: number;
  readonly doubts: number;
  /** Records by the level of their open back-fill signals. */
  readonly strong: number;
  readonly moderate: number;
  readonly weak: number;
}

/**
 * 总览's table: a row a branch, 待归属 last.
 *
 * @param categoryOf the category that an obligation's records are filed under
 * @param year only that year's files, obligations and findings; all where `null`
 */
export function townshipTable(report: ScreenReport, { meetings }: Pick<CheckOutcome, 'meetings'>, categoryOf: (obligation: string) => string | null, year: number | null): readonly TownshipRow[] {
  const ofYear = (other: number | null) => year === null || other === year;
  const items = Map.groupBy(report.items.filter((item) => ofYear(item.year)), branchOf);
  const coverage = Map.groupBy(report.coverage.filter((cell) => ofYear(cell.year) && (cell.state === 'met' || cell.state === 'missing')), ({ branch }) => branch);
  const findings = Map.groupBy(report.findings.filter((finding) => !isSettled(finding.decision) && ofYear(yearOfFinding(finding))), branchOf);
  const years = new Map(meetings.map(({ path, ordinal, year: own }) => [`${ordinal} ${path}`, own]));
  const levels = Map.groupBy(openRecords(report).filter(({ path, ordinal }) => ofYear(years.get(`${ordinal} ${path}`) ?? null)), branchByPath(report));
  return branchNames(report).map((branch): TownshipRow => {
    const [own, cells, open, records] = [items.get(branch) ?? [], coverage.get(branch) ?? [], findings.get(branch) ?? [], levels.get(branch) ?? []];
    const level = (wanted: RecordAssessment['level']) => records.filter((record) => record.level === wanted).length;
    return {
      branch,
      categories: report.scheme.categories.map(({ code }) => {
        const owed = cells.filter(({ obligation }) => categoryOf(obligation) === code);
        return { code, filed: own.filter((item) => item.status === 'filed' && item.category === code).length, due: owed.length, met: owed.filter(({ state }) => state === 'met').length };
      }),
      filed: own.filter(({ status }) => status === 'filed').length,
      waiting: own.filter(({ status }) => status === 'needs-review').length,
      due: cells.length,
      met: cells.filter(({ state }) => state === 'met').length,
      gaps: open.filter(({ family }) => family === 'gap').length,
      doubts: open.filter(({ family }) => family !== 'gap').length,
      strong: level('strong'), moderate: level('moderate'), weak: level('weak'),
    };
  });
}

/** Records that still have an open signal: what a person settled does not count any more, though its level stays on record. */
function openRecords({ records, findings }: Pick<ScreenReport, 'records' | 'findings'>): readonly RecordAssessment[] {
  const open = new Set(findings.filter(({ decision }) => !isSettled(decision)).map(({ id }) => id));
  return records.filter(({ signals }) => signals.some((id) => open.has(id)));
}

/** The year that a finding is counted under; `null` where it names none. */
export function yearOfFinding({ period, date }: Pick<ReportFinding, 'period' | 'date'>): number | null {
  const text = period ?? date;
  return text ? Number(text.slice(0, 4)) : null;
}

function branchByPath(report: ScreenReport): (record: RecordAssessment) => string {
  const branches = new Map(report.items.map((item) => [item.path, branchOf(item)]));
  return ({ path }) => branches.get(path) ?? '';
}
