import chineseDays from 'chinese-days';
import { addDays, calendarDate, weekdayOf, yearOf, type CalendarDate } from '../model/calendarDate.ts';

/** A year as a township has entered it: the State Council's notice of that year, or the province's own days. */
export interface OwnYear {
  readonly year: number;
  /** The notice it was taken from. */
  readonly source: string;
  /** Days off that are not weekends. */
  readonly daysOff: readonly CalendarDate[];
  /** Weekend days on which people work (调休上班). */
  readonly workdays: readonly CalendarDate[];
}

/** Which days are days off. */
export interface WorkCalendar {
  /** Whether the year's holidays are known: entered here, or shipped with the program. */
  isKnown(year: number): boolean;
  /** Weekends, holidays; not weekend days on which people work. Of a year that is not known, weekends. */
  isDayOff(day: CalendarDate): boolean;
  /** Working days from one day to another, both counted; `null` where the holidays of a year are not known. */
  workingDays(from: CalendarDate, to: CalendarDate): number | null;
}

/** The State Council's calendar of holidays (package chinese-days); a year that is entered here goes before the shipped one. */
export function workCalendar(own: readonly OwnYear[]): WorkCalendar {
  const years = new Map(own.map(({ year, daysOff, workdays }) => [year, { daysOff: new Set(daysOff), workdays: new Set(workdays) }]));
  const shipped = new Map<number, boolean>();
  const isShippedYear = (year: number) => {
    const known = shipped.get(year) ?? isShipped(year);
    shipped.set(year, known);
    return known;
  };
  const isKnown = (year: number) => years.has(year) || isShippedYear(year);
  const isDayOff = (day: CalendarDate) => {
    const entered = years.get(yearOf(day));
    if (entered) return entered.daysOff.has(day) || (isWeekend(day) && !entered.workdays.has(day));
    return isShippedYear(yearOf(day)) ? chineseDays.isHoliday(day) : isWeekend(day);
  };
  return {
    isKnown,
    isDayOff,
    workingDays(from, to) {
      if (!isKnown(yearOf(from)) || !isKnown(yearOf(to))) return null;
      let count = 0;
      for (let day = from; day <= to; day = addDays(day, 1)) if (!isDayOff(day)) count += 1;
      return count;
    },
  };
}

export function isWeekend(day: CalendarDate): boolean {
  return weekdayOf(day) >= 6;
}

/** The package says that a day of a year it does not know is a plain day: National Day tells. */
function isShipped(year: number): boolean {
  const [newYear, nationalDay] = [calendarDate(year, 1, 1), calendarDate(year, 10, 1)];
  return newYear !== null && nationalDay !== null && chineseDays.isHoliday(newYear) && chineseDays.isHoliday(nationalDay);
}
