import chineseDays from 'chinese-days';
import { addDays, yearOf, type CalendarDate } from '../../model/calendarDate.ts';

/**
 * Working days from one day to another, both counted, by the State Council's calendar of holidays and shifted work days
 * (package chinese-days).
 *
 * @returns `null` where the calendar of a year is not known
 */
export function workingDays(from: CalendarDate, to: CalendarDate): number | null {
  if (!isKnown(yearOf(from)) || !isKnown(yearOf(to))) return null;
  let count = 0;
  for (let day = from; day <= to; day = addDays(day, 1)) if (chineseDays.isWorkday(day)) count += 1;
  return count;
}

/** National Day is a holiday every year: where the calendar does not say so, it has no data for the year. */
function isKnown(year: number): boolean {
  return chineseDays.isHoliday(`${year}-10-01`) && chineseDays.isHoliday(`${year}-01-01`);
}
