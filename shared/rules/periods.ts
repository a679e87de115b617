import { calendarDate, daysInMonth, type CalendarDate } from '../model/calendarDate.ts';

/** A month, quarter or year of the field: `2025-07`, `2025-Q3`, `2025`. */
export interface Period {
  readonly id: string;
  readonly year: number;
  readonly first: CalendarDate;
  readonly last: CalendarDate;
  /** 2025年第三季度. */
  readonly name: string;
}

export type PeriodLength = 'month' | 'quarter' | 'year';

const months: Readonly<Record<PeriodLength, number>> = { month: 1, quarter: 3, year: 12 };

/** The periods of a year, in order: twelve, four or one. */
export function periodsOf(year: number, length: PeriodLength): readonly Period[] {
  const span = months[length];
  return Array.from({ length: 12 / span }, (_, index) => period(year, length, index * span + 1, index * span + span));
}

/** The id of the period that a day falls into. */
export function periodIdOf(date: CalendarDate, length: PeriodLength): string {
  return periodId(Number(date.slice(0, 4)), length, Number(date.slice(5, 7)));
}

/** The shortest period id that holds both days: month, quarter or year; the later year where they span several. */
export function periodIdSpanning(from: CalendarDate, to: CalendarDate): string {
  for (const length of ['month', 'quarter'] as const) if (periodIdOf(from, length) === periodIdOf(to, length)) return periodIdOf(to, length);
  return periodIdOf(to, 'year');
}

/** A period has ended when the day of the check lies after its last day. */
export function hasEnded({ last }: Pick<Period, 'last'>, asOf: CalendarDate): boolean {
  return last < asOf;
}

/** The months `YYYY-MM` that a period id covers. */
export function monthsOf(periodId: string): readonly string[] {
  const match = /^(\d{4})(?:-(?:Q([1-4])|(\d{2})))?$/.exec(periodId);
  if (!match) return [];
  const [, year, quarter, month] = match;
  if (month) return [periodId];
  const from = quarter ? Number(quarter) * 3 - 2 : 1;
  return Array.from({ length: quarter ? 3 : 12 }, (_, index) => `${year!}-${pad(from + index)}`);
}

/**
 * The month or quarter that a name states without a day: `2025年3月份党员大会`, `第一季度党课`. Nothing where it names
 * several, or a span (1—3月).
 */
export function periodNamed(name: string): { readonly month: number } | { readonly quarter: number } | null {
  const folded = name.normalize('NFKC');
  const named = new Set([...folded.matchAll(/(?<![\d.])(1[0-2]|0?[1-9])月|([一二三四五六七八九十]{1,2})月/g)].map(([, digits, words]) => (digits ? Number(digits) : numberOf(words!))));
  if (named.size === 1 && !/\d月?[-—–~至到]\d+月|半年/.test(folded)) {
    const [month] = named;
    return month === null || month === undefined ? null : { month };
  }
  if (named.size > 0) return null;
  const quarters = new Set([...folded.matchAll(/第?([一二三四1-4])季度?/g)].map(([, quarter]) => ('一二三四'.indexOf(quarter!) + 1 || Number(quarter))));
  const [quarter] = quarters;
  return quarters.size === 1 && quarter !== undefined ? { quarter } : null;
}

function period(year: number, length: PeriodLength, from: number, to: number): Period {
  return {
    id: periodId(year, length, from),
    year,
    first: calendarDate(year, from, 1)!,
    last: calendarDate(year, to, daysInMonth(year, to))!,
    name: length === 'year' ? `${year}年` : length === 'quarter' ? `${year}年第${'一二三四'[Math.floor(from / 3)]!}季度` : `${year}年${from}月`,
  };
}

function periodId(year: number, length: PeriodLength, month: number): string {
  if (length === 'year') return String(year);
  return length === 'quarter' ? `${year}-Q${Math.ceil(month / 3)}` : `${year}-${pad(month)}`;
}

function numberOf(words: string): number | null {
  const index = ['一', '二', '三', '四', '五', '六', '七', '八', '九', '十', '十一', '十二'].indexOf(words);
  return index < 0 ? null : index + 1;
}

function pad(value: number): string {
  return String(value).padStart(2, '0');
}

