import { calendarDate, type CalendarDate, type Weekday } from '../model/calendarDate.ts';
import { foldText } from '../text/normalise.ts';
import { parseNumeral } from '../text/numerals.ts';
import { findLunarDates, type FoundLunarDate } from './lunar.ts';
import { findTimes, type FoundTime } from './findTimes.ts';

/** A date in a text; all offsets are into the text that was given. */
export interface FoundDate {
  /** The day; `null` where only a month or year is stated, or no such day exists. */
  readonly date: CalendarDate | null;
  readonly year: number;
  readonly month?: number;
  readonly day?: number;
  readonly start: number;
  readonly end: number;
  readonly precision: 'day' | 'month' | 'year';
  /** Written out to the day, but there is no such day (2月30日). */
  readonly impossible?: true;
  /** The year is not written; it came from `yearHint` or from a date before it in the same text. */
  readonly yearAssumed?: true;
  /** It closes a range: the 7日 of 3月5日至7日. */
  readonly closesRange?: true;
  /** It stands inside 《…》 or in a document number, so it belongs to that document and is not a date of the text itself. */
  readonly inTitle?: true;
  readonly weekday?: { readonly value: Weekday; readonly start: number; readonly end: number };
  readonly lunar?: FoundLunarDate;
  /** Clock times that stand right behind the date. */
  readonly times: readonly FoundTime[];
}

export interface FindDatesOptions {
  /** The year of dates that state none. */
  readonly yearHint?: number | undefined;
}

/** All dates of a text, in order, in every common way of writing; see {@link FoundDate}. */
export function findDates(text: string, options: FindDatesOptions = {}): readonly FoundDate[] {
  const { folded, originAt } = foldText(text);
  const back = <Span extends { readonly start: number; readonly end: number }>(span: Span): Span => ({ ...span, start: originAt(span.start), end: originAt(span.end - 1) + 1 });
  return findDatesInFolded(folded, options).map((found) => ({
    ...back(found),
    times: found.times.map(back),
    ...(found.weekday ? { weekday: back(found.weekday) } : {}),
    ...(found.lunar ? { lunar: back(found.lunar) } : {}),
  }));
}

const digit = '[0-9oOlI]';
const han = '[〇零○◯Oo一二三四五六七八九]';
const monthWord = `(?:${digit}{1,2}|[一二三四五六七八九十元]{1,2})`;
const small = `(?:${digit}{1,2}|[一二三四五六七八九十廿卅]{1,3}|[〇零○][一二三四五六七八九]|[一二][〇零○])`;
const year4 = `(?:[12]${digit}{3}|[一二]${han}{3})`;
const pattern = new RegExp(
  [
    // 2025年3月5日 · 25年3月5日 · 2025年3月 · 2025年
    `(?<y1>${year4}|(?<![0-9])[0-9]{2}(?=\\s*年\\s*${monthWord}\\s*月)|(?<!${han})[一二]${han}(?=年${monthWord}月))\\s*年度?\\s*(?:(?<m1>${monthWord})\\s*月份?(?:\\s*(?<d1>${small})\\s*(?<u1>日|号)?)?)?`,
    // 2025.3.5 · 2025-03-05 · 2025/3/5 · 2025.3
    `(?<![0-9])(?<y2>[12]${digit}{3})\\s*(?<sep>[-./·—–_、])\\s*(?<m2>${digit}{1,2})(?:\\s*\\k<sep>\\s*(?<d2>${digit}{1,2}))?(?![0-9]|\\s*[万元%])`,
    // 20250305
    '(?<![0-9])(?<y3>19[0-9]{2}|20[0-9]{2})(?<m3>0[1-9]|1[0-2])(?<d3>0[1-9]|[12][0-9]|3[01])(?![0-9])',
    // 3月5日
    `(?<![0-9年])(?<m4>${monthWord})\\s*月\\s*(?<d4>${small})\\s*(?<u4>日|号)`,
  ].join('|'),
  'g',
);
const weekdayPattern = /^\s*[(,]?\s*(?:星期|周|礼拜)([一二三四五六日天1-7])\s*\)?/;
const rangeEnd = new RegExp(`^\\s*(?:[-—–~至到]+)\\s*(?:(?<m>${small})\\s*月\\s*)?(?<d>${small})\\s*(?:日|号)`);

