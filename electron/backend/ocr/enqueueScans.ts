import { pictureFormats } from '../../../shared/model/document.ts';
import type { LibraryItem } from '../../library/items.ts';
import type { Library } from '../../library/library.ts';

/**
 * Puts every scan and photo of the library in the OCR queue that is not in it yet: pictures, and PDFs with pages without
 * text. Books and papers come before photos of people.
 */
export function enqueueScans(library: Library): void {
  const waiting = scansNotQueued(library);
  if (waiting.length === 0) return;
  const ordered = waiting.toSorted((a, b) => rank(a) - rank(b));
  library.change('ocr-queue', `${new Set(ordered.map(({ sha256 }) => sha256)).size} 个文件`, ({ ocr }) => ocr.enqueue(ordered.map(({ sha256, format }) => ({ sha256: sha256!, format: format! }))));
}

/** Items that are scans or photos and not in the queue. */
export function scansNotQueued(library: Library): readonly LibraryItem[] {
  const queued = new Set(library.ocr.jobs().map(({ sha256 }) => sha256));
  return library.items.list().filter((item) => item.kept && !queued.has(item.sha256!) && isScan(item, library));
}

function isScan({ status, format, sha256 }: LibraryItem, library: Library): boolean {
  if (format === null || status === 'unreadable' || status === 'skipped') return false;
  if (pictureFormats.has(format)) return true;
  return format === 'pdf' && library.documents.get(sha256!)?.notes.some(({ code }) => code === 'image-only') === true;
}

function rank({ format, kind }: LibraryItem): number {
  return format === 'pdf' || format === 'tiff' ? 0 : kind === 'activityPhoto' ? 2 : 1;
}
