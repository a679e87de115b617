import { jaccardOn } from './jaccard.ts';
import type { TermIndex } from './termIndex.ts';

/** How alike texts of these very files are that have nothing to do with each other. */
export interface Background {
  readonly pairs: number;
  readonly median: number;
  /** This share of the pairs … */
  readonly usualShare: number;
  /** … is less alike than this. */
  readonly usualMost: number;
  /** From this similarity on a pair stands out. */
  readonly threshold: number;
}

const PAIRS = 4000;

/** Pairs at least so alike are no background: the copies that are looked for are themselves among the texts. */
const NOT_BACKGROUND = 0.5;

/** What stands out is at least so alike (detection.md §2.1: 0.1 % of honest pairs of one village reach 0.20) … */
const LOWEST_THRESHOLD = 0.2;
/** … and at least so many times as alike as unrelated texts usually are at most. */
const MARGIN = 1.5;
const HIGHEST_THRESHOLD = 0.5;

/** Fewer pairs than this teach nothing. */
const FEW = 200;
const MANY = 1000;

/**
 * Learns the background from pairs of the texts, taken evenly and always the same ones. With few texts the lowest
 * threshold stands.
 *
 * @param sameGroup pairs inside one group, or across groups
 */
export function backgroundOf(index: TermIndex, sameGroup: boolean): Background {
  const found = sameGroup ? pairsWithin(index) : pairsAcross(index);
  const jaccard = jaccardOn(index);
  const similarities = found.map(([a, b]) => jaccard(a, b)).filter((similarity) => similarity < NOT_BACKGROUND).sort((a, b) => a - b);
  const quantile = (share: number): number => similarities[Math.min(similarities.length - 1, Math.floor(share * similarities.length))] ?? 0;
  // Among few pairs a handful of copies would already be one in a hundred.
  const usualShare = similarities.length >= MANY ? 0.99 : 0.95;
  const usualMost = quantile(usualShare);
  const threshold = similarities.length < FEW ? LOWEST_THRESHOLD : Math.min(HIGHEST_THRESHOLD, Math.max(LOWEST_THRESHOLD, MARGIN * usualMost));
  return { pairs: similarities.length, median: quantile(0.5), usualShare, usualMost, threshold };
}

type Pair = readonly [number, number];

function pairsWithin({ groups, count }: TermIndex): readonly Pair[] {
  const members = [...Map.groupBy(Array.from({ length: count }, (_, text) => text), (text) => groups[text]!).values()];
  const total = members.reduce((sum, { length }) => sum + (length * (length - 1)) / 2, 0);
  if (total <= PAIRS) return members.flatMap((texts) => texts.flatMap((a, at) => texts.slice(0, at).map((b): Pair => [a, b])));
  const random = generator();
  const large = members.filter(({ length }) => length > 1);
  return Array.from({ length: PAIRS }, (_, turn): Pair => {
    const texts = large[turn % large.length]!;
    const first = random(texts.length);
    return [texts[first]!, texts[(first + 1 + random(texts.length - 1)) % texts.length]!];
  });
}

function pairsAcross({ groups, count }: TermIndex): readonly Pair[] {
  const pairs: Pair[] = [];
  if (count === 0) return pairs;
  const random = generator();
  for (let turn = 0; turn < PAIRS; turn += 1) {
    const [a, b] = [random(count), random(count)];
    if (groups[a] !== groups[b]) pairs.push([a, b]);
  }
  return pairs;
}

/** A fixed sequence (xorshift), so that the same files give the same figures. */
function generator(): (below: number) => number {
  let state = 0x2545f491;
  return (below) => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) % below;
  };
}
