import { pictureFormats, type ReadDocument } from '../model/document.ts';
import { textOf } from '../reading/documentText.ts';

/**
 * How many pages a file has. `counted`: in the file itself (PDF, OFD, pictures). `stated`: by the program that wrote it, in
 * the file's properties (Word, WPS, LibreOffice), as of the last saving and not checked.
 */
export interface PageCount {
  readonly pages: number;
  readonly from: 'counted' | 'stated';
}

/** No page of A4 holds so many characters: a number of pages below this was never worked out by a word processor. */
const MOST_CHARACTERS_ON_PAGE = 2500;

/** The pages of a file, or `null` where nothing reliable tells them: they are left blank then, never guessed from the text. */
export function pageCount({ format, blocks, evidence, notes }: Pick<ReadDocument, 'format' | 'blocks' | 'evidence' | 'notes'>): PageCount | null {
  if (pictureFormats.has(format)) return { pages: evidence.image?.frames ?? 1, from: 'counted' };
  const inFile = Number(evidence.pdf?.['pages'] ?? evidence.ofd?.['pages'] ?? 0);
  if (inFile > 0) return { pages: inFile, from: 'counted' };
  const numbers = new Set(blocks.flatMap(({ page }) => page ?? []));
  const withoutText = notes.reduce((sum, note) => sum + (note.code === 'image-only' ? note.pages : 0), 0);
  const seen = Math.max(numbers.size + withoutText, ...numbers);
  if (seen > 0) return { pages: seen, from: 'counted' };
  const stated = Number(evidence.app?.['Pages'] ?? evidence.ole?.['pages'] ?? 0);
  return Number.isInteger(stated) && stated > 0 && textOf(blocks).length <= stated * MOST_CHARACTERS_ON_PAGE ? { pages: stated, from: 'stated' } : null;
}
