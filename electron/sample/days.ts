import chineseDays from 'chinese-days';
import { LunarDay } from 'tyme4ts';
import { addDays, calendarDate, daysInMonth, type CalendarDate } from '../../shared/model/calendarDate.ts';
import type { Random } from './random.ts';

/** Picks days on which a village meets: working days, each used once by a branch. */
export interface MeetingDays {
  /** A free working day of the month between two days of the month. */
  pick(month: number, from: number, to: number): CalendarDate;
}

/** The free days of one branch in one year. */
export function meetingDays(random: Random, year: number): MeetingDays {
  const used = new Set<CalendarDate>();
  return {
    pick(month, from, to) {
      const last = daysInMonth(year, month);
      const wanted = daysOf(year, month, from, Math.min(to, last)).filter((day) => !used.has(day));
      const free = wanted.length > 0 ? wanted : daysOf(year, month, 1, last).filter((day) => !used.has(day));
      const day = random.pick(free);
      used.add(day);
      return day;
    },
  };
}

/** The first day of the lunar year that falls into a calendar year. */
export function springFestival(year: number): CalendarDate {
  const day = LunarDay.fromYmd(year, 1, 1).getSolarDay();
  return calendarDate(day.getYear(), day.getMonth(), day.getDay())!;
}

/** The working day on or after a date. */
export function workdayFrom(date: CalendarDate): CalendarDate {
  let day = date;
  while (!chineseDays.isWorkday(day)) day = addDays(day, 1);
  return day;
}

/** The date after so many working days. */
export function addWorkdays(date: CalendarDate, count: number): CalendarDate {
  let day = date;
  for (let left = count; left > 0; left -= 1) day = workdayFrom(addDays(day, 1));
  return day;
}

function daysOf(year: number, month: number, from: number, to: number): CalendarDate[] {
  const days: CalendarDate[] = [];
  for (let day = from; day <= to; day += 1) {
    const date = calendarDate(year, month, day);
    if (date && chineseDays.isWorkday(date)) days.push(date);
  }
  return days;
}
