import { backgroundOf, type Background } from './background.ts';
import { forEachCandidate } from './candidates.ts';
import { commonBlocks, SHORTEST_BLOCK, type CommonBlock } from './commonBlocks.ts';
import { compactText, originOf, type Span } from './compact.ts';
import { jaccardOn } from './jaccard.ts';
import { termIndex, type ComparableText } from './termIndex.ts';

export type { ComparableText } from './termIndex.ts';

/** Two texts that are far more alike than texts of these files usually are; `a` comes behind `b` in the list given. */
export interface SimilarPair {
  readonly a: number;
  readonly b: number;
  /** IDF-weighted Jaccard on four characters, 0 to 1. */
  readonly similarity: number;
  readonly sameGroup: boolean;
}

/** The same words in two texts, each with its stretch of the original. */
export interface CommonPassage {
  readonly a: Span;
  readonly b: Span;
  /** Characters that agree, without blanks and punctuation, numbers counted as one. */
  readonly characters: number;
}

export interface Comparison {
  readonly similarity: number;
  readonly passages: readonly CommonPassage[];
  /** Characters inside the passages, and of each text as compared. */
  readonly common: number;
  readonly charactersA: number;
  readonly charactersB: number;
}

export interface Similarity {
  readonly background: { readonly withinGroup: Background; readonly acrossGroups: Background };
  /** Every pair that stands out against the background. */
  pairs(): readonly SimilarPair[];
  /** The exact common passages of two texts, by their place in the list given. */
  compare(a: number, b: number): Comparison;
  /** The same in units of the compact texts, for callers that judge the passages unit by unit. */
  blocks(a: number, b: number): readonly CommonBlock[];
  /** A text as it is compared. */
  readonly units: (text: number) => Uint16Array;
}

/**
 * Makes texts comparable: terms that the township or the text's own group (branch) uses often weigh little or nothing,
 * so that a shared template does not make two texts alike.
 */
export function createSimilarity(texts: readonly ComparableText[], shortest: number = SHORTEST_BLOCK): Similarity {
  const index = termIndex(texts);
  const jaccard = jaccardOn(index);
  const background = { withinGroup: backgroundOf(index, true), acrossGroups: backgroundOf(index, false) };
  const blocks = (a: number, b: number): readonly CommonBlock[] => commonBlocks(index.units(a), index.units(b), shortest);
  return {
    background,
    pairs: () => {
      const pairs: SimilarPair[] = [];
      forEachCandidate(index, (a, b) => {
        const sameGroup = index.groups[a] === index.groups[b];
        const { threshold } = sameGroup ? background.withinGroup : background.acrossGroups;
        // Even if the lighter text stood in the other one from end to end, no more than this could come out.
        if (Math.min(index.totals[a]!, index.totals[b]!) < threshold * Math.max(index.totals[a]!, index.totals[b]!)) return;
        const similarity = jaccard(a, b);
        if (similarity >= threshold) pairs.push({ a, b, similarity, sameGroup });
      });
      return pairs;
    },
    compare: (a, b) => {
      const found = blocks(a, b);
      const [textA, textB] = [texts[a]!, texts[b]!];
      const compactA = compactText(textA.text, textA);
      const compactB = compactText(textB.text, textB);
      return {
        similarity: jaccard(a, b),
        passages: found.map((block) => ({ a: originOf(textA.text, compactA, block.a, block.a + block.length), b: originOf(textB.text, compactB, block.b, block.b + block.length), characters: block.length })),
        common: found.reduce((sum, { length }) => sum + length, 0),
        charactersA: compactA.units.length,
        charactersB: compactB.units.length,
      };
    },
    blocks,
    units: (text) => index.units(text),
  };
}

export interface SimilarTexts extends Comparison {
  readonly a: ComparableText;
  readonly b: ComparableText;
}

export interface SimilarTextsOptions {
  /** Only pairs whose common passages make up this share of the shorter text at least; 0.5 where absent. */
  readonly leastShare?: number;
  /** Only pairs with so many characters in common at least; 60 where absent. */
  readonly leastCharacters?: number;
  /** Which pairs are of interest at all; all where absent. */
  readonly comparable?: (a: ComparableText, b: ComparableText) => boolean;
}

/**
 * The pairs among some texts that repeat each other, with the passages. For texts of any kind (applications, reports);
 * what they may rightly have in common is the caller's to hide or to judge.
 */
export function similarTexts(texts: readonly ComparableText[], { leastShare = 0.5, leastCharacters = 60, comparable = () => true }: SimilarTextsOptions = {}): readonly SimilarTexts[] {
  const similarity = createSimilarity(texts);
  return similarity.pairs().filter(({ a, b }) => comparable(texts[a]!, texts[b]!)).flatMap(({ a, b }) => {
    const comparison = similarity.compare(a, b);
    const shorter = Math.min(comparison.charactersA, comparison.charactersB);
    return comparison.common >= leastCharacters && comparison.common >= leastShare * shorter ? [{ ...comparison, a: texts[a]!, b: texts[b]! }] : [];
  });
}
