import { z } from 'zod';
import { isWeekend, type OwnYear } from '../../calendar/workCalendar.ts';
import { parseCalendarDate, type CalendarDate } from '../../model/calendarDate.ts';

const filledText = z.string({ error: '应为文字' }).refine((text) => text.trim() !== '', { error: '不能为空' });
const day = z.string({ error: '应为日期' }).transform((text, context): CalendarDate => {
  const parsed = parseCalendarDate(text);
  if (parsed) return parsed;
  context.addIssue({ code: 'custom', message: '应为存在的日期，写作 YYYY-MM-DD' });
  return z.NEVER;
});

const year = z
  .strictObject({
    year: z.int({ error: '应为年份' }).min(1949).max(2200),
    /** The notice it was taken from. */
    source: filledText,
    daysOff: z.array(day, { error: '应为日期的列表' }).max(366),
    workdays: z.array(day, { error: '应为日期的列表' }).max(366),
  })
  .refine(({ year: own, daysOff, workdays }) => [...daysOff, ...workdays].every((one) => one.startsWith(`${own}-`)), { error: '有不在这一年的日期' })
  .refine(({ daysOff }) => !daysOff.some(isWeekend), { error: '周末本来就是休息日，放假日只写工作日', path: ['daysOff'] })
  .refine(({ workdays }) => workdays.every(isWeekend), { error: '调休上班日应在周六、周日', path: ['workdays'] });

/** Holidays of years that a county enters itself; of a year in several files the last counts. */
export const calendarShapes = {
  calendar: z.strictObject({ content: z.literal('calendar'), edition: filledText, source: filledText, years: z.array(year) }),
} as const;

/** One entry a year. */
export function ownYears(files: readonly { readonly data: { readonly years: readonly OwnYear[] } }[]): readonly OwnYear[] {
  return [...new Map(files.flatMap(({ data }) => data.years).map((one) => [one.year, one])).values()].sort((a, b) => a.year - b.year);
}
