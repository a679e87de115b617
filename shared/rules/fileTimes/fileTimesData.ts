import { z } from 'zod';
import { parseCalendarDate, type CalendarDate } from '../../model/calendarDate.ts';

const filledText = z.string({ error: '应为文字' }).refine((text) => text.trim() !== '', { error: '不能为空' });
const count = z.int({ error: '应为整数' }).min(0, { error: '不能小于 0' });
const share = z.number({ error: '应为数字' }).min(0, { error: '应在 0 到 1 之间' }).max(1, { error: '应在 0 到 1 之间' });
const day = z.string({ error: '应为日期' }).transform((text, context): CalendarDate => {
  const parsed = parseCalendarDate(text);
  if (parsed) return parsed;
  context.addIssue({ code: 'custom', message: '应为存在的日期，写作 YYYY-MM-DD' });
  return z.NEVER;
});

const fileTimes = z.strictObject({
  /** A file made within so many days of the meeting was made in time. */
  timelyDays: count,
  /** Late is at least so many days, … */
  lateDays: count,
  /** … and at least so many times the usual interval between meetings of that kind. */
  lateCadences: z.number().min(1),
  /** Files made with at most this between them were made in one sitting. */
  sittingGapMinutes: count.min(1),
  /** So many meeting days in one sitting are worth a look. */
  sittingDates: count.min(2),
  /** How far around a record its branch's other files are looked at to learn how it usually works. */
  neighbourDays: count,
  neighbours: count.min(1),
  /** From this share of timely neighbours on, a late file departs from how the branch works. */
  timelyShare: share,
  /** A file saved for the last time within so many minutes of its creation, with no editing, looks converted. */
  conversionMinutes: count,
  /** From this share on, a whole sitting looks like a conversion. */
  conversionShare: share,
  /** So many revision ids must be shared besides those of the template. */
  sharedIds: count.min(1),
  /** Nobody types a text of this length in no time. */
  longTextCharacters: count,
  /** So many minutes of editing beyond a file's own life are rounding. */
  editingSlackMinutes: count,
  /** Where this share of the files of so many branches shows more, the program counts that way. */
  habitBranches: count.min(2),
  habitShare: share,
});

export const fileTimesShapes = {
  'file-times': z.strictObject({ content: z.literal('file-times'), edition: filledText, source: filledText, fileTimes }),
  'program-builds': z.strictObject({
    content: z.literal('program-builds'),
    edition: filledText,
    source: filledText,
    marginDays: count,
    builds: z.array(z.strictObject({ build: z.string().regex(/^\d+(\.\d+){2,3}$/, { error: '应为版本号，例如 12.1.0.16120' }), seen: day, source: filledText })),
  }),
} as const;

export type FileTimesThresholds = z.output<typeof fileTimes>;
