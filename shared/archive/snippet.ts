import { foldForMarks } from './foldText.ts';

/** A piece of text around the first hit; `marks` are offsets (UTF-16 code units, end exclusive) into `text`. */
export interface Snippet {
  readonly text: string;
  readonly marks: readonly { readonly start: number; readonly end: number }[];
}

const BEFORE = 24;
const LENGTH = 120;
/** Hits further in than this are not looked for: the snippet then shows the beginning. */
const LOOK_INTO = 60_000;

/**
 * Cuts a snippet of about 120 characters out of a text and marks every hit in it.
 *
 * @param terms as `queryTerms` gives them: folded, longest first
 */
export function snippetOf(text: string, terms: readonly string[]): Snippet {
  const { folded, offsets } = foldForMarks(text.slice(0, LOOK_INTO));
  const first = Math.min(...terms.map((term) => folded.indexOf(term)).filter((index) => index >= 0));
  const start = Number.isFinite(first) ? wholeCharacter(text, Math.max(0, offsets[first]! - BEFORE)) : 0;
  const end = wholeCharacter(text, Math.min(text.length, start + LENGTH));
  // Nothing is hit before the first, and what lies beyond the piece is not shown.
  const beyond = offsets.findIndex((offset, index) => index > first && offset >= end);
  const marks = (Number.isFinite(first) ? findAll(folded, terms, first, beyond < 0 ? folded.length : beyond) : [])
    .map((hit) => ({ start: offsets[hit.start]!, end: endOf(text, offsets[hit.end - 1]!) }))
    .filter((mark) => mark.start >= start && mark.end <= end)
    .map((mark) => ({ start: mark.start - start, end: mark.end - start }));
  return { text: text.slice(start, end), marks };
}

function findAll(folded: string, terms: readonly string[], from: number, to: number): { start: number; end: number }[] {
  const hits: { start: number; end: number }[] = [];
  for (let at = from; at < to; ) {
    const term = terms.find((candidate) => folded.startsWith(candidate, at));
    if (term) hits.push({ start: at, end: at + term.length });
    at += term?.length ?? 1;
  }
  return hits;
}

function endOf(text: string, start: number): number {
  return start + (text.codePointAt(start)! > 0xffff ? 2 : 1);
}

/** Not between the halves of a surrogate pair. */
function wholeCharacter(text: string, offset: number): number {
  const code = text.charCodeAt(offset);
  return code >= 0xdc00 && code <= 0xdfff ? offset - 1 : offset;
}
