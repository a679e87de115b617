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
  placeRuns(b, shortest);
  const mask = heads.length - 1;
  const matches: CommonBlock[] = [];
  forEachRun(a, shortest, (hash, at) => {
    let slot = hash & mask;
    while (heads[slot] !== NOWHERE && hashes[slot] !== hash) slot = (slot + 1) & mask;
    for (let place = heads[slot]!; place !== NOWHERE; place = followers[place]!) {
      // A run whose predecessor agrees too lies inside a match that was found already.
      if (at > 0 && place > 0 && a[at - 1] === b[place - 1] && a[at - 1] !== BARRIER) continue;
      let length = 0;
      while (at + length < a.length && place + length < b.length && a[at + length] === b[place + length] && a[at + length] !== BARRIER) length += 1;
      if (length >= shortest) matches.push({ a: at, b: place, length });
    }
  });
  return matches;
}

const NOWHERE = -1;

/** Where each run of a text stands: by its hash the first place, from there on from place to place. Made anew for every text. */
let hashes = new Int32Array(0);
let heads = new Int32Array(0);
let tails = new Int32Array(0);
let counts = new Uint8Array(0);
let followers = new Int32Array(0);

function placeRuns(units: Uint16Array, length: number): void {
  if (heads.length < units.length * 2) {
    const size = 2 ** Math.ceil(Math.log2(Math.max(1024, units.length * 2)));
    [hashes, heads, tails, counts, followers] = [new Int32Array(size), new Int32Array(size), new Int32Array(size), new Uint8Array(size), new Int32Array(size)];
  }
  heads.fill(NOWHERE);
  const mask = heads.length - 1;
  forEachRun(units, length, (hash, at) => {
    let slot = hash & mask;
    while (heads[slot] !== NOWHERE && hashes[slot] !== hash) slot = (slot + 1) & mask;
    if (heads[slot] === NOWHERE) {
      hashes[slot] = hash;
      heads[slot] = at;
      counts[slot] = 0;
    } else if (counts[slot]! < MOST_PLACES) followers[tails[slot]!] = at;
    else return;
    followers[at] = NOWHERE;
    tails[slot] = at;
    counts[slot]! += 1;
  });
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
