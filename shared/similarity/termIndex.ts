import { compactText, type CompactOptions } from './compact.ts';
import { forEachRun } from './rollingHash.ts';

/** A text to be compared with others. */
export interface ComparableText extends CompactOptions {
  readonly id: string;
  readonly text: string;
  /** What shares a template: the branch. */
  readonly group: string;
}

/** Four-character terms of all texts with their weights, in typed arrays: 5 bytes a term and 2 a character. */
export interface TermIndex {
  readonly count: number;
  /** Number of the group of each text; groups are numbered in the order in which they first occur. */
  readonly groups: Int32Array;
  /** The compact text of one text. */
  units(text: number): Uint16Array;
  /** Distinct term hashes of one text in ascending order, … */
  terms(text: number): Int32Array;
  /** … what each weighs (0–255): much where rare in the township and in its own group, nothing where everybody has it … */
  weights(text: number): Uint8Array;
  /** … and their sum. */
  readonly totals: Float64Array;
  /** In how many texts a term occurs, at least so many; collisions only ever add. */
  frequency(hash: number): number;
}

/** Detection.md §2.1: four characters beat six and three. */
const TERM_LENGTH = 4;

/** A handful of texts says nothing about what is common; they are weighed as if there were so many. */
const FEWEST = 30;

/** Builds the index. Time and memory grow with the number of characters alone. */
export function termIndex(texts: readonly ComparableText[]): TermIndex {
  const groupNumbers = new Map<string, number>();
  const groups = Int32Array.from(texts, ({ group }) => {
    const known = groupNumbers.get(group);
    if (known !== undefined) return known;
    groupNumbers.set(group, groupNumbers.size);
    return groupNumbers.size - 1;
  });
  const { units, unitStarts, terms, termStarts } = readTerms(texts);
  const frequencies = frequencyTable(terms.length);
  for (let at = 0; at < terms.length; at += 1) frequencies.add(terms[at]!);
  const weights = new Uint8Array(terms.length);
  const totals = new Float64Array(texts.length);
  const overall = scale(texts.length);
  for (const members of Map.groupBy(texts.keys(), (text) => groups[text]!).values()) {
    const size = members.reduce((sum, text) => sum + termStarts[text + 1]! - termStarts[text]!, 0);
    const own = frequencyTable(size);
    for (const text of members) for (let at = termStarts[text]!; at < termStarts[text + 1]!; at += 1) own.add(terms[at]!);
    const inGroup = scale(members.length);
    for (const text of members) {
      let total = 0;
      for (let at = termStarts[text]!; at < termStarts[text + 1]!; at += 1) {
        const weight = Math.min(overall(frequencies.get(terms[at]!)), inGroup(own.get(terms[at]!)));
        weights[at] = weight;
        total += weight;
      }
      totals[text] = total;
    }
  }
  return {
    count: texts.length,
    groups,
    units: (text) => units.subarray(unitStarts[text], unitStarts[text + 1]),
    terms: (text) => terms.subarray(termStarts[text], termStarts[text + 1]),
    weights: (text) => weights.subarray(termStarts[text], termStarts[text + 1]),
    totals,
    frequency: (hash) => frequencies.get(hash),
  };
}

function readTerms(texts: readonly ComparableText[]) {
  // Half of what minutes hold is form and hidden; what the first guess has no room for is made room for.
  const guess = texts.reduce((sum, { text }) => sum + text.length, 0) >> 1;
  let units = new Uint16Array(guess);
  let terms = new Int32Array(guess);
  const unitStarts = new Uint32Array(texts.length + 1);
  const termStarts = new Uint32Array(texts.length + 1);
  let scratch = new Int32Array(4096);
  for (const [index, comparable] of texts.entries()) {
    const compact = compactText(comparable.text, comparable).units;
    if (unitStarts[index]! + compact.length > units.length) units = withRoom(units, new Uint16Array(units.length * 2 + compact.length));
    if (termStarts[index]! + compact.length > terms.length) terms = withRoom(terms, new Int32Array(terms.length * 2 + compact.length));
    units.set(compact, unitStarts[index]);
    unitStarts[index + 1] = unitStarts[index]! + compact.length;
    if (scratch.length < compact.length) scratch = new Int32Array(compact.length * 2);
    let found = 0;
    forEachRun(compact, TERM_LENGTH, (hash) => {
      scratch[found] = hash;
      found += 1;
    });
    let end = termStarts[index]!;
    const sorted = scratch.subarray(0, found).sort();
    for (let at = 0; at < found; at += 1) {
      if (at > 0 && sorted[at] === sorted[at - 1]) continue;
      terms[end] = sorted[at]!;
      end += 1;
    }
    termStarts[index + 1] = end;
  }
  return { units, unitStarts, terms: terms.subarray(0, termStarts.at(-1)), termStarts };
}

function withRoom<Numbers extends Uint16Array | Int32Array>(from: Numbers, to: Numbers): Numbers {
  to.set(from);
  return to;
}

/** Relative inverse document frequency, 255 for a term that one text alone has, 0 for one that all have. */
function scale(texts: number): (frequency: number) => number {
  const size = Math.max(texts, FEWEST) + 1;
  const whole = Math.log(size);
  const weights = Uint8Array.from({ length: size + 1 }, (_, frequency) => Math.max(0, Math.round((255 * Math.log(size / Math.max(1, frequency))) / whole)));
  return (frequency) => weights[Math.min(frequency, size)]!;
}

/** Counts without keys: two terms in one slot count as one more frequent term, which errs on the safe side. */
function frequencyTable(terms: number): { add: (hash: number) => void; get: (hash: number) => number } {
  const size = 2 ** Math.min(24, Math.ceil(Math.log2(Math.max(64, terms * 4))));
  const counts = new Uint16Array(size);
  return {
    add: (hash) => {
      const slot = hash & (size - 1);
      if (counts[slot]! < 0xffff) counts[slot]! += 1;
    },
    get: (hash) => counts[hash & (size - 1)]!,
  };
}
