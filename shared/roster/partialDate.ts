import { addDays, calendarDate, daysInMonth, parseCalendarDate, type CalendarDate } from '../model/calendarDate.ts';
import type { PartialDate } from '../model/roster.ts';

/** Day 2 of Excel's date numbers, as its 1900 system counts from March 1900 on (it takes 1900 for a leap year). */
const EXCEL_DAY_TWO = parseCalendarDate('1900-01-01')!;
const chineseDigits: Readonly<Record<string, string>> = { 〇: '0', 零: '0', '○': '0', 一: '1', 二: '2', 三: '3', 四: '4', 五: '5', 六: '6', 七: '7', 八: '8', 九: '9' };

/**
 * Reads a date as rosters write it: `1998.07`, `1998年7月`, `199807`, `98.7`, `2008-07-01`, `一九九八年七月`, an Excel date
 * number that came through as text (`35977`).
 *
 * @returns `YYYY`, `YYYY-MM` or `YYYY-MM-DD`; `null` where nothing, or no existing date, is written
 */
export function parsePartialDate(text: string): PartialDate | null {
  const folded = figures(text.normalize('NFKC').replace(/\s+(?=\d{1,2}:\d{2}).*$/, '').replace(/\s/g, ''));
  const parts = /^(\d{4}|\d{2}(?=[年./-]))[年./-](\d{1,2})(?:[月./-](\d{1,2})日?)?月?(?![\d])/.exec(folded);
  if (parts) return partial(fullYear(parts[1]!), Number(parts[2]), parts[3] ? Number(parts[3]) : undefined);
  const packed = /^((?:19|20)\d{2})(\d{2})(\d{2})?(?!\d)/.exec(folded);
  if (packed) return partial(Number(packed[1]), Number(packed[2]), packed[3] ? Number(packed[3]) : undefined);
  const serial = /^([1-5]\d{4})(?:\.0+)?$/.exec(folded);
  if (serial) return addDays(EXCEL_DAY_TWO, Number(serial[1]) - 2);
  const year = /^((?:19|20)\d{2})年?(?!\d)/.exec(folded)?.[1];
  return year ?? null;
}

/** The first partial date inside a sentence: 2024年3月因病去世. */
export function findPartialDate(text: string): PartialDate | null {
  const folded = figures(text.normalize('NFKC').replace(/\s/g, ''));
  const written = /(?<!\d)(?:19|20)\d{2}(?:[年./-]\d{1,2}(?:[月./-]\d{1,2}日?)?月?|\d{4}|\d{2}|年)?(?!\d)/.exec(folded)?.[0];
  return written ? parsePartialDate(written) : null;
}

/** The birthday inside a resident identity number; the number itself is not kept. */
export function birthFromIdentityNumber(text: string): PartialDate | null {
  const number = /^\d{6}((?:19|20)\d{2})(\d{2})(\d{2})\d{3}[\dXx]$/.exec(text.normalize('NFKC').replace(/[\s']/g, ''));
  return number ? calendarDate(Number(number[1]), Number(number[2]), Number(number[3])) : null;
}

/** The first day that a partial date may mean. */
export function earliestDay(date: PartialDate): CalendarDate {
  return parseCalendarDate(date) ?? parseCalendarDate(`${date.slice(0, 4)}-${date.slice(5, 7) || '01'}-01`)!;
}

/** The last day that a partial date may mean. */
export function latestDay(date: PartialDate): CalendarDate {
  const whole = parseCalendarDate(date);
  if (whole) return whole;
  const year = Number(date.slice(0, 4));
  const month = date.length >= 7 ? Number(date.slice(5, 7)) : 12;
  return calendarDate(year, month, daysInMonth(year, month))!;
}

/** −1 where `a` is certainly before `b`, 1 where certainly after, 0 where the same or where their precision cannot tell. */
export function comparePartialDates(a: PartialDate, b: PartialDate): -1 | 0 | 1 {
  if (latestDay(a) < earliestDay(b)) return -1;
  return earliestDay(a) > latestDay(b) ? 1 : 0;
}

function partial(year: number, month: number, day: number | undefined): PartialDate | null {
  if (month === 0 && !day) return String(year);
  if (!calendarDate(year, month, 1)) return null;
  const monthOnly = `${year}-${String(month).padStart(2, '0')}`;
  return day ? calendarDate(year, month, day) : monthOnly;
}

/** 98 is 1998, 08 is 2008: nobody on a roster joined before 1930. */
function fullYear(written: string): number {
  const value = Number(written);
  return written.length === 4 ? value : value >= 30 ? 1900 + value : 2000 + value;
}

/** 一九九八年十二月五日 → 1998年12月5日. */
function figures(text: string): string {
  return text
    .replace(/[〇零○一二三四五六七八九]{4}(?=年)/g, (year) => year.replace(/./g, (digit) => chineseDigits[digit] ?? digit))
    .replace(/([二三]?)十([一二三四五六七八九]?)(?=[月日])/g, (_, tens: string, ones: string) => String((tens ? Number(chineseDigits[tens]) : 1) * 10 + (ones ? Number(chineseDigits[ones]) : 0)))
    .replace(/[一二三四五六七八九](?=[月日])/g, (digit) => chineseDigits[digit]!);
}
