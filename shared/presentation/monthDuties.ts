import type { Duty } from '../contract/overviewCalls.ts';
import { addDays, addMonths } from '../model/calendarDate.ts';
import type { CheckOutcome } from '../model/checkOutcome.ts';
import { monthsOf } from '../rules/periods.ts';

/** Steps of 发展党员 are told of so many days before their day. */
const STEP_DAYS_AHEAD = 31;

/**
 * What is to be done in the month of the check: monthly duties always, quarterly and yearly ones in the last month of
 * their period; and steps of 发展党员 whose day has come or comes within the month.
 */
export function monthDuties({ asOf, duties, obligations, cases }: CheckOutcome): readonly Duty[] {
  const month = asOf.slice(0, 7);
  const names = new Map(obligations.map(({ code, name, period }) => [code, { name, period }]));
  const owed = duties.flatMap((cell): readonly Duty[] => {
    const obligation = names.get(cell.obligation);
    if (!obligation || obligation.period === 'term' || (cell.state !== 'met' && monthsOf(cell.period).at(-1) !== month)) return [];
    if (cell.state === 'met' && obligation.period !== 'month') return [];
    const state = cell.state === 'met' ? 'done' : cell.state === 'unknown' ? 'unknown' : 'due';
    return [{ kind: 'obligation', name: obligation.name, branch: cell.branch, person: null, until: lastDay(monthsOf(cell.period).at(-1) ?? month), state }];
  });
  const until = addDays(asOf, STEP_DAYS_AHEAD);
  const steps = cases.flatMap(({ historic, next, branch, person }): readonly Duty[] =>
    !historic && next?.on && next.on <= until && next.on >= addMonths(asOf, -12) ? [{ kind: 'development', name: next.name, branch, person, until: next.on, state: 'due' }] : [],
  );
  return [...owed, ...steps];
}

function lastDay(month: string): string {
  return new Date(Date.UTC(Number(month.slice(0, 4)), Number(month.slice(5)), 0)).toISOString().slice(0, 10);
}
