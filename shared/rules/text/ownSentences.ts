import type { Span } from '../../similarity/compact.ts';
import { isEntry } from './minutesBody.ts';
import type { Minutes } from './minutesTexts.ts';

/** A sentence of a record's own words, by which others are told to be the same. */
export interface OwnSentence extends Span {
  /** Characters without marks and blanks, people's names all alike, days and hours without their figures, amounts as written. */
  readonly key: string;
  /** Who said it; `null` where nobody in particular did. */
  readonly speaker: string | null;
  /** Part of a decision. */
  readonly decided: boolean;
  /** States an amount: something that was so on that day. */
  readonly amount: boolean;
}

const ends = /[。；;！!？?\n]/g;
/** A name in a sentence's key: no name is told from another. */
const ANY_NAME = '〇';

/** The sentences of a record outside its headers, lists and study material, in their order. */
export function ownSentences({ record: { text }, body, names }: Minutes): readonly OwnSentence[] {
  const spoken = [...body.speeches, ...body.decisions];
  const bounds = new Set(spoken.flatMap(({ start, end }) => [start, end]));
  for (const match of text.matchAll(ends)) bounds.add(match.index + 1);
  bounds.add(text.length);
  const sentences: OwnSentence[] = [];
  let start = 0;
  let hidden = 0;
  for (const end of [...bounds].sort((a, b) => a - b)) {
    while (hidden < body.hidden.length && body.hidden[hidden]!.end <= start) hidden += 1;
    const over = body.hidden[hidden];
    const isHidden = over !== undefined && over.start <= start && !body.shortLines.has(over);
    const key = isHidden || isEntry(text.slice(start, end)) ? '' : keyOf(text, start, end, names);
    if (key !== '') sentences.push({ start, end, key, speaker: body.speeches.find((speech) => speech.start <= start && start < speech.end)?.speaker ?? null, decided: body.decisions.some((decision) => decision.start <= start && start < decision.end), amount: /\d/.test(key) });
    start = end;
  }
  return sentences;
}

/** The keys of a sentence's clauses, where it has several. */
export function clausesOf({ record: { text }, names }: Minutes, { start, end }: Span): readonly string[] {
  const cuts = [...text.slice(start, end).matchAll(/[，,]/g)].map(({ index }) => start + index + 1);
  if (cuts.length === 0) return [];
  return [start, ...cuts].map((from, index) => keyOf(text, from, cuts[index] ?? end, names)).filter((key) => key !== '');
}

/** The keys of all sentences of a text that is nobody's record. */
export function sentenceKeys(text: string): readonly string[] {
  return text.split(ends).map((sentence) => keyOf(sentence, 0, sentence.length, []));
}

function keyOf(text: string, start: number, end: number, names: readonly Span[]): string {
  let named = '';
  let from = start;
  for (let index = firstFrom(names, start); index < names.length && names[index]!.start < end; index += 1) {
    named += text.slice(from, names[index]!.start) + ANY_NAME;
    from = names[index]!.end;
  }
  named += text.slice(from, Math.max(from, end));
  return named.normalize('NFKC').replace(/\d{1,2}:\d{2}|\d+(?=\s*[年月日号时点])/g, '').replace(/[^\u3400-\u9fff〇0-9a-z]/gi, '');
}

function firstFrom(names: readonly Span[], start: number): number {
  let low = 0;
  let high = names.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (names[middle]!.start < start) low = middle + 1;
    else high = middle;
  }
  return low;
}
