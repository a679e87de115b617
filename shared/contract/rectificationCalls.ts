import { z } from 'zod';
import { rectificationSteps, type Rectification, type RectificationDetails, type RectificationStep } from '../ledgers/rectification.ts';
import { parseCalendarDate, type CalendarDate } from '../model/calendarDate.ts';
import { change, read } from './call.ts';

const day = z.string().refine((text): text is CalendarDate => parseCalendarDate(text) !== null, '日期应为 YYYY-MM-DD');
const words = z.string().max(4000);
const id = z.string().regex(/^\d{4}-\d{3,}$/);

const details = z.strictObject({
  branch: z.string().max(200).nullable(),
  source: words, raisedOn: day, category: words, problem: words, basis: words, goal: words, measures: words,
  leader: words, unit: words, responsible: words, dueOn: day.nullable(), note: words,
} satisfies Record<keyof RectificationDetails, z.ZodType>);

const step = z.enum(Object.keys(rectificationSteps) as [RectificationStep, ...RectificationStep[]]);

export const rectificationCalls = {
  /** Every entry, by number, and the day by which 逾期 and 临近 are told. */
  'rectification.list': read<{ readonly today: CalendarDate; readonly entries: readonly Rectification[]; readonly branches: readonly string[] }>()(z.strictObject({})),
  'rectification.register': change<Rectification>()(z.strictObject({ details })),
  'rectification.edit': change<Rectification>()(z.strictObject({ id, changes: details.partial() })),
  'rectification.step': change<Rectification>()(z.strictObject({ id, step, text: words, lookBackOn: day.nullable() })),
  'rectification.addEvidence': change<Rectification>()(z.strictObject({ id, itemIds: z.array(z.number().int()).min(1).max(500) })),
  'rectification.removeEvidence': change<Rectification>()(z.strictObject({ id, itemId: z.number().int() })),
};
