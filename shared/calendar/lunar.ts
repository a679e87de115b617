import { LunarDay, LunarMonth } from 'tyme4ts';
import { calendarDate, type CalendarDate } from '../model/calendarDate.ts';
import { parseNumeral } from '../text/numerals.ts';

/** A lunar date as stated in a text; offsets into the text that was given. */
export interface FoundLunarDate {
  readonly text: string;
  readonly month: number;
  readonly leap: boolean;
  readonly day: number;
  readonly start: number;
  readonly end: number;
}

const pattern = /(农历|阴历|旧历|古历)?\s*([甲乙丙丁戊己庚辛壬癸][子丑寅卯辰巳午未申酉戌亥]年|[一二〇零○]{1,2}[〇零○一二三四五六七八九]{2}年)?\s*(闰)?(正|冬|腊|十[一二]?|[一二三四五六七八九]|[0-9]{1,2})月(初[一二三四五六七八九十]|[一二三]?十[一二三四五六七八九]?|廿[一二三四五六七八九]?|[0-9]{1,2})(?:日|号)?/g;

/** Lunar dates of a folded text: 农历正月十五, 腊月廿三, 阴历八月初八, 农历闰四月初一. */
export function findLunarDates(folded: string): readonly FoundLunarDate[] {
  if (!/农历|阴历|旧历|古历|正月|腊月|冬月|月初/.test(folded)) return [];
  const found: FoundLunarDate[] = [];
  for (const match of folded.matchAll(pattern)) {
    const [whole, marked, , leap, monthText, dayText] = match as unknown as [string, string?, string?, string?, string?, string?];
    if (marked === undefined && !/^[正冬腊]$/.test(monthText!) && !dayText!.startsWith('初')) continue;
    const month = monthText === '正' ? 1 : monthText === '冬' ? 11 : monthText === '腊' ? 12 : parseNumeral(monthText!);
    const day = parseNumeral(dayText!.replace(/^初/, ''));
    if (month === null || day === null || month < 1 || month > 12 || day < 1 || day > 30) continue;
    const lead = whole.length - whole.trimStart().length;
    found.push({ text: whole.trim(), month, leap: leap !== undefined, day, start: match.index + lead, end: match.index + whole.length });
  }
  return found;
}

/**
 * The solar day of a lunar date in the lunar year that begins in solar year `lunarYear`; `null` where the year has no
 * such month or day (no leap month, a month of 29 days). 正月十五 of 2025 is 2025-02-12.
 */
export function solarOfLunar(lunarYear: number, lunar: Pick<FoundLunarDate, 'month' | 'day' | 'leap'>): CalendarDate | null {
  try {
    const month = LunarMonth.fromYm(lunarYear, lunar.leap ? -lunar.month : lunar.month);
    if (lunar.day < 1 || lunar.day > month.getDayCount()) return null;
    const solar = LunarDay.fromYmd(lunarYear, lunar.leap ? -lunar.month : lunar.month, lunar.day).getSolarDay();
    return calendarDate(solar.getYear(), solar.getMonth(), solar.getDay());
  } catch (error) {
    // tyme4ts throws for months that do not exist; anything else is a fault of ours.
    if (error instanceof Error) return null;
    throw error;
  }
}

/** Parses a lunar date as written and gives the solar days it may stand for near `around` (same lunar year or the one before). */
export function solarDaysOfLunarText(text: string, around: CalendarDate): readonly CalendarDate[] {
  const stated = findLunarDates(text)[0];
  if (!stated) return [];
  const year = Number(around.slice(0, 4));
  return [year, year - 1].flatMap((lunarYear) => solarOfLunar(lunarYear, stated) ?? []);
}
