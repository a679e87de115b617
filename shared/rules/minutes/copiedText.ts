/** A text that others may have copied from. */
export interface SourceText {
  readonly path: string;
  readonly title: string;
  readonly text: string;
}

/** How much of a text stands word for word in one of the sources. */
export interface Copied {
  /** Characters (without blanks and punctuation) inside common blocks, and of the whole text. */
  readonly copied: number;
  readonly characters: number;
  readonly source: SourceText;
  /** The longest common block as written in the text. */
  readonly longest: string;
}

/** Finds common blocks with the sources; its cost grows with the text alone, whatever the number of sources. */
export interface CopyDetector {
  compare(text: string): Copied | null;
}

const BASE = 0x01000193;

/** Texts are probed at every fourth character; the probes' runs show the blocks all the same, at a quarter of the cost. */
const STEP = 4;

/**
 * Indexes every run of characters (blanks and punctuation left out) of the sources by a rolling 32-bit hash, and scans a
 * text once. Two probes in a row must agree for a block to count, so that every common block of `block + STEP`
 * characters is found and none shorter than `block` counts; a chance agreement of hashes never makes a block.
 *
 * @param block the length of the shortest common block that counts, in characters
 */
export function copyDetector(sources: readonly SourceText[], block: number): CopyDetector {
  const length = block - STEP;
  const scratch = new Scratch();
  const total = sources.reduce((sum, { text }) => sum + text.length, 0);
  const table = new ShingleTable(total);
  for (const [source, { text }] of sources.entries()) {
    const units = scratch.compact(text);
    forEachShingle(scratch.units, units, length, 1, (hash) => table.add(hash, source));
  }
  return {
    compare: (text) => {
      if (sources.length === 0) return null;
      const characters = scratch.compact(text);
      const runs = commonRuns(scratch.units, characters, length, table);
      if (runs.length === 0) return null;
      const bySource = new Map<number, number>();
      for (const { source, from, to } of runs) bySource.set(source, (bySource.get(source) ?? 0) + to - from);
      const most = [...bySource].reduce((best, entry) => (entry[1] > best[1] ? entry : best))[0];
      const longest = runs.reduce((best, run) => (run.to - run.from > best.to - best.from ? run : best));
      const { origins } = scratch;
      return {
        copied: runs.reduce((sum, { from, to }) => sum + to - from, 0),
        characters,
        source: sources[most]!,
        longest: text.slice(origins[longest.from], origins[longest.to - 1]! + 1),
      };
    },
  };
}

interface Run {
  readonly from: number;
  to: number;
  readonly source: number;
  probes: number;
}

function commonRuns(units: Uint16Array, count: number, length: number, table: ShingleTable): readonly Run[] {
  const runs: Run[] = [];
  let run: Run | null = null;
  forEachShingle(units, count, length, STEP, (hash, at) => {
    const source = table.get(hash);
    if (source < 0) {
      run = null;
    } else if (run === null) {
      run = { from: at, to: at + length, source, probes: 1 };
      runs.push(run);
    } else {
      run.to = at + length;
      run.probes += 1;
    }
  });
  return runs.filter(({ probes }) => probes > 1);
}

/** Hash → source in typed arrays, behind a bit set small enough for the processor's cache that turns most probes away. */
class ShingleTable {
  readonly #bits: Int32Array;
  readonly #bitShift: number;
  readonly #keys: Int32Array;
  readonly #sources: Int32Array;
  readonly #mask: number;

  constructor(entries: number) {
    const power = Math.min(27, Math.ceil(Math.log2(Math.max(16, entries * 2))));
    this.#keys = new Int32Array(2 ** power);
    this.#sources = new Int32Array(2 ** power).fill(-1);
    this.#mask = 2 ** power - 1;
    const bitPower = Math.min(27, power + 3);
    this.#bits = new Int32Array(2 ** (bitPower - 5));
    this.#bitShift = 32 - bitPower;
  }

  add(hash: number, source: number): void {
    const mixed = mix(hash);
    const slot = this.#slotOf(hash, mixed);
    if (this.#sources[slot]! >= 0) return;
    this.#keys[slot] = hash;
    this.#sources[slot] = source;
    const bit = mixed >>> this.#bitShift;
    this.#bits[bit >>> 5]! |= 1 << (bit & 31);
  }

  /** The first source that has the shingle, or -1. */
  get(hash: number): number {
    const mixed = mix(hash);
    const bit = mixed >>> this.#bitShift;
    return (this.#bits[bit >>> 5]! & (1 << (bit & 31))) === 0 ? -1 : this.#sources[this.#slotOf(hash, mixed)]!;
  }

  #slotOf(hash: number, mixed: number): number {
    let slot = mixed & this.#mask;
    while (this.#sources[slot]! >= 0 && this.#keys[slot] !== hash) slot = (slot + 1) & this.#mask;
    return slot;
  }
}

/** Spreads a rolling hash over all its bits. */
function mix(hash: number): number {
  const mixed = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
  return mixed ^ (mixed >>> 13);
}

function forEachShingle(units: Uint16Array, count: number, length: number, step: number, visit: (hash: number, at: number) => void): void {
  let power = 1;
  for (let index = 1; index < length; index += 1) power = Math.imul(power, BASE);
  let hash = 0;
  for (let index = 0; index < count; index += 1) {
    if (index >= length) hash = (hash - Math.imul(units[index - length]!, power)) | 0;
    hash = (Math.imul(hash, BASE) + units[index]!) | 0;
    const at = index - length + 1;
    if (at >= 0 && at % step === 0) visit(hash, at);
  }
}

/** Buffers used again for every text: Chinese characters, letters and digits only, each with its place in the text. */
class Scratch {
  units = new Uint16Array(4096);
  origins = new Uint32Array(4096);

  /** How many characters there are; they stand in `units` and `origins` until the next call. */
  compact(text: string): number {
    if (text.length > this.units.length) {
      this.units = new Uint16Array(text.length * 2);
      this.origins = new Uint32Array(text.length * 2);
    }
    const { units, origins } = this;
    let count = 0;
    for (let index = 0; index < text.length; index += 1) {
      const unit = text.charCodeAt(index);
      const counts = (unit >= 0x4e00 && unit <= 0x9fff) || (unit >= 0x30 && unit <= 0x39) || (unit >= 0x41 && unit <= 0x5a) || (unit >= 0x61 && unit <= 0x7a);
      if (!counts) continue;
      units[count] = unit;
      origins[count] = index;
      count += 1;
    }
    return count;
  }
}
