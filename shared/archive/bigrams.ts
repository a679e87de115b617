import { foldCharacter } from './foldText.ts';

/**
 * The words a text is indexed under, in reading order: for each run of Chinese characters its overlapping pairs and,
 * last, its final character alone (so that every character begins some word and can be found by prefix); words of
 * letters and numbers whole. Letters are folded (full width, case). Spaces between Chinese characters, as in scans and
 * spaced titles, are not there: 会 议 is 会议.
 */
export function indexWords(text: string): string {
  const words: string[] = [];
  for (const run of runsOf(text)) addRun(words, run, true);
  return words.join(' ');
}

/**
 * The FTS5 query for what a person typed: each word separated by white space must occur, as a phrase. A single Chinese
 * character finds every place where it stands.
 *
 * @returns `null` where the query holds nothing that can be searched for
 */
export function searchQuery(text: string): string | null {
  const phrases = text
    .split(/\s+/u)
    .map(phraseOf)
    .filter((phrase) => phrase !== null);
  return phrases.length === 0 ? null : phrases.join(' AND ');
}

/** The words of a query as they are to be marked in a result: folded, without punctuation. */
export function queryTerms(text: string): readonly string[] {
  const terms = text.split(/\s+/u).map((word) => runsOf(word).map(({ characters }) => characters.join('')).join(''));
  return [...new Set(terms)].filter((term) => term !== '').sort((a, b) => b.length - a.length);
}

interface Run {
  readonly chinese: boolean;
  readonly characters: readonly string[];
}

function phraseOf(word: string): string | null {
  const runs = runsOf(word);
  const last = runs.at(-1);
  if (!last) return null;
  const words: string[] = [];
  // The final character of a run is a word of its own in the index. At the end of the query it must be left out, since
  // the text may go on there; a run of one character is then a prefix.
  for (const run of runs) addRun(words, run, run !== last);
  const openEnd = last.chinese && last.characters.length === 1;
  if (openEnd) words.push(last.characters[0]!);
  return `"${words.join(' ')}"${openEnd ? ' *' : ''}`;
}

function addRun(words: string[], { chinese, characters }: Run, withLast: boolean): void {
  if (!chinese) {
    words.push(characters.join(''));
    return;
  }
  for (let index = 0; index + 1 < characters.length; index += 1) words.push(characters[index]! + characters[index + 1]!);
  if (withLast) words.push(characters.at(-1)!);
}

function runsOf(text: string): Run[] {
  const runs: Run[] = [];
  let characters: string[] = [];
  let chinese = false;
  const end = () => {
    if (characters.length > 0) runs.push({ chinese, characters });
    characters = [];
  };
  for (const original of text) {
    if (chinese && isSpace(original)) continue;
    for (const character of foldCharacter(original)) {
      const sort = sortOf(character);
      if (sort === 'other') {
        end();
        chinese = false;
        continue;
      }
      if ((sort === 'chinese') !== chinese) {
        end();
        chinese = sort === 'chinese';
      }
      characters.push(character);
    }
  }
  end();
  return runs;
}

function isSpace(character: string): boolean {
  return character === ' ' || character === '\u3000' || character === '\u00a0' || character === '\t';
}

function sortOf(character: string): 'chinese' | 'word' | 'other' {
  const code = character.codePointAt(0)!;
  if (code < 0x80) return isAsciiWord(code) ? 'word' : 'other';
  if ((code >= 0x4e00 && code <= 0x9fff) || (code >= 0x3400 && code <= 0x4dbf) || code >= 0x20000 || code === 0x3007) return 'chinese';
  return /[\p{L}\p{N}]/u.test(character) ? 'word' : 'other';
}

function isAsciiWord(code: number): boolean {
  return (code >= 0x30 && code <= 0x39) || (code >= 0x61 && code <= 0x7a) || (code >= 0x41 && code <= 0x5a);
}
