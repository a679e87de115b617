import type { CheckedObligation, CheckOutcome, MeetingState } from '../model/checkOutcome.ts';
import type { Coverage, RecordAssessment, Report } from '../model/report.ts';
import { isSettled } from '../ledgers/findingDecision.ts';
import { monthsOf } from '../rules/periods.ts';

/** How a period of an obligation stands at a glance: what coverage says, and of what is there whether it is late or in doubt. */
export type GridState = 'met' | 'late' | 'doubtful' | Exclude<Coverage['state'], 'met'>;

export interface GridCell {
  readonly obligation: string;
  readonly period: string;
  readonly state: GridState;
  /** Why it is not applicable or unknown; what is in doubt. */
  readonly reason: string;
  readonly meetings: readonly GridMeeting[];
}

/** A meeting that stands in a cell; `paths` without a record of their own (a scanned page) have ordinal 0. */
export interface GridMeeting {
  readonly path: string;
  readonly ordinal: number;
  readonly title: string;
  readonly date: string | null;
  readonly level: RecordAssessment['level'];
}

export interface GridRow {
  readonly branch: string;
  /** One a period, obligations and periods in order. */
  readonly cells: readonly GridCell[];
  readonly due: number;
  readonly met: number;
  readonly missing: number;
  readonly late: number;
  readonly doubtful: number;
}

/** The year's grid of a township. */
export interface MeetingGrid {
  readonly year: number;
  /** Obligations that at least one branch owes that year. */
  readonly obligations: readonly CheckedObligation[];
  readonly rows: readonly GridRow[];
}

/** The years that any branch's folder covers, newest first. */
export function gridYears({ coverage }: Pick<CheckOutcome, 'coverage'>): readonly number[] {
  return [...new Set(coverage.map(({ year }) => year))].sort((a, b) => b - a);
}

/** Lays one year out: a row a branch, a cell a period of each obligation. */
export function meetingGrid({ coverage, meetings, obligations }: CheckOutcome, { findings, records }: Pick<Report, 'findings' | 'records'>, year: number): MeetingGrid {
  const ofYear = coverage.filter((cell) => cell.year === year);
  const owed = new Set(ofYear.filter(({ state }) => state !== 'not-applicable').map(({ obligation }) => obligation));
  const shown = obligations.filter(({ code }) => owed.has(code));
  const order = new Map(shown.map(({ code }, index) => [code, index]));
  const look = viewOf(meetings, findings, records);
  const rows = [...Map.groupBy(ofYear.filter(({ obligation }) => order.has(obligation)), ({ branch }) => branch)].map(([branch, own]): GridRow => {
    const cells = own.toSorted((a, b) => order.get(a.obligation)! - order.get(b.obligation)! || (a.period < b.period ? -1 : 1)).map(look);
    const count = (...states: readonly GridState[]) => cells.filter(({ state }) => states.includes(state)).length;
    const met = count('met', 'late', 'doubtful');
    return { branch, cells, met, due: met + count('missing'), missing: count('missing'), late: count('late'), doubtful: count('doubtful') };
  });
  return { year, obligations: shown, rows: rows.sort((a, b) => (a.branch < b.branch ? -1 : 1)) };
}

/** From a cell of the coverage to what is shown of it. */
function viewOf(meetings: readonly MeetingState[], findings: Report['findings'], records: readonly RecordAssessment[]): (cell: Coverage) => GridCell {
  const byPath = Map.groupBy(meetings, ({ path }) => path);
  const levels = new Map(records.map((record) => [keyOf(record), record]));
  const settled = new Set(findings.filter(({ decision }) => isSettled(decision)).map(({ id }) => id));
  const lateRecords = new Set(findings.filter(({ decision }) => decision?.outcome === 'lateRecord').flatMap(({ id }) => id));
  return ({ obligation, period, state, paths, reason = '' }) => {
    if (state !== 'met') return { obligation, period, state, reason, meetings: paths.map(bare) };
    const held = paths.flatMap((path): readonly Held[] => {
      const own = byPath.get(path) ?? [];
      const within = own.length < 2 ? own : own.filter(({ date }) => date !== null && monthsOf(period).includes(date.slice(0, 7)));
      return within.length > 0 ? within : [bare(path)];
    });
    const seen = held.map((meeting) => {
      const assessed = levels.get(keyOf(meeting));
      const open = assessed?.signals.some((id) => !settled.has(id)) === true;
      return {
        meeting: { path: meeting.path, ordinal: meeting.ordinal, title: meeting.title, date: meeting.date, level: assessed && open ? assessed.level : 'none' } satisfies GridMeeting,
        late: (meeting.lateNote ?? null) !== null || assessed?.signals.some((id) => lateRecords.has(id)) === true,
      };
    });
    const doubtful = seen.every(({ meeting: { level } }) => level === 'moderate' || level === 'strong');
    const late = seen.every((one) => one.late);
    return { obligation, period, state: doubtful ? 'doubtful' : late ? 'late' : 'met', reason: doubtful ? '记录有疑点，待核实' : late ? '有补录说明' : reason, meetings: seen.map(({ meeting }) => meeting) };
  };
}

/** A filed meeting, or a file without a record of its own. */
type Held = Pick<GridMeeting, 'path' | 'ordinal' | 'title' | 'date'> & { readonly lateNote?: string | null };

function bare(path: string): GridMeeting {
  return { path, ordinal: 0, title: path.split('/').at(-1) ?? path, date: null, level: 'none' };
}

function keyOf({ path, ordinal }: { readonly path: string; readonly ordinal: number }): string {
  return `${ordinal} ${path}`;
}
