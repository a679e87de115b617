import type { Formatting, ParagraphFormat } from './formatting.ts';
import { pieceText, placeOf, type WordFile } from './wordFile.ts';

/** A paragraph as the file marks it. */
export interface WordParagraph {
  readonly text: string;
  readonly end: ParagraphEnd;
  readonly format: ParagraphFormat | null;
}

/** What ended it: a paragraph mark, a cell or row mark, a page or section break, or the story itself. */
export type ParagraphEnd = 'paragraph' | 'cell' | 'page' | 'story';

/** The paragraphs of the characters from `first` to `end`, without field codes, deleted and hidden text and anchors. */
export function* storyParagraphs(file: WordFile, formatting: Formatting | null, first: number, end: number): Generator<WordParagraph> {
  let text = '';
  // One entry an open field: whether its code (false) or its result (true) is being read.
  const fields: boolean[] = [];
  for (const piece of file.pieces) {
    const from = Math.max(first, piece.firstCharacter);
    const to = Math.min(end, piece.endCharacter);
    if (from >= to) continue;
    const characters = pieceText(file, piece);
    for (let position = from; position < to; position += 1) {
      const index = position - piece.firstCharacter;
      if (index >= characters.length) break;
      const code = characters.charCodeAt(index);
      if (code === FIELD_BEGIN) fields.push(false);
      else if (code === FIELD_SEPARATOR) fields[fields.length - 1] = true;
      else if (code === FIELD_END) fields.pop();
      else if (code === PARAGRAPH || code === CELL || code === PAGE) {
        yield { text, end: ends[code]!, format: formatting?.paragraphAt(placeOf(piece, position)) ?? null };
        text = '';
      } else if (fields.includes(false)) continue;
      else if (code >= 32 && code !== 0x1f) {
        if (!formatting?.isHidden(placeOf(piece, position))) text += characters[index]!;
      } else text += controls[code] ?? '';
    }
  }
  if (text !== '') yield { text, end: 'story', format: null };
}

const FIELD_BEGIN = 0x13;
const FIELD_SEPARATOR = 0x14;
const FIELD_END = 0x15;
const PARAGRAPH = 0x0d;
const CELL = 0x07;
const PAGE = 0x0c;

const ends: Readonly<Record<number, ParagraphEnd>> = { [PARAGRAPH]: 'paragraph', [CELL]: 'cell', [PAGE]: 'page' };

/** Control characters that stand for something one can see; all others are anchors of pictures, notes and drawings. */
const controls: Readonly<Record<number, string>> = { 9: '\t', 10: '\n', 11: '\n', 14: '\n', 0x1e: '-' };
