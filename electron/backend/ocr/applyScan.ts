import { createClassifier } from '../../../shared/classification/classify.ts';
import { emptyModel } from '../../../shared/classification/learn.ts';
import type { ConfirmedLine } from '../../../shared/model/scan.ts';
import type { Scheme } from '../../../shared/model/scheme.ts';
import { readingOf } from '../../../shared/understanding/fileReading.ts';
import type { By } from '../../library/change.ts';
import type { StoredOcrJob } from '../../library/ocr.ts';
import type { Library } from '../../library/library.ts';
import { composeFile, filesReadWith } from '../books/composeFile.ts';

/** What a person says of lines after comparing them with the picture. */
export interface SaidOfLines {
  readonly confirming?: readonly LineOfFile[];
  /** Lines that wait for a person again. */
  readonly withdrawing?: readonly LinePlace[];
  readonly by?: By | undefined;
}

export interface LineOfFile extends ConfirmedLine {
  readonly sha256: string;
}

export type LinePlace = Omit<LineOfFile, 'text'>;

/**
 * Puts what OCR read of a file, and what a person has confirmed of it, into its document, and understands the document
 * anew for every item with these bytes. The filing pass comes after it.
 */
export function applyScan(library: Library, scheme: Scheme, sha256: string): void {
  apply(library, scheme, [sha256], {});
}

/** A person has said how lines read, or withdrawn it: stored, and put into the documents, in one change. */
export function applySaid(library: Library, scheme: Scheme, said: SaidOfLines): void {
  apply(library, scheme, [...new Set([...(said.confirming ?? []), ...(said.withdrawing ?? [])].map(({ sha256 }) => sha256))], said);
}

/** Files whose text is to be put back: read anew from the source, or of a book that was divided in another way. */
export function applyWaiting(library: Library, scheme: Scheme): void {
  const waiting = library.ocr.jobs().filter(({ state }) => state === 'read').map(({ sha256 }) => sha256);
  const books = Map.groupBy(waiting, (sha256) => library.books.of(sha256)?.files[0] ?? sha256);
  for (const files of books.values()) apply(library, scheme, files, {});
}

/** Whether every page was tried. */
export function isComplete({ pages }: StoredOcrJob, tried: ReadonlySet<number>): boolean {
  return pages !== null && pages.every((page) => tried.has(page));
}

function apply(library: Library, scheme: Scheme, files: readonly string[], { confirming = [], withdrawing = [], by }: SaidOfLines): void {
  const withdrawn = new Set(withdrawing.map(lineKey));
  const confirmedOf = (sha256: string) => [...library.ocr.confirmed(sha256).filter((line) => !withdrawn.has(lineKey({ ...line, sha256 }))), ...confirming.filter((line) => line.sha256 === sha256)];
  const classifier = createClassifier(scheme, library.settings.learnedModel() ?? emptyModel);
  const composed = filesReadWith(library, files).flatMap((sha256) => {
    const items = library.items.ofContent(sha256);
    const file = items.length === 0 ? null : composeFile(library, scheme, sha256, confirmedOf);
    const isRead = library.ocr.tried(sha256).size > 0;
    return file ? [{ sha256, path: items[0]!.path, document: file.document, readings: isRead ? items.map((item) => ({ itemId: item.id, reading: readingOf(file.document, item.path, classifier, file.divisionFor(item)) })) : [] }] : [];
  });
  if (composed.length === 0) return;
  const action = withdrawing.length > 0 ? 'undo' : confirming.length > 0 ? 'ocr-confirm' : 'ocr-read';
  library.change(action, composed[0]!.path, ({ imports, ocr }) => {
    for (const { sha256, page, line } of withdrawing) ocr.unconfirm(sha256, page, line);
    for (const [sha256, lines] of Map.groupBy(confirming, (line) => line.sha256)) ocr.confirm(sha256, lines);
    for (const { sha256, document, readings } of composed) {
      if (readings.length > 0) imports.putScanned(sha256, document, readings);
      if (library.ocr.job(sha256)?.state === 'read' || files.includes(sha256)) ocr.setState(sha256, 'done');
    }
  }, by);
}

function lineKey({ sha256, page, line }: LinePlace): string {
  return `${sha256}:${page}:${line}`;
}
