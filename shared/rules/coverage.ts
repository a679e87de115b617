import type { BranchFacts, RecordFact, TownshipFacts } from '../model/facts.ts';
import type { Coverage, CoverageState } from '../model/report.ts';
import { basisInForce } from './basis.ts';
import { dueFrom, type Owed } from './dueFrom.ts';
import { feePeriods } from './feePeriods.ts';
import { periodOfRecord, serves } from './meetings.ts';
import { hasEnded, monthsOf, periodsOf, type Period, type PeriodLength } from './periods.ts';
import { isRead } from './rule.ts';
import type { Rulebook } from './rulebook.ts';
import type { Obligation } from './rulebookShape.ts';
import { termCoverage } from './termCoverage.ts';

/**
 * The one place that decides what was due and whether it is there: branch × year × obligation × period. The G1xx and
 * G2xx rules report exactly what is `missing` here.
 *
 * Judged are the years from a branch's first to its last dated record. `met` needs a record of the period, `missing`
 * that the period ended before the day of the check; what is unfinished is `not-due`, what nobody owes is
 * `not-applicable`, and `unknown` says that material of the year exists which could not be read.
 */
export function coverageOf(facts: TownshipFacts, rulebook: Rulebook): readonly Coverage[] {
  const obligations = rulebook.obligations.filter(({ code }) => rulebook.catalogue.get(code)?.enabled === true);
  return facts.branches.flatMap((branch) => branchCoverage(withAwaitedDates(branch), facts, rulebook, obligations));
}

/** A day that OCR read may show that a meeting was held long before a person has confirmed it. */
function withAwaitedDates(branch: BranchFacts): BranchFacts {
  return branch.records.some(({ awaiting }) => awaiting) ? { ...branch, records: branch.records.map((record) => ({ ...record, date: record.date ?? record.awaiting?.date ?? null })) } : branch;
}

function branchCoverage(branch: BranchFacts, { asOf }: TownshipFacts, rulebook: Rulebook, obligations: readonly Obligation[]): Coverage[] {
  const { years } = branch;
  if (years === null) return [];
  const owed = dueFrom(branch, rulebook);
  const unreadBooks = branch.records.filter((record) => record.kind === 'minuteBook' && !isRead(record, rulebook));
  return obligations.flatMap((obligation) => {
    if (obligation.period === 'term') return termCoverage(branch, years, asOf, rulebook, obligation);
    const filed = filedFor(branch, obligation, obligation.period, rulebook);
    const open = [...filed.unread, ...(obligation.meets.includes('partyFees') ? [] : unreadBooks)];
    const cells: Coverage[] = [];
    for (let year = years.first; year <= years.last; year += 1) {
      const inYear = periodsOf(year, obligation.period).map((period) => judge(obligation, period, { asOf, filed: filed.byPeriod, owed: owed(obligation, period), rulebook }));
      cells.push(...leaveOpen(inYear, open.filter((record) => record.year === year)).map(({ period, state, paths, reason }): Coverage => ({ branch: branch.name, year, obligation: obligation.code, period: period.id, state, paths, ...(reason === undefined ? {} : { reason }) })));
    }
    return cells;
  });
}

interface Judged {
  readonly period: Period;
  readonly state: CoverageState;
  readonly paths: readonly string[];
  readonly reason?: string;
}

interface Circumstances {
  readonly asOf: TownshipFacts['asOf'];
  readonly filed: ReadonlyMap<string, ReadonlySet<string>>;
  readonly owed: Owed;
  readonly rulebook: Rulebook;
}

function judge({ code }: Obligation, period: Period, { asOf, filed, owed, rulebook }: Circumstances): Judged {
  const paths = [...(filed.get(period.id) ?? [])].sort();
  if (owed.owed === 'no') return { period, state: 'not-applicable', paths, reason: owed.reason };
  if (paths.length > 0) return { period, state: 'met', paths };
  if (!basisInForce(rulebook.catalogue.get(code)!.bases, period.first)) return { period, state: 'not-applicable', paths, reason: '当时所依据的规定尚未施行' };
  if (!hasEnded(period, asOf)) return { period, state: 'not-due', paths };
  if (owed.owed === 'unknown') return { period, state: 'unknown', paths, reason: owed.reason };
  return { period, state: 'missing', paths };
}

/**
 * Files of the year whose text could not be read (a scanned minute-book, photographed pages) may hold what seems
 * missing: where there are enough of them to fill every gap of the year, the gaps are `unknown`.
 */
function leaveOpen(cells: readonly Judged[], unread: readonly RecordFact[]): readonly Judged[] {
  const missing = cells.filter(({ state }) => state === 'missing').length;
  const holdsSeveral = unread.some(({ kind }) => kind === 'minuteBook' || kind === 'partyFees');
  if (missing === 0 || unread.length === 0 || (unread.length < missing && !holdsSeveral)) return cells;
  const reason = `本年有 ${unread.length} 份材料的内容或日期没有读出，可能包含这次记录`;
  return cells.map((cell) => (cell.state === 'missing' ? { ...cell, state: 'unknown', paths: unread.map(({ path }) => path).sort(), reason } : cell));
}

interface Filed {
  /** Period id → files. */
  readonly byPeriod: ReadonlyMap<string, ReadonlySet<string>>;
  /** Files of the kind whose period is not known because they could not be read. */
  readonly unread: readonly RecordFact[];
}

function filedFor(branch: BranchFacts, obligation: Obligation, length: PeriodLength, rulebook: Rulebook): Filed {
  const byPeriod = new Map<string, Set<string>>();
  const unread: RecordFact[] = [];
  const add = (period: string, path: string) => byPeriod.set(period, (byPeriod.get(period) ?? new Set()).add(path));
  const fees = obligation.meets.includes('partyFees');
  const tables = fees ? feePeriods(branch) : [];
  const readTables = new Set(tables.map(({ path }) => path));
  for (const { month, path } of tables) for (const { id } of periodsOf(Number(month.slice(0, 4)), length)) if (monthsOf(id).includes(month)) add(id, path);
  for (const record of branch.records) {
    if (!serves(record, obligation, rulebook.words)) continue;
    if (readTables.has(record.path)) continue;
    const wholeYear = record.kind === 'partyFees' && mayCoverYear(record);
    const period = wholeYear ? null : periodOfRecord(record, length);
    if (period !== null) add(period, record.path);
    else if (wholeYear || !isRead(record, rulebook)) unread.push(record);
  }
  return { byPeriod, unread };
}

/** A fee table that names no month or quarter may be that of the whole year, whatever day it bears; a receipt is of its day. */
function mayCoverYear(record: RecordFact): boolean {
  const receipt = /收据|收条|凭证|票据/.test(record.title);
  return !receipt && periodOfRecord({ ...record, date: null }, 'quarter') === null;
}
