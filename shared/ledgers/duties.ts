import { daysBetween, type CalendarDate } from '../model/calendarDate.ts';
import type { Coverage } from '../model/report.ts';
import { monthsOf, periodsOf, type PeriodLength } from '../rules/periods.ts';

/** Something a branch owes in a period, from the coverage of the latest check. */
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
 * @param coverage of a check made as of `asOf`; “due this month” are cells not due yet whose period holds the month
 * @param branch one branch; all where absent
 */
export function dutiesOf(coverage: readonly Coverage[], asOf: CalendarDate, branch?: string): Duties {
  const month = asOf.slice(0, 7);
  const own = coverage.filter((cell) => branch === undefined || cell.branch === branch);
  const due = own.filter(({ state, period }) => state === 'not-due' && monthsOf(period).includes(month));
  return { thisMonth: inOrder(due, asOf), missing: inOrder(own.filter(({ state }) => state === 'missing'), asOf) };
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
