import type { TermIndex } from './termIndex.ts';

/**
 * IDF-weighted Jaccard similarity of two texts on their four-character terms, 0 to 1 (detection.md §2.1). A term weighs
 * what it weighs in the group where it is more common.
 */
export function weightedJaccard(index: TermIndex, a: number, b: number): number {
  const termsA = index.terms(a);
  const termsB = index.terms(b);
  const weightsA = index.weights(a);
  const weightsB = index.weights(b);
  let common = 0;
  let atA = 0;
  let atB = 0;
  while (atA < termsA.length && atB < termsB.length) {
    const difference = termsA[atA]! - termsB[atB]!;
    if (difference === 0) {
      common += Math.min(weightsA[atA]!, weightsB[atB]!);
      atA += 1;
      atB += 1;
    } else if (difference < 0) atA += 1;
    else atB += 1;
  }
  const union = index.totals[a]! + index.totals[b]! - common;
  return union <= 0 ? 0 : common / union;
}
