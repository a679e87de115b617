import { z } from 'zod';

/** 少报, 标准 (as shipped), 细查. */
export const sensitivitySteps = ['cautious', 'standard', 'close'] as const;
export type SensitivityStep = (typeof sensitivitySteps)[number];

export const sensitivityLabels: Readonly<Record<SensitivityStep, string>> = { cautious: '少报', standard: '标准', close: '细查' };

const number = z.number({ error: '应为数字' }).min(0, { error: '不能小于 0' });

/** The numbers that a step moves; nothing else of a check changes with it. */
const movable = ['fileTimes.lateDays', 'fileTimes.sittingDates', 'repeats.leastCharacters', 'repeats.leastShare', 'repeats.moderateShare', 'repeats.strongShare', 'thresholds.copiedShare', 'photoSignals.clockDays'] as const;
export type Movable = (typeof movable)[number];

const threshold = z.strictObject({
  at: z.enum(movable, { error: `应为 ${movable.join('、')} 之一` }),
  /** What people call it. */
  name: z.string({ error: '应为文字' }).min(1, { error: '不能为空' }),
  /** Values of the two outer steps: the bounds within which it moves. */
  cautious: number,
  close: number,
});
export type SensitivityThreshold = z.output<typeof threshold>;

export const sensitivityShapes = {
  sensitivity: z.strictObject({ content: z.literal('sensitivity'), edition: z.string().min(1), source: z.string().min(1), thresholds: z.array(threshold) }),
} as const;

/** A check of known-good books, as it is kept beside the step that was chosen after it. */
const selfCheckNote = z.strictObject({
  /** Branch and year of each book. */
  books: z.array(z.string().max(300)).max(1000),
  /** Records in them. */
  records: z.int().min(0),
  /** Doubts that fired in them, by step. */
  doubts: z.strictObject({ cautious: z.int().min(0), standard: z.int().min(0), close: z.int().min(0) }),
  asOf: z.string().max(10),
  /** What their pages written by hand showed; `null` where there were too few. */
  writing: z.strictObject({ distance: z.number().min(0).max(1), pages: z.int().min(1) }).nullable().default(null),
});
export type SelfCheckNote = z.output<typeof selfCheckNote>;

/** What a library keeps of it. */
export const sensitivityShape = z.strictObject({ step: z.enum(sensitivitySteps), selfCheck: selfCheckNote.nullable() });
export type Sensitivity = z.output<typeof sensitivityShape>;

export const shippedSensitivity: Sensitivity = { step: 'standard', selfCheck: null };
