import { z } from 'zod';

const filledText = z.string({ error: '应为文字' }).refine((text) => text.trim() !== '', { error: '不能为空' });
const count = z.int({ error: '应为整数' }).min(1, { error: '不能小于 1' });
const share = z.number({ error: '应为数字' }).min(0, { error: '应在 0 到 1 之间' }).max(1, { error: '应在 0 到 1 之间' });
const ratio = z.number({ error: '应为数字' }).min(1, { error: '不能小于 1' });

const handwriting = z.strictObject({
  /** With fewer characters nothing is said of the hand: Brink, Bulacu, Schomaker (ICPR 2008) put the least at about 100. */
  leastCharacters: count,
  /** With fewer pages of a recorder, nobody knows how much pages of that hand differ. */
  referencePages: count,
  leastDpi: count,
  /** Pages are compared only where these are alike: resolution, width of the stroke, contrast of the ink. */
  dpiRatio: ratio,
  strokeRatio: ratio,
  contrastApart: share,
  /** Photos taken by phone are compared, too. */
  phonePhotos: z.boolean({ error: '应为 true 或 false' }),
  /** A page whose paper is lit less evenly than this was photographed. */
  photoShade: share,
  /** With more print among the writing nothing is said. */
  mostPrinted: share,
  /** B601: how many times as far apart two groups of pages are as pages within a group. */
  apart: ratio,
  /** B602: pages of two people are at most so many times as far apart as pages of one … */
  together: ratio,
  /** … and those of a third person at least so many times as far. */
  othersApart: ratio,
  recorderPages: count,
  /** B603: characters of the last lines and of those before at least; how much wider or narrower, how much another colour. */
  tail: z.strictObject({ characters: count, before: count, stroke: share, ink: share }),
});

export const handwritingShapes = {
  'handwriting-signals': z.strictObject({ content: z.literal('handwriting-signals'), edition: filledText, source: filledText, handwriting }),
} as const;

/** The furthest that two pages of one recorder lay apart, in books that a person knows to be honest. */
export interface KnownGoodWriting {
  readonly distance: number;
  readonly pages: number;
}

export interface HandwritingSignals extends z.output<typeof handwriting> {
  /** `null` where nobody has named such books. */
  readonly knownGood: KnownGoodWriting | null;
}
