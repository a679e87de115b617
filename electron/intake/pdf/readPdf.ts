import type { ReadDocument, ReaderNote } from '../../../shared/model/document.ts';
import type { ReadContext } from '../reader.ts';
import { ReadFailure } from '../readFailure.ts';
import { crossReferenceIntact } from './crossReference.ts';
import { buildLines, type PlacedText } from './lines.ts';
import type { Matrix } from './matrix.ts';
import { placePage } from './placedText.ts';
import { buildBlocks, type PageLines } from './paragraphs.ts';
import { readPdfEvidence } from './pdfEvidence.ts';
import { openPdf, readOperators, type PdfDocument, type PdfPage } from './pdfLibrary.ts';
import { findRuledTables, type RuledTable } from './ruledTable.ts';
import { findRulings } from './rulings.ts';

/** More than any minute-book or volume has; a file may claim millions. */
const MAX_PAGES = 3000;
/** Rules cost about as much as the text itself; a book of this length is not a form. */
const MAX_RULED_PAGES = 300;

/**
 * A PDF's text in reading order with page numbers, tables where the columns are plain, form fields and typed comments in
 * their place. Pages without text in a file with pictures are counted in the note `image-only`. No script is run.
 * Throws `ReadFailure`: `encrypted` (a password is needed to open it), `corrupt`.
 */
export async function readPdf(bytes: Uint8Array, context: ReadContext): Promise<ReadDocument> {
  const { document, close } = await openPdf(bytes);
  try {
    const { pages, empty, truncated } = await readPages(document, context.limits.characters);
    const evidence = await readPdfEvidence(document, bytes);
    const hasPictures = contains(bytes, '/Image', /\/Subtype\s*\/Image\b/);
    if (pages.length === 0 && !hasPictures && !crossReferenceIntact(bytes)) throw new ReadFailure('corrupt', '没有可读的内容');
    const notes: ReaderNote[] = [];
    if (empty > 0 && hasPictures) notes.push({ code: 'image-only', pages: empty });
    if (truncated) notes.push({ code: 'text-truncated', limit: context.limits.characters });
    if (contains(bytes, '/JS', /\/JS\b/)) notes.push({ code: 'scripts-ignored' });
    return { format: 'pdf', blocks: buildBlocks(pages), pictures: [], evidence: { pdf: evidence, uninformative: {} }, notes };
  } finally {
    await close();
  }
}

async function readPages(document: PdfDocument, maxCharacters: number): Promise<{ pages: PageLines[]; empty: number; truncated: boolean }> {
  const pages: PageLines[] = [];
  const last = Math.min(document.numPages, MAX_PAGES);
  let empty = 0;
  let failed = 0;
  let characters = 0;
  let failure: unknown;
  for (let number = 1; number <= last && characters <= maxCharacters; number += 1) {
    try {
      const page = await document.getPage(number);
      const { placed, turned, width, height, onPage } = await placePage(page);
      const { tables, rest } = await separateTables(page, placed, onPage, number);
      page.cleanup();
      characters += placed.reduce((sum, item) => sum + item.text.length, 0);
      const lines = [...buildLines(rest), ...turned.map((item) => buildLines([item])).flat()];
      if (lines.length === 0 && tables.length === 0) empty += 1;
      else pages.push({ page: number, width, height, lines, tables });
    } catch (error) {
      failed += 1;
      failure = error;
    }
  }
  if (failed > 0 && pages.length === 0) throw new ReadFailure('corrupt', undefined, { cause: failure });
  return { pages, empty: empty + failed, truncated: characters > maxCharacters || document.numPages > MAX_PAGES };
}

async function separateTables(page: PdfPage, placed: readonly PlacedText[], onPage: Matrix, number: number): Promise<{ readonly tables: readonly RuledTable[]; readonly rest: readonly PlacedText[] }> {
  const operators = placed.length > 0 && number <= MAX_RULED_PAGES ? await readOperators(page) : null;
  return operators ? findRuledTables(findRulings(operators, onPage), placed) : { tables: [], rest: placed };
}

/**
 * Whether `name` stands in the file with `around` matching the bytes about it. Dictionaries of pictures stand in the clear,
 * outside compressed object streams; scripts mostly do. The file is not made a string: it may be longer than one can be.
 */
function contains(bytes: Uint8Array, name: string, around: RegExp): boolean {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let at = buffer.indexOf(name); at !== -1; at = buffer.indexOf(name, at + 1)) {
    if (around.test(buffer.toString('latin1', Math.max(0, at - 20), at + name.length + 1))) return true;
  }
  return false;
}