/** {@link findDates} for a text that is folded already; offsets are into it. */
export function findDatesInFolded(folded: string, options: FindDatesOptions = {}): readonly FoundDate[] {
  if (!/[年月日0-9号]/.test(folded)) return [];
  const found: FoundDate[] = [];
  let spans: readonly (readonly [number, number])[] | null = null;
  let lunar: readonly FoundLunarDate[] | null = null;
  let times: readonly FoundTime[] | null = null;
  for (const match of folded.matchAll(pattern)) {
    const groups = match.groups as Readonly<Record<string, string | undefined>>;
    const start = match.index;
    let end = start + match[0].trimEnd().length;
    lunar ??= findLunarDates(folded);
    if (lunar.some((stated) => start < stated.end && end > stated.start && groups['y1'] === undefined)) continue;
    const yearText = groups['y1'] ?? groups['y2'] ?? groups['y3'];
    const monthText = groups['m1'] ?? groups['m2'] ?? groups['m3'] ?? groups['m4'];
    let dayText = groups['d1'] ?? groups['d2'] ?? groups['d3'] ?? groups['d4'];
    // “2025年3月20名党员”: a number behind the month that counts something else.
    if (groups['d1'] !== undefined && groups['u1'] === undefined && /^(?:[名人个次票张份%]|[0-9])/.test(folded.slice(end))) {
      end = start + match[0].lastIndexOf('月') + 1;
      dayText = undefined;
    }
    const previous = found.findLast((date) => date.inTitle === undefined);
    const inRange = previous !== undefined && /^[\s)]*[-—–~至到]+\s*$/.test(folded.slice(previous.weekday?.end ?? previous.end, start));
    const year = yearText === undefined ? (inRange ? previous.year : (options.yearHint ?? previous?.year)) : fullYear(yearText);
    const month = monthText === undefined ? undefined : numeral(monthText);
    const day = dayText === undefined ? undefined : numeral(dayText);
    if (year === undefined || year === null || month === null || day === null || year < 1900 || year > 2100) continue;
    if (groups['y2'] !== undefined && (month! > 12 || month! < 1 || (day === undefined && monthText!.length < 2 && groups['sep'] !== '.'))) continue;
    if (groups['y2'] !== undefined && groups['sep'] === '、' && day === undefined) continue;
    spans ??= titleSpans(folded);
    const date = describe(year, month, day);
    const weekday = weekdayAfter(folded, end);
    const timesFrom = weekday?.end ?? end;
    const beside = lunar.find((stated) => stated.start >= end && stated.start - end <= 6);
    if (date.precision === 'day') times ??= findTimes(folded);
    found.push({
      ...date,
      start,
      end,
      ...(yearText === undefined ? { yearAssumed: true as const } : {}),
      ...(spans.some(([from, to]) => start >= from && end <= to) ? { inTitle: true as const } : {}),
      ...(weekday ? { weekday } : {}),
      ...(beside ? { lunar: beside } : {}),
      times: date.precision === 'day' ? timesBehind(folded, beside?.end ?? timesFrom, times ?? []) : [],
    });
    const range = date.precision === 'day' ? rangeEnd.exec(folded.slice(weekday?.end ?? end)) : null;
    if (range?.groups?.['d'] !== undefined && range.groups['m'] === undefined) {
      const from = (weekday?.end ?? end) + range[0].lastIndexOf(range.groups['d']);
      const last = numeral(range.groups['d']);
      if (last !== null) found.push({ ...describe(year, month, last), start: from, end: (weekday?.end ?? end) + range[0].length, closesRange: true, times: [] });
    } else if (inRange && date.precision === 'day') {
      found[found.length - 1] = { ...found.at(-1)!, closesRange: true };
    }
  }
  return found;
}

function describe(year: number, month: number | undefined, day: number | undefined): Pick<FoundDate, 'date' | 'year' | 'month' | 'day' | 'precision' | 'impossible'> {
  if (month === undefined) return { date: null, year, precision: 'year' };
  if (day === undefined) return month >= 1 && month <= 12 ? { date: null, year, month, precision: 'month' } : { date: null, year, precision: 'year' };
  const date = calendarDate(year, month, day);
  return { date, year, month, day, precision: 'day', ...(date === null ? { impossible: true as const } : {}) };
}

function weekdayAfter(folded: string, end: number): FoundDate['weekday'] {
  const match = weekdayPattern.exec(folded.slice(end, end + 10));
  if (!match) return undefined;
  const lead = match[0].search(/[星周礼]/);
  const value = '一二三四五六日'.indexOf(match[1]!) + 1 || (match[1] === '天' ? 7 : Number(match[1]));
  return { value: value as Weekday, start: end + lead, end: end + match[0].lastIndexOf(match[1]!) + 1 };
}

function timesBehind(folded: string, from: number, times: readonly FoundTime[]): readonly FoundTime[] {
  const behind: FoundTime[] = [];
  let edge = from;
  for (const time of times) {
    if (time.start < from) continue;
    if (time.start - edge > 4 || /[。;]/.test(folded.slice(edge, time.start))) break;
    behind.push(time);
    edge = time.end;
  }
  return behind;
}

/** 《…》 and document numbers such as 柳发〔2025〕3号. */
function titleSpans(folded: string): readonly (readonly [number, number])[] {
  return Array.from(folded.matchAll(/《[^《》]{1,120}》|[\u3400-\u9fff]{0,8}[〔[【(]\s*\d{4}\s*[〕\]】)]\s*第?\s*\d+\s*号/g), (match) => [match.index, match.index + match[0].length] as const);
}

function fullYear(text: string): number | null {
  const value = numeral(text);
  if (value === null) return null;
  return text.length > 2 ? value : value < 70 ? 2000 + value : 1900 + value;
}

function numeral(text: string): number | null {
  if (text === '元') return 1;
  const value = parseNumeral(text);
  return value ?? parseNumeral(text.replace(/[oO]/g, '0').replace(/[lI]/g, '1'));
}
