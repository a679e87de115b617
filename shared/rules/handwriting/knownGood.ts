import type { RuleContext } from '../rule.ts';
import type { KnownGoodWriting } from './handwritingData.ts';
import { comparableOnes, distancesOf, writtenPieces } from './writtenPieces.ts';

/**
 * How far two pages of one recorder lie apart at most in books that a person knows to be honest: what B601 goes by then.
 *
 * @param isKnown whether a branch's records of a year are among them
 * @returns `null` where too few of their pages are written by hand and name who took the minutes
 */
export function knownGoodWriting(context: RuleContext, isKnown: (branch: string, year: number | null) => boolean): KnownGoodWriting | null {
  const { handwriting } = context.rulebook;
  let [furthest, pages] = [0, 0];
  for (const branch of context.facts.branches) {
    const pieces = writtenPieces(branch, context).filter(({ recorder, record }) => recorder !== null && isKnown(branch.name, record.year));
    for (const own of Map.groupBy(pieces, ({ recorder }) => recorder!).values()) {
      const compared = comparableOnes(own, handwriting);
      if (compared.length < 2) continue;
      const distance = distancesOf(compared);
      for (const a of compared.keys()) for (let b = 0; b < a; b += 1) furthest = Math.max(furthest, distance(a, b));
      pages += compared.length;
    }
  }
  return pages < handwriting.referencePages ? null : { distance: Math.round(furthest * 10_000) / 10_000, pages };
}
