import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findDates } from '../../../shared/calendar/findDates.ts';
import { findTimes } from '../../../shared/calendar/findTimes.ts';
import { findLunarDates, solarDaysOfLunarText, solarOfLunar } from '../../../shared/calendar/lunar.ts';
import { calendarDate } from '../../../shared/model/calendarDate.ts';
import { foldText } from '../../../shared/text/normalise.ts';
import { toChineseDigits, toChineseNumeral } from '../../../shared/text/numerals.ts';

describe('dates', () => {
  it.each(['2025年3月5日', '2025.3.5', '2025-03-05', '2025/3/5', '20250305', '25年3月5日', '二〇二五年三月五日', '二零二五年三月五日', '２０２５年３月５日', '2025 年 3 月 5 日', '2o25年3月5日', '2025年3月5号', '2025、3、5', '二○二五年三月初五日'.replace('初', '')])('%s', (text) => {
    const found = findDates(`于${text}召开`);
    expect(found).toMatchObject([{ date: '2025-03-05', precision: 'day', start: 1, end: 1 + text.length }]);
  });

  it('takes the year from the hint, and says so', () => {
    expect(findDates('3月5日', { yearHint: 2024 })).toMatchObject([{ date: '2024-03-05', yearAssumed: true }]);
    expect(findDates('3月5日')).toEqual([]);
  });
  it('reads ranges', () => {
    expect(findDates('2025年3月5日至7日').map((one) => one.date)).toEqual(['2025-03-05', '2025-03-07']);
    expect(findDates('2025年3月28日—4月2日', { yearHint: 2020 })).toMatchObject([{ date: '2025-03-28' }, { date: '2025-04-02', closesRange: true }]);
  });
  it('keeps months, years and impossible days apart', () => {
    expect(findDates('2025年3月20名党员')).toMatchObject([{ precision: 'month', date: null, month: 3 }]);
    expect(findDates('2025年__月__日')).toMatchObject([{ precision: 'year' }]);
    expect(findDates('2025年2月30日')).toMatchObject([{ precision: 'day', impossible: true, date: null }]);
  });
  it('marks dates in titles, and finds none in numbers', () => {
    expect(findDates('学习《关于2025年1月1日的通知》')).toMatchObject([{ inTitle: true }]);
    expect(findDates('柳发〔2025〕3号，电话13720250305，第2025030512号')).toEqual([]);
  });
  it('gives weekday, lunar date and times with the date', () => {
    const text = '2025年2月12日（星期三，农历正月十五）上午9:00—11：30';
    const [found] = findDates(text);
    expect(found).toMatchObject({ weekday: { value: 3 }, lunar: { month: 1, day: 15 }, times: [{ time: '09:00' }, { time: '11:30', closesRange: true }] });
    expect(text.slice(found!.weekday!.start, found!.weekday!.end)).toBe('星期三');
    expect(text.slice(found!.times[1]!.start, found!.times[1]!.end)).toBe('11：30');
  });
  it('reads every day in every writing', () => {
    fc.assert(fc.property(fc.integer({ min: 1990, max: 2049 }), fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 31 }), fc.integer({ min: 0, max: 5 }), (year, month, day, way) => {
      const two = (value: number): string => String(value).padStart(2, '0');
      const text = [`${String(year)}年${String(month)}月${String(day)}日`, `${String(year)}.${String(month)}.${String(day)}`, `${String(year)}-${two(month)}-${two(day)}`, `${String(year)}/${String(month)}/${String(day)}`, `${toChineseDigits(year)}年${toChineseNumeral(month)}月${toChineseNumeral(day)}日`, `${String(year)} 年${String(month)} 月 ${String(day)}日`][way]!;
      const found = findDates(`时间：${text}，地点`);
      expect(found).toHaveLength(1);
      expect(found[0]).toMatchObject({ date: calendarDate(year, month, day), start: 3, end: 3 + text.length });
      expect(found[0]!.impossible ?? false).toBe(calendarDate(year, month, day) === null);
    }), { numRuns: 500, seed: 5 });
  });
});

describe('clock times', () => {
  it.each([['上午9时30分', ['09:30']], ['9:30', ['09:30']], ['14：30—16：00', ['14:30', '16:00']], ['下午三点半', ['15:30']], ['下午2:30-4:00', ['14:30', '16:00']], ['晚上八点，', ['20:00']], ['上午九时', ['09:00']], ['提出三点意见', []], ['两点要求', []], ['分3时段', []], ['中午12点', ['12:00']]])('%s', (text, times) => {
    expect(findTimes(foldText(text).folded).map((one) => one.time)).toEqual(times);
  });
});

describe('lunar dates', () => {
  it('are found and turned into solar days', () => {
    expect(findLunarDates('农历正月十五')).toMatchObject([{ month: 1, day: 15 }]);
    expect(findLunarDates('腊月廿三')).toMatchObject([{ month: 12, day: 23 }]);
    expect(findLunarDates('农历闰六月初一')).toMatchObject([{ month: 6, day: 1, leap: true }]);
    expect(findLunarDates('三月五日')).toEqual([]);
    expect(solarOfLunar(2025, { month: 1, day: 15, leap: false })).toBe('2025-02-12');
    expect(solarOfLunar(2025, { month: 6, day: 1, leap: true })).toBe('2025-07-25');
    expect(solarOfLunar(2024, { month: 6, day: 1, leap: true })).toBeNull();
    expect(solarDaysOfLunarText('腊月初十', calendarDate(2025, 1, 9)!)).toContain('2025-01-09');
  });
});
