import { z } from 'zod';

const filledText = z.string({ error: '应为文字' }).refine((text) => text.trim() !== '', { error: '不能为空' });
const count = z.int({ error: '应为整数' }).min(0, { error: '不能小于 0' });
const share = z.number({ error: '应为数字' }).min(0, { error: '应在 0 到 1 之间' }).max(1, { error: '应在 0 到 1 之间' });

const peopleSignals = z.strictObject({
  /** Watches and memories differ; two meetings with fewer minutes in common do not overlap (B501, B505). */
  overlapMinutes: count.min(1),
  /** Of a floating member's year so many meetings with a legible list are looked at, or nothing is said (B503), … */
  floatingMeetings: count.min(1),
  /** … and lists are legible for this share of the meetings: with less, “always there” would be a guess. */
  legibleShare: share,
  /** From so many meetings on it is more than a hint. */
  moderateMeetings: count.min(1),
}).refine(({ floatingMeetings, moderateMeetings }) => moderateMeetings >= floatingMeetings, { error: '不能小于 floatingMeetings', path: ['moderateMeetings'] });

export const peopleSignalShapes = {
  'people-signals': z.strictObject({ content: z.literal('people-signals'), edition: filledText, source: filledText, peopleSignals }),
} as const;

export type PeopleSignals = z.output<typeof peopleSignals>;
