import type { CalendarDate } from '../model/calendarDate.ts';

/** 2025年3月5日. */
export function sayDay(date: CalendarDate): string {
  return `${Number(date.slice(0, 4))}年${Number(date.slice(5, 7))}月${Number(date.slice(8))}日`;
}
