import { BARRIER } from './compact.ts';
import { forEachRun } from './rollingHash.ts';

/** The same units in two texts: `a[a … a+length)` equals `b[b … b+length)`. */
export interface CommonBlock {
  readonly a: number;
  readonly b: number;
  readonly length: number;
}

/** Detection.md §2.2: shorter agreements occur by chance and in set phrases. */
export const SHORTEST_BLOCK = 13;

/** How many places of the other text are tried for one run; a text that repeats itself does not cost more. */
const MOST_PLACES = 24;

/**
 * Finds the common blocks of two texts, the longest first taken (greedy string tiling); no unit of either text belongs
 * to two blocks. Every common run of `shortest` units is found.
 *
 * @returns blocks in the order of the first text
 */
export function commonBlocks(a: Uint16Array, b: Uint16Array, shortest: number = SHORTEST_BLOCK): readonly CommonBlock[] {
  const matches = maximalMatches(a, b, shortest).sort((one, other) => other.length - one.length || one.a - other.a || one.b - other.b);
  const takenA = new Uint8Array(a.length);
  const takenB = new Uint8Array(b.length);
  const blocks: CommonBlock[] = [];
  for (const match of matches) {
    const free = longestFree(match, takenA, takenB);
    if (free.length < shortest) continue;
    takenA.fill(1, free.a, free.a + free.length);
    takenB.fill(1, free.b, free.b + free.length);
    blocks.push(free);
  }
  return blocks.sort((one, other) => one.a - other.a);
}

function maximalMatches(a: Uint16Array, b: Uint16Array, shortest: number): CommonBlock[] {
  const places = new Map<number, number[]>();
  forEachRun(b, shortest, (hash, at) => {
    const known = places.get(hash);
    if (known === undefined) places.set(hash, [at]);
    else if (known.length < MOST_PLACES) known.push(at);
  });
  const matches: CommonBlock[] = [];
  forEachRun(a, shortest, (hash, at) => {
    for (const place of places.get(hash) ?? []) {
      // A run whose predecessor agrees too lies inside a match that was found already.
      if (at > 0 && place > 0 && a[at - 1] === b[place - 1] && a[at - 1] !== BARRIER) continue;
      let length = 0;
      while (at + length < a.length && place + length < b.length && a[at + length] === b[place + length] && a[at + length] !== BARRIER) length += 1;
      if (length >= shortest) matches.push({ a: at, b: place, length });
    }
  });
  return matches;
}

/** The longest part of a match that no block has taken on either side. */
function longestFree({ a, b, length }: CommonBlock, takenA: Uint8Array, takenB: Uint8Array): CommonBlock {
  let best = { a, b, length: 0 };
  let from = 0;
  for (let index = 0; index <= length; index += 1) {
    if (index < length && takenA[a + index] === 0 && takenB[b + index] === 0) continue;
    if (index - from > best.length) best = { a: a + from, b: b + from, length: index - from };
    from = index + 1;
  }
  return best;
}
