import type { CalendarDate } from '../model/calendarDate.ts';

/** A moment as a file states it. */
export interface Instant {
  /** Milliseconds since 1970 UTC; where the file gives no zone, its local time is taken as China's. */
  readonly at: number;
  /** The day in China (UTC+8). */
  readonly day: CalendarDate;
  /** Only the day was stated. */
  readonly dayOnly: boolean;
  /** As the file writes it. */
  readonly raw: string;
}

export const MINUTE = 60_000;
export const DAY = 86_400_000;

/**
 * Reads a moment in the ways of document properties: ISO 8601 with or without zone (OOXML, OLE, OpenDocument, XMP),
 * `D:20251219193820+08'00'` (PDF), `20251219113820Z` and `2025-12-19` (OFD).
 *
 * Programs differ in whether they write true UTC or local time labelled as UTC (detection.md §1.1), so a moment is good to
 * eight hours at most: what is compared across files or with a calendar date must leave a day of room.
 *
 * @returns `null` for anything else and for years outside 1990–2100, which clocks at their zero point give
 */
export function readInstant(text: string): Instant | null {
  const match = pattern.exec(text.trim());
  if (!match) return null;
  const [, year, month, day, hour, minute, second, zone, sign, zoneHours, zoneMinutes] = match;
  if (Number(year) < 1990 || Number(year) > 2100) return null;
  const utc = Date.UTC(Number(year), Number(month) - 1, Number(day), Number(hour ?? 0), Number(minute ?? 0), Number(second ?? 0));
  if (Number.isNaN(utc) || new Date(utc).getUTCDate() !== Number(day)) return null;
  const dayOnly = hour === undefined;
  const offset = dayOnly || zone === undefined ? CHINA : zone === 'Z' || zone === 'z' ? 0 : (sign === '-' ? -1 : 1) * (Number(zoneHours) * 60 + Number(zoneMinutes ?? 0)) * MINUTE;
  const at = utc - offset;
  return { at, day: dayInChina(at), dayOnly, raw: text.trim() };
}

/** 2025年12月19日19:38, in China's time. */
export function momentText({ at, day, dayOnly }: Instant): string {
  const date = `${Number(day.slice(0, 4))}年${Number(day.slice(5, 7))}月${Number(day.slice(8))}日`;
  return dayOnly ? date : `${date}${new Date(at + CHINA).toISOString().slice(11, 16)}`;
}

const CHINA = 8 * 60 * MINUTE;
const pattern = /^(?:D:)?(\d{4})[-./年]?(\d{2})[-./月]?(\d{2})日?(?:[T\s]?(\d{2}):?(\d{2})(?::?(\d{2})(?:[.,]\d+)?)?\s*(Z|z|([+-])(\d{2}):?'?(\d{2})?'?)?)?/;

function dayInChina(at: number): CalendarDate {
  return new Date(at + CHINA).toISOString().slice(0, 10) as CalendarDate;
}
