import { createClassifier } from '../../../shared/classification/classify.ts';
import type { Classifier } from '../../../shared/classification/classification.ts';
import { emptyModel } from '../../../shared/classification/learn.ts';
import type { ConfirmedLine } from '../../../shared/model/scan.ts';
import type { Scheme } from '../../../shared/model/scheme.ts';
import { readingOf } from '../../../shared/understanding/fileReading.ts';
import { scannedDocument } from '../../intake/ocr/scannedDocument.ts';
import type { StoredOcrJob } from '../../library/ocr.ts';
import type { Library } from '../../library/library.ts';

/**
 * Puts what OCR read of a file, and what a person has confirmed of it, into its document, and understands the document
 * anew for every item with these bytes. The filing pass comes after it.
 *
 * @param confirming lines that a person has just confirmed; stored in the same change
 */
export function applyScan(library: Library, scheme: Scheme, sha256: string, confirming: readonly ConfirmedLine[] = []): void {
  const document = library.documents.get(sha256);
  const items = library.items.list().filter((item) => item.sha256 === sha256);
  if (!document || items.length === 0) return;
  const pages = library.ocr.pages(sha256);
  const confirmed = [...library.ocr.confirmed(sha256), ...confirming];
  const classifier = classifierOf(library, scheme);
  const scanned = pages.length === 0 ? document : scannedDocument(document, pages, confirmed);
  const readings = items.map(({ id, path }) => ({ itemId: id, reading: readingOf(scanned, path, classifier) }));
  library.change(confirming.length > 0 ? 'ocr-confirm' : 'ocr-read', items[0]!.path, ({ imports, ocr }) => {
    ocr.confirm(sha256, confirming);
    if (pages.length > 0) imports.putScanned(sha256, scanned, readings);
    ocr.setState(sha256, 'done');
  });
}

/** Files that were read page by page and then read anew from the source: their text is put back. */
export function applyWaiting(library: Library, scheme: Scheme): void {
  for (const job of library.ocr.jobs().filter(({ state }) => state === 'read')) applyScan(library, scheme, job.sha256);
}

/** Whether every page was tried. */
export function isComplete({ pages }: StoredOcrJob, tried: ReadonlySet<number>): boolean {
  return pages !== null && pages.every((page) => tried.has(page));
}

function classifierOf(library: Library, scheme: Scheme): Classifier {
  return createClassifier(scheme, library.settings.learnedModel() ?? emptyModel);
}
