import type { TermIndex } from './termIndex.ts';

/**
 * IDF-weighted Jaccard similarity of two texts on their four-character terms, 0 to 1 (detection.md §2.1). A term weighs
 * what it weighs in the group where it is more common. The terms of the first text stay laid out: comparing one text
 * with many is quickest with it in the first place.
 */
export function jaccardOn(index: TermIndex): (a: number, b: number) => number {
  let laidOut = -1;
  let slots = new Int32Array(1024);
  /** One more than the weight: 0 is a free slot. */
  let weights = new Uint16Array(1024);
  const layOut = (text: number): void => {
    const terms = index.terms(text);
    const own = index.weights(text);
    if (slots.length < terms.length * 2) {
      const size = 2 ** Math.ceil(Math.log2(terms.length * 2));
      slots = new Int32Array(size);
      weights = new Uint16Array(size);
    } else weights.fill(0);
    const mask = slots.length - 1;
    for (let at = 0; at < terms.length; at += 1) {
      const term = terms[at]!;
      let slot = term & mask;
      while (weights[slot] !== 0) slot = (slot + 1) & mask;
      slots[slot] = term;
      weights[slot] = own[at]! + 1;
    }
    laidOut = text;
  };
  return (a, b) => {
    if (laidOut !== a) layOut(a);
    const mask = slots.length - 1;
    const terms = index.terms(b);
    const own = index.weights(b);
    let common = 0;
    for (let at = 0; at < terms.length; at += 1) {
      const term = terms[at]!;
      let slot = term & mask;
      while (weights[slot] !== 0 && slots[slot] !== term) slot = (slot + 1) & mask;
      if (weights[slot] !== 0) common += Math.min(weights[slot]! - 1, own[at]!);
    }
    const union = index.totals[a]! + index.totals[b]! - common;
    return union <= 0 ? 0 : common / union;
  };
}
