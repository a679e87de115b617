import { jaccardOn } from '../../../shared/similarity/jaccard.ts';
import { createSimilarity } from '../../../shared/similarity/similarity.ts';
import { termIndex, type ComparableText } from '../../../shared/similarity/termIndex.ts';
import { editedCopy, honestMinutes, randomOf, textOfMinutes } from './syntheticMinutes.ts';

export const editLevels = [0.1, 0.25, 0.4, 0.6] as const;

export interface Measured {
  readonly honestPairs: number;
  /** The similarity that 0.1 % of honest pairs of one village reach. */
  readonly thresholdAtOneInThousand: number;
  readonly honestMedian: number;
  /** Copies found at that threshold, by the share that was edited. */
  readonly found: readonly { readonly edited: number; readonly copies: number; readonly found: number; readonly foundAsShipped: number }[];
  /** The threshold that the library learns by itself, and the honest pairs of one village it lets through. */
  readonly shipped: { readonly threshold: number; readonly honestPairs: number };
}

const VILLAGES = 20;
const PER_VILLAGE = 24;

/**
 * Detection.md §2.1: 480 honest minutes of 20 villages and `copies` edited copies, a few at a time so that the copies do
 * not become the background. Figures are summed over the rounds.
 */
export function measure(seed: number, copies: number, perRound = 40): Measured {
  const random = randomOf(seed);
  const honest: number[] = [];
  const alike = editLevels.map((edited) => ({ edited, similarities: [] as number[], shipped: 0 }));
  let shippedThreshold = 0;
  let shippedHonest = 0;
  const rounds = Math.ceil(copies / perRound);
  for (let round = 0; round < rounds; round += 1) {
    const originals = honestMinutes(random, VILLAGES, PER_VILLAGE);
    const made = Array.from({ length: Math.min(perRound, copies - round * perRound) }, (_, index) => {
      const from = random(originals.length);
      const level = index % editLevels.length;
      return { from, level, copy: editedCopy(originals[from]!, random, editLevels[level]!) };
    });
    const texts = [...originals, ...made.map(({ copy }) => copy)].map((minutes, index): ComparableText => ({ id: String(index), text: textOfMinutes(minutes), group: String(minutes.village) }));
    const jaccard = jaccardOn(termIndex(texts));
    for (let a = 0; a < originals.length; a += 1) for (let b = 0; b < a; b += 1) if (originals[a]!.village === originals[b]!.village) honest.push(jaccard(a, b));
    const similarity = createSimilarity(texts);
    const pairs = new Set(similarity.pairs().filter(({ sameGroup }) => sameGroup).map(({ a, b }) => `${String(a)} ${String(b)}`));
    shippedThreshold += similarity.background.withinGroup.threshold / rounds;
    for (const pair of pairs) if (Number(pair.split(' ')[0]) < originals.length) shippedHonest += 1;
    for (const [place, { from, level }] of made.entries()) {
      const copy = originals.length + place;
      alike[level]!.similarities.push(jaccard(copy, from));
      if (pairs.has(`${String(copy)} ${String(from)}`)) alike[level]!.shipped += 1;
    }
  }
  honest.sort((a, b) => a - b);
  const threshold = honest[Math.floor(honest.length * 0.999)]!;
  return {
    honestPairs: honest.length,
    thresholdAtOneInThousand: threshold,
    honestMedian: honest[Math.floor(honest.length / 2)]!,
    found: alike.map(({ edited, similarities, shipped }) => ({ edited, copies: similarities.length, found: similarities.filter((value) => value > threshold).length, foundAsShipped: shipped })),
    shipped: { threshold: shippedThreshold, honestPairs: shippedHonest },
  };
}
