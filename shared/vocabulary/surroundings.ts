import { boundary, foldedCharacters, skipped } from './foldedCharacters.ts';

/** What stands around a stretch of a text, folded (see `foldedCharacters`) and within its sentence. */
export interface Surroundings {
  /** The sentence up to the stretch. */
  readonly before: string;
  /** The rest of the sentence behind it. */
  readonly after: string;
  readonly sentence: string;
}

/** How far a sentence is looked at on either side, for texts without full stops. */
const REACH = 80;

/** The sentence around a stretch; it ends at full stops, semicolons and line ends. */
export function surroundings(text: string, start: number, end: number): Surroundings {
  const from = sentenceStart(text, start);
  const to = sentenceEnd(text, end);
  const before = fold(text.slice(from, start));
  const after = fold(text.slice(end, to));
  return { before, after, sentence: `${before}${fold(text.slice(start, end))}${after}` };
}

/** The passage to show: the sentence as written, cut to about `characters` around the stretch where it is longer. */
export function passageAround(text: string, start: number, end: number, characters = 80): string {
  const from = sentenceStart(text, start);
  const to = sentenceEnd(text, end);
  if (to - from <= characters) return text.slice(from, Math.min(to + 1, text.length)).trim();
  const margin = Math.max(10, Math.floor((characters - (end - start)) / 2));
  return text.slice(Math.max(from, start - margin), Math.min(to, end + margin)).trim();
}

const stops = /[。！？!?；;\n\r]/;

function sentenceStart(text: string, start: number): number {
  let at = start;
  while (at > 0 && start - at < REACH && !stops.test(text[at - 1]!)) at -= 1;
  return at;
}

function sentenceEnd(text: string, end: number): number {
  let at = end;
  while (at < text.length && at - end < REACH && !stops.test(text[at]!)) at += 1;
  return at;
}

function fold(text: string): string {
  let folded = '';
  for (let index = 0; index < text.length; index += 1) {
    const code = foldedCharacters[text.charCodeAt(index)]!;
    if (code !== skipped && code !== boundary) folded += String.fromCharCode(code);
  }
  return folded;
}
