import { cutBlocks } from '../../../shared/books/cutBlocks.ts';
import { recordPages } from '../../../shared/books/recordPages.ts';
import type { Book } from '../../../shared/model/book.ts';
import type { ReadDocument } from '../../../shared/model/document.ts';
import type { ConfirmedLine, ScannedPage } from '../../../shared/model/scan.ts';
import type { Scheme } from '../../../shared/model/scheme.ts';
import { schemeIndex } from '../../../shared/scheme/schemeIndex.ts';
import type { Division } from '../../../shared/understanding/division.ts';
import { scannedDocument } from '../../intake/ocr/scannedDocument.ts';
import type { LibraryItem } from '../../library/items.ts';
import type { Library } from '../../library/library.ts';
import { pageCount, pagesOf } from './bookPages.ts';

/** A file's document with what OCR read in it, and how a person has divided it. */
export interface ComposedFile {
  readonly document: ReadDocument;
  /** For one of the items with these bytes; `undefined` where nobody has divided it. */
  readonly divisionFor: (item: LibraryItem) => Division | undefined;
}

/**
 * Puts what OCR read of a file, and what a person has confirmed of it, into its document. In a divided book the text is
 * parted where its records begin; of a run of photos, the document in which a record begins goes on with the photos after it.
 *
 * @param confirmedOf the lines that a person has confirmed of a file
 */
export function composeFile(library: Library, scheme: Scheme, sha256: string, confirmedOf: (sha256: string) => readonly ConfirmedLine[] = (file) => library.ocr.confirmed(file)): ComposedFile | null {
  const stored = library.documents.get(sha256);
  if (!stored) return null;
  const book = library.books.of(sha256);
  return book ? inBook(library, scheme, sha256, stored, book, confirmedOf) : { document: scanned(stored, library.ocr.pages(sha256), confirmedOf(sha256)), divisionFor: () => undefined };
}

/** A file's document as it stands, with its division: for understanding it anew when nothing was read or confirmed. */
export function storedFile(library: Library, scheme: Scheme, sha256: string): ComposedFile | null {
  if (library.books.of(sha256)) return composeFile(library, scheme, sha256);
  const document = library.documents.get(sha256);
  return document && { document, divisionFor: () => undefined };
}

/** The files whose documents change with what is said of some: of a run of photos, also the one whose record goes on in them. */
export function filesReadWith(library: Library, changed: readonly string[]): readonly string[] {
  return [...new Set(changed.flatMap((sha256) => {
    const book = library.books.of(sha256);
    const head = book && headBefore(library, book, sha256);
    return head ? [head.sha256, sha256] : [sha256];
  }))];
}

function inBook(library: Library, scheme: Scheme, sha256: string, stored: ReadDocument, book: Book, confirmedOf: (sha256: string) => readonly ConfirmedLine[]): ComposedFile {
  const index = schemeIndex(scheme);
  const pages = pagesOf(library, book.files);
  const own = pageCount(library, sha256);
  const first = pages.findIndex((page) => page.sha256 === sha256) + 1;
  const ranges = recordPages(book.starts, pages.length);
  const starts = book.starts.filter(({ page }) => page >= first && page < first + own);
  const lastStart = book.starts.indexOf(starts.at(-1)!);
  const last = Math.max(first + own - 1, ranges[lastStart]?.last ?? 0);
  const files = new Map(pages.slice(first - 1, last).map((page) => [page.sha256, { readings: library.ocr.pages(page.sha256), confirmed: confirmedOf(page.sha256) }]));
  const readings: ScannedPage[] = [];
  const confirmed: ConfirmedLine[] = [];
  for (let number = first; number <= last; number += 1) {
    const { sha256: file, page } = pages[number - 1]!;
    const reading = files.get(file)?.readings.find((one) => one.page === page);
    const as = number - first + 1;
    if (reading) readings.push({ ...reading, page: as });
    confirmed.push(...(files.get(file)?.confirmed ?? []).filter((line) => line.page === page).map((line) => ({ ...line, page: as })));
  }
  const document = scanned(stored, readings, confirmed);
  const heights = new Map(readings.map(({ page, height }) => [page, height]));
  // The next record begins on a photo that ends this one: what belongs to it is left to its own document.
  const next = book.starts[lastStart + 1];
  const within = lastStart >= 0 && next ? [...starts, next] : starts;
  const cut = cutBlocks(document.blocks, within.map(({ page, at }) => ({ page: page - first + 1, at })), (page) => heights.get(page) ?? 1);
  const records = cut.records.slice(0, starts.length).map((blocks, position) => {
    const { kind, date } = starts[position]!;
    return { blocks, kind: kind === null ? null : { id: kind, category: index.kind(kind)?.category ?? null }, date };
  });
  const head = headBefore(library, book, sha256);
  return {
    document: { ...document, blocks: lastStart >= 0 && next ? cut.blocks.slice(0, cut.records.at(-1)!.start) : cut.blocks },
    divisionFor: (item) => ({ records, continues: head && starts.length === 0 ? meetingIn(library, head, item) : null }),
  };
}

/** The file before a photo in which the record began that goes on in the photo. */
function headBefore(library: Library, book: Book, sha256: string): { readonly sha256: string; readonly ordinal: number } | null {
  if (book.files.length === 1) return null;
  const pages = pagesOf(library, book.files);
  const first = pages.findIndex((page) => page.sha256 === sha256) + 1;
  const start = book.starts.findLast(({ page }) => page < first);
  // A record that begins at the very top of the photo ends the one before it.
  if (!start || book.starts.some(({ page, at }) => page === first && at === 0)) return null;
  const head = pages[start.page - 1]!;
  const headFirst = pages.findIndex((page) => page.sha256 === head.sha256) + 1;
  return { sha256: head.sha256, ordinal: book.starts.filter(({ page }) => page >= headFirst && page <= start.page).indexOf(start) };
}

/** The record in the folder that the item itself lies in, where the same photos lie in several. */
function meetingIn(library: Library, { sha256, ordinal }: { readonly sha256: string; readonly ordinal: number }, { sourceId }: LibraryItem): Division['continues'] {
  const head = library.items.ofContent(sha256).find((item) => item.sourceId === sourceId && item.status !== 'duplicate');
  return head ? { path: head.path, ordinal } : null;
}

function scanned(stored: ReadDocument, pages: readonly ScannedPage[], confirmed: readonly ConfirmedLine[]): ReadDocument {
  return pages.length === 0 ? stored : scannedDocument(stored, pages, confirmed);
}
