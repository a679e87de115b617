import { addMonths, daysBetween, yearOf, type CalendarDate } from '../model/calendarDate.ts';
import type { BranchFacts } from '../model/facts.ts';
import type { Coverage } from '../model/report.ts';
import type { Rulebook } from './rulebook.ts';
import type { Obligation } from './rulebookShape.ts';

/** An election of the whole committee: all papers of it together, by the day of the first. */
export interface Election {
  readonly date: CalendarDate;
  readonly paths: readonly string[];
  /** When the next one is due. */
  readonly due: CalendarDate;
  readonly years: number;
}

/** By-elections fill a seat and begin no term. */
const byElection = /补选|增补|届中|补充/;

/** The elections that the branch's files show, in order; papers within a few months belong to one. */
export function electionsOf(branch: BranchFacts, { terms, thresholds }: Rulebook, { meets }: Obligation): readonly Election[] {
  const papers = branch.records.flatMap(({ kind, date, path, title }) => (date && kind !== null && meets.includes(kind) && !byElection.test(title) ? [{ date, path }] : [])).sort((a, b) => (a.date < b.date ? -1 : 1));
  const clusters: { date: CalendarDate; paths: Set<string> }[] = [];
  for (const { date, path } of papers) {
    const last = clusters.at(-1);
    if (last && daysBetween(last.date, date) <= thresholds.electionClusterDays) last.paths.add(path);
    else clusters.push({ date, paths: new Set([path]) });
  }
  return clusters.map(({ date, paths }) => {
    const years = terms.findLast(({ electedFrom }) => electedFrom === undefined || electedFrom <= date)?.years ?? terms[0]!.years;
    return { date, paths: [...paths].sort(), years, due: addMonths(date, years * 12) };
  });
}

/**
 * 换届 by term, one cell a year. The year of an election is `met`; the year in which a term runs out is `missing` once it
 * has ended without an election in it or, with a delay that the superior may approve, within the grace years after.
 */
export function termCoverage(branch: BranchFacts, years: { readonly first: number; readonly last: number }, asOf: CalendarDate, rulebook: Rulebook, obligation: Obligation): readonly Coverage[] {
  const elections = electionsOf(branch, rulebook, obligation);
  const cells: Coverage[] = [];
  for (let year = years.first; year <= years.last; year += 1) {
    cells.push({ branch: branch.name, year, obligation: obligation.code, period: String(year), ...stateIn(year, elections, asOf, rulebook.thresholds.termGraceYears) });
  }
  return cells;
}

function stateIn(year: number, elections: readonly Election[], asOf: CalendarDate, graceYears: number): Pick<Coverage, 'state' | 'paths' | 'reason'> {
  const held = elections.filter(({ date }) => yearOf(date) === year);
  if (held.length > 0) return { state: 'met', paths: held.flatMap(({ paths }) => paths) };
  const before = elections.findLast(({ date }) => yearOf(date) < year);
  if (!before) return { state: 'unknown', paths: [], reason: '没有找到此前的换届材料，无法推算任期' };
  const dueYear = yearOf(before.due);
  if (year < dueYear) return { state: 'not-due', paths: [] };
  const next = elections.find(({ date }) => date > before.date);
  if (next && next.date <= addMonths(before.due, graceYears * 12)) return { state: 'met', paths: next.paths, reason: '任期届满后一年内完成换届' };
  if (year > dueYear) return { state: 'unknown', paths: [], reason: `上一届任期于 ${dueYear} 年届满，已在当年列出` };
  return { state: yearOf(asOf) > year ? 'missing' : 'not-due', paths: [] };
}
