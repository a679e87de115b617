import { z } from 'zod';

const filledText = z.string({ error: '应为文字' }).refine((text) => text.trim() !== '', { error: '不能为空' });
const count = z.int({ error: '应为整数' }).min(0, { error: '不能小于 0' });

const photoSignals = z.strictObject({
  /** Meetings at least so many days apart are different ones; less may be one event of two days. */
  occasionDays: count.min(1),
  /** A picture in the papers of so many branches is one that was handed out, not a photo of a meeting. */
  templateBranches: count.min(2),
  /** A picture in so many of a branch's documents is part of their form. */
  templateDocuments: count.min(2),
  /** Sides in pixels from which a picture may be a photo, and the longer to the shorter at most. */
  smallestSide: count.min(1),
  longestShape: z.number().min(1),
  /** A photo may differ from the meeting by so many days without a word. */
  clockDays: count,
  /** Up to so many days later, a photo may have been taken of what the meeting decided. */
  afterwardsDays: count,
  /** A camera whose photos of so many meetings are all off by the same has a wrong clock. */
  offsetMeetings: count.min(2),
  /** Photos of one camera with at most this between them were taken in one sitting. */
  sittingMinutes: count.min(1),
  /** Days at which clocks start that were never set, as beginnings of an EXIF time. */
  unsetClocks: z.array(z.string().regex(/^\d{4}(:\d{2}){0,2}$/, { error: '应为 2000 或 2000:01:01 的写法' })),
  /** Makers' and programs' words of machines that picture papers, not meetings. */
  scanners: z.array(filledText),
});

export const photoSignalShapes = {
  'photo-signals': z.strictObject({ content: z.literal('photo-signals'), edition: filledText, source: filledText, photoSignals }),
} as const;

export type PhotoSignals = z.output<typeof photoSignals>;
