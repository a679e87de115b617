import type { TermIndex } from './termIndex.ts';

/** Of the rare terms, those whose hash ends in zeros are looked up: one in four. */
const SAMPLE = 4;

/** Terms of more texts than this are not rare. */
const MOST_TEXTS = 40;

const FEWEST_SHARED = 2;

/** Pairs that share less than this part of the shorter text's sampled rare terms cannot be near each other. */
const LEAST_SHARE = 0.2;

/** Visits the pairs of texts (first the later one) that share enough rare terms to be worth comparing. */
export function forEachCandidate(index: TermIndex, visit: (later: number, earlier: number) => void): void {
  const { entries, starts, owners, sampled } = invertedIndex(index);
  const shared = new Uint16Array(index.count);
  const touched: number[] = [];
  for (let text = 0; text < index.count; text += 1) {
    const terms = index.terms(text);
    for (let term = 0; term < terms.length; term += 1) {
      const hash = terms[term]!;
      if (!isSampled(hash, index)) continue;
      const slot = slotOf(hash, starts.length - 1);
      for (let at = starts[slot]!; at < starts[slot + 1]!; at += 1) {
        const other = owners[at]!;
        // The owners of a slot stand in ascending order.
        if (other >= text) break;
        if (entries[at] !== hash) continue;
        if (shared[other] === 0) touched.push(other);
        shared[other]! += 1;
      }
    }
    for (const other of touched) {
      const count = shared[other]!;
      shared[other] = 0;
      if (count >= FEWEST_SHARED && count >= LEAST_SHARE * Math.min(sampled[text]!, sampled[other]!)) visit(text, other);
    }
    touched.length = 0;
  }
}

function invertedIndex(index: TermIndex) {
  const sampled = new Uint32Array(index.count);
  let total = 0;
  for (let text = 0; text < index.count; text += 1) {
    const terms = index.terms(text);
    for (let term = 0; term < terms.length; term += 1) if (isSampled(terms[term]!, index)) sampled[text]! += 1;
    total += sampled[text]!;
  }
  const size = 2 ** Math.ceil(Math.log2(Math.max(16, total)));
  const starts = new Uint32Array(size + 1);
  const each = (action: (slot: number, hash: number, text: number) => void): void => {
    for (let text = 0; text < index.count; text += 1) {
      const terms = index.terms(text);
      for (let term = 0; term < terms.length; term += 1) if (isSampled(terms[term]!, index)) action(slotOf(terms[term]!, size), terms[term]!, text);
    }
  };
  each((slot) => (starts[slot + 1]! += 1));
  for (let slot = 0; slot < size; slot += 1) starts[slot + 1]! += starts[slot]!;
  const next = starts.slice();
  const entries = new Int32Array(total);
  const owners = new Int32Array(total);
  each((slot, hash, text) => {
    const at = next[slot]!;
    next[slot] = at + 1;
    entries[at] = hash;
    owners[at] = text;
  });
  return { entries, starts, owners, sampled };
}

function isSampled(hash: number, index: TermIndex): boolean {
  if ((hash & (SAMPLE - 1)) !== 0) return false;
  const frequency = index.frequency(hash);
  return frequency > 1 && frequency <= MOST_TEXTS;
}

function slotOf(hash: number, size: number): number {
  return (hash >>> 2) & (size - 1);
}
