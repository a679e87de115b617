import type { ScanFile } from '../../library/ocr.ts';
import type { Library } from '../../library/library.ts';

/**
 * Puts every scan and photo of the library in the OCR queue that is not in it yet: pictures, and PDFs with pages without
 * text. Books and papers come before photos of people.
 */
export function enqueueScans(library: Library): void {
  const waiting = library.ocr.notQueued();
  if (waiting.length === 0) return;
  const ordered = waiting.toSorted((a, b) => rank(a) - rank(b));
  library.change('ocr-queue', `${new Set(ordered.map(({ sha256 }) => sha256)).size} 个文件`, ({ ocr }) => ocr.enqueue(ordered));
}

function rank({ format, kind }: ScanFile): number {
  return format === 'pdf' || format === 'tiff' ? 0 : kind === 'activityPhoto' ? 2 : 1;
}
