import type { Passage } from '../model/finding.ts';

/** The sign with which rules cut a long quotation. */
const CUT = '……';

/**
 * Where a passage stands in a record's text, as offsets with an exclusive end: where the rule said, if the characters
 * there are the quoted ones, else where the quotation is found; `null` where it is not in the text.
 */
export function findPassage(text: string, { quote, textStart, textEnd }: Pick<Passage, 'quote' | 'textStart' | 'textEnd'>): { readonly start: number; readonly end: number } | null {
  const wanted = folded(quote.endsWith(CUT) ? quote.slice(0, -CUT.length) : quote);
  if (wanted === '') return null;
  if (textStart !== undefined && textEnd !== undefined && textEnd <= text.length && folded(text.slice(textStart, textEnd)).startsWith(wanted)) return { start: textStart, end: textEnd };
  const direct = text.indexOf(quote);
  if (direct >= 0) return { start: direct, end: direct + quote.length };
  return findFolded(text, wanted);
}

/** Finds characters regardless of the white space between them. */
function findFolded(text: string, wanted: string): { readonly start: number; readonly end: number } | null {
  const offsets: number[] = [];
  let dense = '';
  for (let at = 0; at < text.length; at += 1) {
    if (/\s/.test(text[at]!)) continue;
    dense += text[at]!;
    offsets.push(at);
  }
  const found = dense.indexOf(wanted);
  return found < 0 ? null : { start: offsets[found]!, end: offsets[found + wanted.length - 1]! + 1 };
}

function folded(text: string): string {
  return text.replace(/\s+/g, '');
}
