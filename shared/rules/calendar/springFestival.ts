import { solarOfLunar } from '../../calendar/lunar.ts';
import type { WorkCalendar } from '../../calendar/workCalendar.ts';
import { addDays, yearOf, type CalendarDate } from '../../model/calendarDate.ts';

const names = ['除夕', '正月初一', '正月初二', '正月初三'];

/** 除夕 or 正月初一 … 初三, where the day is one of these four; 除夕 only in years in which it was a day off (not in 2024). */
export function springFestivalDay(date: CalendarDate, calendar: WorkCalendar): string | null {
  const first = solarOfLunar(yearOf(date), { month: 1, day: 1, leap: false });
  if (first === null) return null;
  const index = names.findIndex((_, offset) => addDays(first, offset - 1) === date);
  if (index < 0 || (index === 0 && !calendar.isDayOff(date))) return null;
  return names[index]!;
}
