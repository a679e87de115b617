import { daysBetween, type CalendarDate } from '../model/calendarDate.ts';
import type { CheckOutcome } from '../model/checkOutcome.ts';
import type { Coverage, CoverageState } from '../model/report.ts';
import { periodsOf, type PeriodLength } from '../rules/periods.ts';

/** Something a branch owes in a period, from the latest check. */
export interface Duty {
  readonly branch: string;
  /** The G1xx or G2xx rule that would report it missing. */
  readonly obligation: string;
  readonly period: string;
  /** The period's last day; `null` for a term, which has none of its own. */
  readonly dueBy: CalendarDate | null;
  /** Days until then, on the day of the check; negative once it has passed. */
  readonly daysLeft: number | null;
}

/** What is due in the month of the check, and what is still missing from before, each in the order of day, branch, obligation. */
export interface Duties {
  readonly thisMonth: readonly Duty[];
  readonly missing: readonly Duty[];
}

/**
 * @param check its `duties` are what is owed on its day, also in a year that no file has yet; its `coverage` tells what is missing
 * @param branch one branch; all where absent
 */
export function dutiesOf({ asOf, coverage, duties }: Pick<CheckOutcome, 'asOf' | 'coverage' | 'duties'>, branch?: string): Duties {
  const own = (cells: readonly Coverage[], state: CoverageState) => inOrder(cells.filter((cell) => cell.state === state && (branch === undefined || cell.branch === branch)), asOf);
  return { thisMonth: own(duties, 'not-due'), missing: own(coverage, 'missing') };
}

function inOrder(cells: readonly Coverage[], asOf: CalendarDate): readonly Duty[] {
  return cells
    .map(({ branch, obligation, period }): Duty => {
      const dueBy = lastDayOf(period);
      return { branch, obligation, period, dueBy, daysLeft: dueBy === null ? null : daysBetween(asOf, dueBy) };
    })
    .sort((a, b) => {
      const [left, right] = [keyOf(a), keyOf(b)];
      return left < right ? -1 : left > right ? 1 : 0;
    });
}

function keyOf({ dueBy, period, branch, obligation }: Duty): string {
  return `${dueBy ?? '9999'} ${branch} ${obligation} ${period}`;
}

function lastDayOf(period: string): CalendarDate | null {
  const length: PeriodLength | null = /^\d{4}$/.test(period) ? 'year' : /^\d{4}-Q[1-4]$/.test(period) ? 'quarter' : /^\d{4}-\d{2}$/.test(period) ? 'month' : null;
  return length === null ? null : (periodsOf(Number(period.slice(0, 4)), length).find(({ id }) => id === period)?.last ?? null);
}
