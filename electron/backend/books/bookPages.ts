import { pictureFormats } from '../../../shared/model/document.ts';
import type { Library } from '../../library/library.ts';

/** A page of a book: which page of which file it is. */
export interface BookPage {
  readonly sha256: string;
  /** 1-based in the file. */
  readonly page: number;
}

/** All pages of some files, in order; the first is page 1 of the book. */
export function pagesOf(library: Library, files: readonly string[]): readonly BookPage[] {
  return files.flatMap((sha256) => Array.from({ length: pageCount(library, sha256) }, (_, index): BookPage => ({ sha256, page: index + 1 })));
}

/** How many pages a file has that was opened for OCR; those that hold text of their own count, too. */
export function pageCount(library: Library, sha256: string): number {
  const job = library.ocr.job(sha256);
  const scanned = Math.max(1, ...(job?.pages ?? []));
  // The document of a photo may hold the text of the photos that follow it.
  if (job && pictureFormats.has(job.format)) return scanned;
  return Math.max(scanned, ...(library.documents.get(sha256)?.blocks ?? []).map(({ page = 1 }) => page));
}

/**
 * The page of a file that stands behind a page of its document: in a run of photos the document in which a record begins
 * goes on with the pages of the photos after it.
 */
export function sourcePage(library: Library, sha256: string, page: number): BookPage {
  const book = library.books.of(sha256);
  if (!book || book.files.length === 1) return { sha256, page };
  const pages = pagesOf(library, book.files);
  return pages[pages.findIndex((one) => one.sha256 === sha256) + page - 1] ?? { sha256, page };
}
