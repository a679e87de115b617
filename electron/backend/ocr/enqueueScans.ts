import { setImmediate } from 'node:timers/promises';
import { pictureFormats } from '../../../shared/model/document.ts';
import type { LibraryItem } from '../../library/items.ts';
import type { Library } from '../../library/library.ts';

/**
 * Puts every scan and photo of the library in the OCR queue that is not in it yet: pictures, and PDFs with pages without
 * text. Books and papers come before photos of people.
 */
export function enqueueScans(library: Library): void {
  const waiting = notQueued(library).filter((item) => isScan(item, library));
  if (waiting.length === 0) return;
  const ordered = waiting.toSorted((a, b) => rank(a) - rank(b));
  library.change('ocr-queue', `${new Set(ordered.map(({ sha256 }) => sha256)).size} 个文件`, ({ ocr }) => ocr.enqueue(ordered.map(({ sha256, format }) => ({ sha256: sha256!, format: format! }))));
}

/** What is known of contents: a look into every PDF of a township takes seconds. */
const known = new WeakMap<Library, Map<string, boolean>>();

/** How many scans and photos are not in the queue; other work goes on while it looks into PDFs for the first time. */
export async function countNotQueued(library: Library, signal: AbortSignal): Promise<number> {
  const scans = known.get(library) ?? new Map<string, boolean>();
  known.set(library, scans);
  let looked = 0;
  const items = notQueued(library);
  for (const item of items) {
    if (scans.has(item.sha256!)) continue;
    if (item.format === 'pdf' && (looked += 1) % LOOKS_AT_ONCE === 0) await setImmediate();
    if (signal.aborted) return 0;
    scans.set(item.sha256!, isScan(item, library));
  }
  return new Set(items.flatMap(({ sha256 }) => (scans.get(sha256!) ? [sha256] : []))).size;
}

const LOOKS_AT_ONCE = 20;

function notQueued(library: Library): readonly LibraryItem[] {
  const queued = new Set(library.ocr.jobs().map(({ sha256 }) => sha256));
  return library.items.list().filter(({ kept, sha256 }) => kept && !queued.has(sha256!));
}

function isScan({ status, format, sha256 }: LibraryItem, library: Library): boolean {
  if (format === null || status === 'unreadable' || status === 'skipped') return false;
  if (pictureFormats.has(format)) return true;
  return format === 'pdf' && library.documents.get(sha256!)?.notes.some(({ code }) => code === 'image-only') === true;
}

function rank({ format, kind }: LibraryItem): number {
  return format === 'pdf' || format === 'tiff' ? 0 : kind === 'activityPhoto' ? 2 : 1;
}
