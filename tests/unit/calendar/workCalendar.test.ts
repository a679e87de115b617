import { describe, expect, test } from 'vitest';
import { workCalendar } from '../../../shared/calendar/workCalendar.ts';
import { yearDays } from '../../../shared/calendar/yearDays.ts';
import { parseCalendarDate } from '../../../shared/model/calendarDate.ts';
import { calendarShapes } from '../../../shared/rules/calendar/calendarData.ts';

const day = (text: string) => parseCalendarDate(text)!;
const own = { year: 2099, source: '国办发明电〔2098〕1号（虚构）', daysOff: [day('2099-10-01'), day('2099-10-02')], workdays: [day('2099-10-10')] };

describe('workCalendar', () => {
  test('counts a year that is entered by its own days, and says nothing of a year that nobody has entered', () => {
    const calendar = workCalendar([own]);
    expect([day('2099-10-01'), day('2099-10-03'), day('2099-10-10'), day('2099-10-12')].map((date) => calendar.isDayOff(date))).toEqual([true, true, false, false]);
    expect(calendar.workingDays(day('2099-09-30'), day('2099-10-10'))).toBe(7);
    expect([workCalendar([]).workingDays(day('2099-09-30'), day('2099-10-10')), calendar.isKnown(2099), calendar.isKnown(2098)]).toEqual([null, true, false]);
  });

  test('an entered year goes before the shipped one', () => {
    expect(workCalendar([]).isDayOff(day('2025-10-06'))).toBe(true);
    expect(workCalendar([{ ...own, year: 2025, daysOff: [], workdays: [] }]).isDayOff(day('2025-10-06'))).toBe(false);
  });

  test('shows lunar days, solar terms and what a day is given for', () => {
    const days = new Map(yearDays(2025, workCalendar([])).map((one) => [one.day as string, one]));
    expect(days.size).toBe(365);
    expect(days.get('2025-01-29')).toEqual({ day: '2025-01-29', weekend: false, off: true, lunar: '正月', holiday: '春节' });
    expect(days.get('2025-01-26')).toMatchObject({ weekend: true, off: false, holiday: '春节' });
    expect(days.get('2025-04-04')).toMatchObject({ lunar: '清明', off: true });
    expect(days.get('2025-02-12')).toMatchObject({ lunar: '十五', holiday: null, off: false });
  });
});

test('a calendar file may only name days of its year: working days that are off, weekend days that are worked', () => {
  const file = (year: object) => calendarShapes.calendar.safeParse({ content: 'calendar', edition: '1', source: '测试', years: [{ ...own, ...year }] });
  expect(file({}).success).toBe(true);
  expect([file({ daysOff: ['2098-10-01'] }), file({ daysOff: ['2099-10-03'] }), file({ workdays: ['2099-10-01'] }), file({ source: '' })].map(({ success }) => success)).toEqual([false, false, false, false]);
});
