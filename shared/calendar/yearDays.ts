import chineseDays from 'chinese-days';
import { SolarDay } from 'tyme4ts';
import { addDays, calendarDate, dayOf, monthOf, yearOf, type CalendarDate } from '../model/calendarDate.ts';
import { isWeekend, type WorkCalendar } from './workCalendar.ts';

/** A day as a calendar shows it. */
export interface ShownDay {
  readonly day: CalendarDate;
  readonly weekend: boolean;
  readonly off: boolean;
  /** 初五; 正月 on the first of a lunar month; the solar term on its day. */
  readonly lunar: string;
  /** 春节, on a day off or a shifted working day that is given for it; `null` otherwise. */
  readonly holiday: string | null;
}

/** All days of a year by the calendar in force. */
export function yearDays(year: number, calendar: WorkCalendar): readonly ShownDay[] {
  const days: ShownDay[] = [];
  for (let day = calendarDate(year, 1, 1); day !== null && yearOf(day) === year; day = addDays(day, 1)) {
    days.push({ day, weekend: isWeekend(day), off: calendar.isDayOff(day), lunar: lunarLabel(day), holiday: holidayOf(day) });
  }
  return days;
}

function lunarLabel(day: CalendarDate): string {
  const solar = SolarDay.fromYmd(yearOf(day), monthOf(day), dayOf(day));
  const term = solar.getTermDay();
  if (term.getDayIndex() === 0) return term.getSolarTerm().getName();
  const lunar = solar.getLunarDay();
  return lunar.getDay() === 1 ? lunar.getLunarMonth().getName() : lunar.getName();
}

/** The package names plain days by their weekday, in English without a comma. */
function holidayOf(day: CalendarDate): string | null {
  return chineseDays.getDayDetail(day).name.split(',')[1] ?? null;
}
