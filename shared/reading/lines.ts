import type { Block, Place } from '../model/document.ts';
import type { Field } from '../model/record.ts';
import { foldText, type FoldedText } from '../text/normalise.ts';

/**
 * One line of a document as the readers see it: folded text (`foldText`, layout kept) with the way back to the
 * original characters. Line feeds inside a paragraph or cell part lines.
 */
export interface Line {
  /** 0-based order in the document. */
  readonly index: number;
  readonly text: string;
  readonly block: number;
  readonly row?: number;
  readonly column?: number;
  readonly page?: number;
  readonly heading?: number;
  readonly startsPage?: true;
  /** Names that the document gives in its labelled lists; set once they are known. */
  readonly people?: ReadonlySet<string>;
  readonly source: { readonly original: string; readonly folded: FoldedText; readonly from: number };
}

/** A stretch of a line: offsets into `line.text`. */
export interface Part {
  readonly line: Line;
  readonly start: number;
  readonly end: number;
}

/** All lines of a document in reading order; empty ones are left out. */
export function linesOf(blocks: readonly Block[]): readonly Line[] {
  const lines: Line[] = [];
  const add = (original: string, at: Omit<Line, 'index' | 'text' | 'source'>): void => {
    if (original.trim() === '') return;
    const folded = foldText(original, { spaces: 'layout' });
    let from = 0;
    let first = true;
    for (const text of folded.folded.split('\n')) {
      if (text.trim() !== '') {
        const { startsPage, ...rest } = at;
        lines.push({ index: lines.length, text, ...rest, ...(startsPage && first ? { startsPage } : {}), source: { original, folded, from } });
        first = false;
      }
      from += text.length + 1;
    }
  };
  for (const [block, content] of blocks.entries()) {
    const page = content.page === undefined ? {} : { page: content.page };
    if (content.kind === 'paragraph') {
      add(content.text, { block, ...page, ...(content.heading === undefined ? {} : { heading: content.heading }), ...(content.startsPage ? { startsPage: true as const } : {}) });
      continue;
    }
    for (const [row, cells] of content.rows.entries()) {
      for (const [column, cell] of cells.entries()) if (cell) add(cell.text, { block, row, column, ...page });
    }
  }
  return lines;
}

/** The place in the original of a stretch of a line. */
function placeOf({ line, start, end }: Part): Place {
  const { folded, from } = line.source;
  const place = { block: line.block, start: folded.originAt(from + start), end: end > start ? folded.originAt(from + end - 1) + 1 : folded.originAt(from + start) };
  return {
    block: place.block,
    ...(line.row === undefined ? {} : { row: line.row, column: line.column ?? 0 }),
    start: place.start,
    end: place.end,
    ...(line.page === undefined ? {} : { page: line.page }),
  };
}

/** The original characters of a stretch. */
export function rawOf(part: Part): string {
  const place = placeOf(part);
  return part.line.source.original.slice(place.start, place.end);
}

/** The folded characters of a stretch. */
export function foldedOf({ line, start, end }: Part): string {
  return line.text.slice(start, end);
}

/** The stretch as a person would retype it: original punctuation, half-width digits, no stray blanks between characters. */
export function tidyOf({ line, start, end }: Part): string {
  const { original, folded, from } = line.source;
  let text = '';
  for (let index = start; index < end; index += 1) {
    const character = line.text[index]!;
    const written = original[folded.originAt(from + index)] ?? character;
    text += /[0-9A-Za-z\s]/.test(character) || written === '\t' || character.charCodeAt(0) > 0xff ? character : written;
  }
  return closeBlanks(text.trim());
}

/** A part without blanks and loose punctuation at its ends. */
export function trimmed(part: Part, loose = /[\s,;、。.:_]/): Part {
  let { start, end } = part;
  while (start < end && loose.test(part.line.text[start]!)) start += 1;
  while (end > start && loose.test(part.line.text[end - 1]!)) end -= 1;
  return { line: part.line, start, end };
}

/** Makes a field of a value that was read from a stretch. */
export function fieldOf<Value>(value: Value, part: Part, confidence: number): Field<Value> {
  return { value, raw: rawOf(part), place: placeOf(part), confidence };
}

/** A blank stays only between words (传承文化 牢记使命); one that sets off a single character (张 三) goes. */
function closeBlanks(text: string): string {
  if (!/\s/.test(text)) return text;
  return text.replace(/(?<![\u3400-\u9fff])([\u3400-\u9fff])\s+(?=[\u3400-\u9fff])|([\u3400-\u9fff])\s+(?=[\u3400-\u9fff](?![\u3400-\u9fff]))/g, '$1$2').replace(/\s+/g, ' ');
}
