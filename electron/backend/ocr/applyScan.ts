import { createClassifier } from '../../../shared/classification/classify.ts';
import type { Classifier } from '../../../shared/classification/classification.ts';
import { emptyModel } from '../../../shared/classification/learn.ts';
import type { ConfirmedLine } from '../../../shared/model/scan.ts';
import type { Scheme } from '../../../shared/model/scheme.ts';
import { readingOf } from '../../../shared/understanding/fileReading.ts';
import { scannedDocument } from '../../intake/ocr/scannedDocument.ts';
import type { By } from '../../library/change.ts';
import type { StoredOcrJob } from '../../library/ocr.ts';
import type { Library } from '../../library/library.ts';

/** What a person says of lines after comparing them with the picture. */
export interface SaidOfLines {
  readonly confirming?: readonly ConfirmedLine[];
  /** Lines that wait for a person again. */
  readonly withdrawing?: readonly LinePlace[];
  readonly by?: By | undefined;
}

export type LinePlace = Pick<ConfirmedLine, 'page' | 'line'>;

/**
 * Puts what OCR read of a file, and what a person has confirmed of it, into its document, and understands the document
 * anew for every item with these bytes. The filing pass comes after it.
 *
 * @param said what a person has just said of its lines; stored in the same change
 */
export function applyScan(library: Library, scheme: Scheme, sha256: string, { confirming = [], withdrawing = [], by }: SaidOfLines = {}): void {
  const document = library.documents.get(sha256);
  const items = library.items.list().filter((item) => item.sha256 === sha256);
  if (!document || items.length === 0) return;
  const pages = library.ocr.pages(sha256);
  const withdrawn = new Set(withdrawing.map(lineKey));
  const confirmed = [...library.ocr.confirmed(sha256).filter((line) => !withdrawn.has(lineKey(line))), ...confirming];
  const classifier = classifierOf(library, scheme);
  const scanned = pages.length === 0 ? document : scannedDocument(document, pages, confirmed);
  const readings = items.map(({ id, path }) => ({ itemId: id, reading: readingOf(scanned, path, classifier) }));
  const action = withdrawing.length > 0 ? 'undo' : confirming.length > 0 ? 'ocr-confirm' : 'ocr-read';
  library.change(action, items[0]!.path, ({ imports, ocr }) => {
    for (const { page, line } of withdrawing) ocr.unconfirm(sha256, page, line);
    ocr.confirm(sha256, confirming);
    if (pages.length > 0) imports.putScanned(sha256, scanned, readings);
    ocr.setState(sha256, 'done');
  }, by);
}

/** Files that were read page by page and then read anew from the source: their text is put back. */
export function applyWaiting(library: Library, scheme: Scheme): void {
  for (const job of library.ocr.jobs().filter(({ state }) => state === 'read')) applyScan(library, scheme, job.sha256);
}

/** Whether every page was tried. */
export function isComplete({ pages }: StoredOcrJob, tried: ReadonlySet<number>): boolean {
  return pages !== null && pages.every((page) => tried.has(page));
}

function lineKey({ page, line }: LinePlace): string {
  return `${page}:${line}`;
}

function classifierOf(library: Library, scheme: Scheme): Classifier {
  return createClassifier(scheme, library.settings.learnedModel() ?? emptyModel);
}
