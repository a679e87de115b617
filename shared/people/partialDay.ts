import type { PartialDate } from '../model/roster.ts';

/** The first day that `2008`, `2008-07` or `2008-07-01` may mean. */
export function earliestDay(date: PartialDate): string {
  return `${date}${'-01-01'.slice(date.length - 4)}`;
}

/** The last day it may mean, as a string that compares right (month ends are all written 31). */
export function latestDay(date: PartialDate): string {
  return `${date}${'-12-31'.slice(date.length - 4)}`;
}

/** Whether two partial dates can mean the same day: one says no more than a part of the other. */
export function agree(a: PartialDate, b: PartialDate): boolean {
  return a.startsWith(b) || b.startsWith(a);
}

/** 2008年, 2008年7月, 2008年7月1日. */
export function sayPartialDay(date: PartialDate): string {
  const [year, month, day] = date.split('-');
  return `${year!}年${month === undefined ? '' : `${Number(month)}月`}${day === undefined ? '' : `${Number(day)}日`}`;
}
