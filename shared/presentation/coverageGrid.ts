import type { Coverage, CoverageState, Report } from '../model/report.ts';

/** One branch and year of 三会一课: a row an obligation, its cells laid over twelve months. */
export interface CoverageGrid {
  readonly branch: string;
  readonly year: number;
  readonly rows: readonly { readonly obligation: string; readonly cells: readonly CoverageCell[]; readonly due: number; readonly met: number }[];
}

/** One period: it begins at month `from` (1–12) and spans `months` of them. */
interface CoverageCell {
  readonly period: string;
  readonly from: number;
  readonly months: number;
  readonly state: CoverageState;
  readonly paths: readonly string[];
}

/** The grids of a report by branch and year, obligations and periods in order. */
export function coverageGrids(report: Report): readonly CoverageGrid[] {
  const groups = Map.groupBy(report.coverage, (cell) => `${cell.branch}\u0000${cell.year}`);
  const order = new Map(report.branches.map((branch, index) => [branch.name, index]));
  return [...groups.values()]
    .map(gridOf)
    .sort((a, b) => (order.get(a.branch) ?? order.size) - (order.get(b.branch) ?? order.size) || (a.branch < b.branch ? -1 : a.branch > b.branch ? 1 : a.year - b.year));
}

function gridOf(cells: readonly Coverage[]): CoverageGrid {
  const [first] = cells;
  const rows = [...Map.groupBy(cells, (cell) => cell.obligation)]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([obligation, ofObligation]) => ({
      obligation,
      cells: ofObligation.map(placeCell).sort((a, b) => a.from - b.from || b.months - a.months),
      due: ofObligation.filter((cell) => cell.state === 'met' || cell.state === 'missing').length,
      met: ofObligation.filter((cell) => cell.state === 'met').length,
    }));
  return { branch: first?.branch ?? '', year: first?.year ?? 0, rows };
}

function placeCell(cell: Coverage): CoverageCell {
  const { from, months } = span(cell.period);
  return { period: cell.period, from, months, state: cell.state, paths: cell.paths };
}

/** A month covers itself, a quarter three months, anything longer the whole year. */
function span(period: string): { readonly from: number; readonly months: number } {
  const quarter = /-Q([1-4])$/.exec(period);
  if (quarter) return { from: Number(quarter[1]) * 3 - 2, months: 3 };
  const month = /^\d{4}-(\d{2})/.exec(period);
  return month ? { from: Number(month[1]), months: 1 } : { from: 1, months: 12 };
}
