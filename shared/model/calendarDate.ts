/**
 * A calendar date of the field, `YYYY-MM-DD`: the day a meeting was held or a paper was signed, not an instant.
 * Comparing two of them as strings orders them in time.
 */
export type CalendarDate = string & { readonly __brand: 'CalendarDate' };

/** 1 = Monday … 7 = Sunday (ISO 8601). */
export type Weekday = 1 | 2 | 3 | 4 | 5 | 6 | 7;

const MILLISECONDS_PER_DAY = 86_400_000;

/**
 * The calendar date of a year, month (1–12) and day, or `null` where no such day exists (2023-02-30).
 * Years are bounded to 1900–2100: anything else in a village record is a misreading.
 */
export function calendarDate(year: number, month: number, day: number): CalendarDate | null {
  if (!Number.isInteger(year) || !Number.isInteger(month) || !Number.isInteger(day)) return null;
  if (year < 1900 || year > 2100 || month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month)) return null;
  return `${String(year)}-${pad(month)}-${pad(day)}` as CalendarDate;
}

/** Parses exactly `YYYY-MM-DD`; `null` for any other text and for days that do not exist. */
export function parseCalendarDate(text: string): CalendarDate | null {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  return match ? calendarDate(Number(match[1]), Number(match[2]), Number(match[3])) : null;
}

/** The year of a calendar date. */
export function yearOf(date: CalendarDate): number {
  return Number(date.slice(0, 4));
}

/** The month (1–12) of a calendar date. */
export function monthOf(date: CalendarDate): number {
  return Number(date.slice(5, 7));
}

/** The day of the month (1–31) of a calendar date. */
export function dayOf(date: CalendarDate): number {
  return Number(date.slice(8, 10));
}

/** Whole days from `from` to `to`; negative where `to` is earlier. */
export function daysBetween(from: CalendarDate, to: CalendarDate): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / MILLISECONDS_PER_DAY);
}

/** The date `days` later (earlier where negative). */
export function addDays(date: CalendarDate, days: number): CalendarDate {
  return new Date(Date.parse(date) + days * MILLISECONDS_PER_DAY).toISOString().slice(0, 10) as CalendarDate;
}

/**
 * The same day of the month `months` later (earlier where negative), or the month's last day where it has no such day:
 * one month after 2025-01-31 is 2025-02-28.
 */
export function addMonths(date: CalendarDate, months: number): CalendarDate {
  const index = yearOf(date) * 12 + monthOf(date) - 1 + months;
  const year = Math.floor(index / 12);
  const month = (index % 12) + 1;
  return `${String(year)}-${pad(month)}-${pad(Math.min(dayOf(date), daysInMonth(year, month)))}` as CalendarDate;
}

/** The weekday of a calendar date. */
export function weekdayOf(date: CalendarDate): Weekday {
  return (((new Date(Date.parse(date)).getUTCDay() + 6) % 7) + 1) as Weekday;
}

/** How many days a month (1–12) of a year has. */
export function daysInMonth(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate();
}

function pad(value: number): string {
  return String(value).padStart(2, '0');
}
