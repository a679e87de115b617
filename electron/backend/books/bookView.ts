import type { BookPageView, BookRow, BookStart, BookView } from '../../../shared/contract/bookCalls.ts';
import { proposeStarts } from '../../../shared/books/proposeStarts.ts';
import type { RecordStart } from '../../../shared/model/book.ts';
import { DangheError } from '../../../shared/model/errors.ts';
import { boxOf, type ScannedPage } from '../../../shared/model/scan.ts';
import { readRecords } from '../../../shared/reading/readRecords.ts';
import { awaitsPerson, withScanMarks } from '../../../shared/understanding/scanMarks.ts';
import type { UnderstoodRecord } from '../../../shared/understanding/understanding.ts';
import { scannedDocument } from '../../intake/ocr/scannedDocument.ts';
import type { Library } from '../../library/library.ts';
import { pagesOf } from './bookPages.ts';
import { findBooks, type BookFiles } from './findBooks.ts';

/** A line less sure than this is a speck, and a page of specks is blank. */
const UNSURE = 0.4;

/** All books and candidates. */
export function listBooks(library: Library): readonly BookRow[] {
  return findBooks(library).map((files) => rowOf(library, files));
}

/** One book with its pages and where its records begin. @throws DangheError `not-found` */
export function bookView(library: Library, itemId: number): BookView {
  const files = filesOfBook(library, itemId);
  const shas = files.items.map(({ sha256 }) => sha256!);
  const divided = library.books.get(shas[0]!);
  return {
    ...rowOf(library, files),
    pageList: pageList(library, files),
    starts: divided ? divided.starts.map((start) => shownStart(start, readAt(library, files, start, divided.starts))) : proposals(library, files).map(({ start, record }) => shownStart(start, record)),
  };
}

/** The files of a book, by the item of its first one. @throws DangheError `not-found` */
export function filesOfBook(library: Library, itemId: number): BookFiles {
  const found = findBooks(library).find(({ items }) => items[0]!.id === itemId);
  if (!found) throw new DangheError({ code: 'not-found', what: `记录本 ${itemId}` });
  return found;
}

/** Where the records begin by the headings that were recognised; at the first page with text where there are none. */
export function proposedStarts(library: Library, itemId: number): readonly RecordStart[] {
  return proposals(library, filesOfBook(library, itemId)).map(({ start }) => start);
}

type ShownRecord = Pick<UnderstoodRecord, 'fields' | 'kind'>;

interface Proposal {
  readonly start: RecordStart;
  readonly record: ShownRecord | undefined;
}

function proposals(library: Library, { items }: BookFiles): readonly Proposal[] {
  const scanned = scannedPages(library, items.map(({ sha256 }) => sha256!));
  const stored = library.documents.get(items[0]!.sha256!);
  if (!stored) return [];
  const whole = scannedDocument(items.length === 1 ? stored : { ...stored, blocks: [] }, scanned);
  const found = proposeStarts(whole.blocks, readRecords(whole, { path: items[0]!.path }), scanned);
  // A scan has been understood as a whole already, its kinds with it.
  const known = items.length === 1 ? (library.readings.understanding(items[0]!.id)?.records ?? []) : [];
  const first = scanned.find(({ lines }) => lines.length > 0)?.page ?? 1;
  return found.length === 0 ? [{ start: { page: first, at: 0, kind: null, date: null }, record: undefined }] : found.map(({ place, record }) => ({ start: { ...place, kind: null, date: null }, record: { ...record, kind: known.length === found.length ? known[record.ordinal]?.kind ?? null : null, fields: withScanMarks(record.fields, whole.blocks) } }));
}

function rowOf(library: Library, { path, items }: BookFiles): BookRow {
  const shas = items.map(({ sha256 }) => sha256!);
  const jobs = shas.map((sha256) => library.ocr.job(sha256)!);
  return {
    itemId: items[0]!.id, path, files: items.length,
    pages: pagesOf(library, shas).length,
    records: library.books.get(shas[0]!)?.starts.length ?? null,
    unread: jobs.reduce((sum, { pages, pagesDone }) => sum + Math.max(0, (pages?.length ?? 1) - pagesDone), 0),
  };
}

/** What OCR has read of all files, by the pages of the book. */
function scannedPages(library: Library, shas: readonly string[]): readonly ScannedPage[] {
  const byFile = new Map(shas.map((sha256) => [sha256, new Map(library.ocr.pages(sha256).map((page) => [page.page, page]))]));
  return pagesOf(library, shas).flatMap(({ sha256, page }, index): ScannedPage[] => {
    const reading = byFile.get(sha256)?.get(page);
    return reading ? [{ ...reading, page: index + 1 }] : [];
  });
}

function pageList(library: Library, { items }: BookFiles): readonly BookPageView[] {
  const shas = items.map(({ sha256 }) => sha256!);
  const ids = new Map(items.map(({ id, sha256 }) => [sha256!, id]));
  const scanned = new Map(scannedPages(library, shas).map((page) => [page.page, page]));
  const written = new Set(items.length === 1 ? library.documents.get(shas[0]!)?.blocks.map(({ page }) => page) : []);
  return pagesOf(library, shas).map(({ sha256, page }, index): BookPageView => {
    const reading = scanned.get(index + 1);
    const lines = (reading?.lines ?? []).filter(({ confidence, text }) => confidence >= UNSURE && text.trim() !== '');
    return {
      number: index + 1, itemId: ids.get(sha256)!, page,
      state: lines.length > 0 || written.has(page) ? 'text' : reading ? 'blank' : 'failed',
      lines: [...new Set(lines.map(({ quad }) => Math.max(0, Math.round((boxOf(quad).top / reading!.height) * 1000) / 1000)))].sort((a, b) => a - b),
    };
  });
}

/** What is read of the record that begins at a place, as the files were last understood. */
function readAt(library: Library, { items }: BookFiles, start: RecordStart, all: readonly RecordStart[]): UnderstoodRecord | undefined {
  const shas = items.map(({ sha256 }) => sha256!);
  const pages = pagesOf(library, shas);
  const file = pages[start.page - 1]?.sha256;
  const item = items.find(({ sha256 }) => sha256 === file);
  if (!item) return undefined;
  const own = all.filter(({ page }) => pages[page - 1]?.sha256 === file);
  const records = library.readings.understanding(item.id)?.records ?? [];
  return records.length === own.length ? records[own.indexOf(start)] : undefined;
}

function shownStart({ page, at, kind, date }: RecordStart, record: ShownRecord | undefined): BookStart {
  const day = record?.fields.date;
  return { page, at, kind, date, read: { title: record?.fields.title?.value ?? null, kind: record?.kind ?? null, date: day?.value ?? null, confirmed: day !== undefined && !awaitsPerson(day) } };
}
