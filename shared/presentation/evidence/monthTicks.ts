import { addMonths, daysBetween, monthOf, yearOf, type CalendarDate } from '../../model/calendarDate.ts';

const MOST_TICKS = 7;

/** Where an axis of days carries a sign: firsts of months, few enough to be read; both ends where the axis is short. */
export function monthTicks(first: CalendarDate, last: CalendarDate): readonly { readonly day: CalendarDate; readonly label: string }[] {
  if (daysBetween(first, last) < 45) return [first, last].filter((day, index) => index === 0 || day !== first).map((day) => ({ day, label: day }));
  const start = addMonths(`${first.slice(0, 8)}01` as CalendarDate, first.endsWith('-01') ? 0 : 1);
  const months = (yearOf(last) - yearOf(start)) * 12 + monthOf(last) - monthOf(start) + 1;
  const step = [1, 2, 3, 6, 12, 24, 60, 120].find((size) => months / size <= MOST_TICKS) ?? 240;
  return Array.from({ length: Math.ceil(months / step) }, (_, index) => addMonths(start, index * step)).filter((day) => day <= last).map((day) => ({ day, label: day.slice(0, 7) }));
}
