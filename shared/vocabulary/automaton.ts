import { boundary, foldedCharacters, skipped } from './foldedCharacters.ts';

/** Where a pattern ends: its number, and the offset behind its last character in the original text. */
export type OnPattern = (pattern: number, end: number) => void;

/**
 * An Aho–Corasick automaton over folded characters: reports every occurrence of every pattern in one pass, whatever the
 * number of patterns (Aho and Corasick 1975). The text is folded while it is read, nothing is copied.
 *
 * @param patterns folded forms (see `foldForm`), none empty
 */
export function automaton(patterns: readonly string[]): (text: string, onPattern: OnPattern) => void {
  const { next, fail, output, shorter } = build(patterns);
  const fromRoot = new Int32Array(0x10000);
  for (const [code, node] of next[0]!) fromRoot[code] = node;
  return (text, onPattern) => {
    let node = 0;
    for (let index = 0; index < text.length; index += 1) {
      const code = foldedCharacters[text.charCodeAt(index)]!;
      if (code === skipped) continue;
      if (code === boundary) {
        node = 0;
        continue;
      }
      // Almost every character of a text starts no term: that case costs one look into a table.
      while (node !== 0) {
        const following = next[node]!.get(code);
        if (following !== undefined) {
          node = following;
          break;
        }
        node = fail[node]!;
      }
      if (node === 0) node = fromRoot[code]!;
      else if (output[node] === undefined && shorter[node] === 0) continue;
      for (let at = node; at !== 0; at = shorter[at]!) if (output[at] !== undefined) onPattern(output[at]!, index + 1);
    }
  };
}

interface Nodes {
  readonly next: readonly ReadonlyMap<number, number>[];
  /** The node of the longest proper suffix that is a prefix of some pattern. */
  readonly fail: readonly number[];
  /** The pattern that ends at the node. */
  readonly output: readonly (number | undefined)[];
  /** The next node down the suffixes at which a pattern ends; 0 for none. */
  readonly shorter: readonly number[];
}

function build(patterns: readonly string[]): Nodes {
  const next = [new Map<number, number>()];
  const output: (number | undefined)[] = [undefined];
  for (const [number, pattern] of patterns.entries()) {
    let node = 0;
    for (let index = 0; index < pattern.length; index += 1) {
      const code = pattern.charCodeAt(index);
      let following = next[node]!.get(code);
      if (following === undefined) {
        following = next.length;
        next[node]!.set(code, following);
        next.push(new Map<number, number>());
        output.push(undefined);
      }
      node = following;
    }
    if (node !== 0) output[node] = number;
  }
  const fail = new Array<number>(next.length).fill(0);
  const shorter = new Array<number>(next.length).fill(0);
  const queue = [...next[0]!.values()];
  for (let head = 0; head < queue.length; head += 1) {
    const node = queue[head]!;
    for (const [code, following] of next[node]!) {
      let suffix = fail[node]!;
      while (suffix !== 0 && !next[suffix]!.has(code)) suffix = fail[suffix]!;
      fail[following] = next[suffix]!.get(code) ?? 0;
      shorter[following] = output[fail[following]] === undefined ? shorter[fail[following]]! : fail[following];
      queue.push(following);
    }
  }
  return { next, fail, output, shorter };
}
