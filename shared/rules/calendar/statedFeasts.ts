import { SolarTerm } from 'tyme4ts';
import { solarOfLunar } from '../../calendar/lunar.ts';
import { calendarDate, daysBetween, yearOf, type CalendarDate } from '../../model/calendarDate.ts';

/** A text says that the day itself is a solar term or feast; `exact` where it says 今天是, not merely 时值. */
export interface StatedFeast {
  readonly name: string;
  /** The feast's day nearest to the stated date. */
  readonly day: CalendarDate;
  readonly exact: boolean;
  readonly quote: string;
}

const terms = '立春|雨水|惊蛰|春分|清明|谷雨|立夏|小满|芒种|夏至|小暑|大暑|立秋|处暑|白露|秋分|寒露|霜降|立冬|小雪|大雪|冬至|小寒|大寒';
const fixed: Readonly<Record<string, readonly [number, number]>> = { 元旦: [1, 1], 三八妇女节: [3, 8], 五一劳动节: [5, 1], 五四青年节: [5, 4], 六一儿童节: [6, 1], 七一建党节: [7, 1], 建党节: [7, 1], 八一建军节: [8, 1], 建军节: [8, 1], 国庆节: [10, 1] };
const lunar: Readonly<Record<string, readonly [number, number]>> = { 元宵节: [1, 15], 端午节: [5, 5], 七夕节: [7, 7], 中秋节: [8, 15], 重阳节: [9, 9], 腊八节: [12, 8] };
const pattern = new RegExp(`(今天|今日|当天|当日|时值|正值|适逢|恰逢)(?:正?是|正值|适逢|恰逢|为)?(?:一年一度的|农历|传统节日|传统的|“|二十四节气(?:之|中的))?(${[terms, ...Object.keys(fixed), ...Object.keys(lunar)].join('|')})(?:节气|节|时节|之日|当天|”)?(?!(?:节气|节|时节)?(?:前|后|将|即|来临|临近|期间|假期|以来|之际|小长假))`, 'g');

/** Feasts and solar terms that a text says its day to be. */
export function statedFeasts(text: string, date: CalendarDate): readonly StatedFeast[] {
  if (!/今天|今日|当天|当日|时值|正值|适逢|恰逢/.test(text)) return [];
  return [...text.matchAll(pattern)].flatMap((match) => {
    const [quote, word, name] = match as unknown as [string, string, string];
    const days = [-1, 0, 1].flatMap((years) => feastDay(name, yearOf(date) + years) ?? []);
    const nearest = days.sort((a, b) => Math.abs(daysBetween(a, date)) - Math.abs(daysBetween(b, date)))[0];
    return nearest ? [{ name, day: nearest, exact: /^[今当]/.test(word), quote }] : [];
  });
}

function feastDay(name: string, year: number): CalendarDate | null {
  const onDay = fixed[name];
  if (onDay) return calendarDate(year, ...onDay);
  const byMoon = lunar[name];
  if (byMoon) return solarOfLunar(year, { month: byMoon[0], day: byMoon[1], leap: false });
  const day = SolarTerm.fromName(year, name).getSolarDay();
  return calendarDate(day.getYear(), day.getMonth(), day.getDay());
}
