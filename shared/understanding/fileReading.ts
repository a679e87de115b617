import type { Classifier } from '../classification/classification.ts';
import { parseCalendarDate, type CalendarDate } from '../model/calendarDate.ts';
import type { ReadDocument } from '../model/document.ts';
import { textOf } from '../reading/documentText.ts';
import type { Division } from './division.ts';
import { understand } from './understand.ts';
import type { Understanding } from './understanding.ts';

/** Everything that is worked out of one document at import. */
export interface FileReading {
  readonly understanding: Understanding;
  /** The whole text, paragraphs and cells joined by line feeds. */
  readonly text: string;
  /** The text of each record, in the order of `understanding.records`. */
  readonly recordTexts: readonly string[];
  /** EXIF day of a photo. */
  readonly takenOn: CalendarDate | null;
}

/**
 * Reads a document as far as it goes without the other files of the township.
 *
 * @param division how a person has divided it, where it is a minute-book
 */
export function readingOf(document: ReadDocument, path: string, classifier: Classifier, division?: Division): FileReading {
  const understanding = understand(document, path, classifier, division);
  return {
    understanding,
    text: textOf(document.blocks),
    recordTexts: understanding.records.map(({ blocks }) => textOf(document.blocks.slice(blocks.start, blocks.end))),
    takenOn: takenOn(document),
  };
}

/** EXIF writes `2025:03:05 09:12:00`; cameras without a clock write zeros, which is no date. */
function takenOn({ evidence }: ReadDocument): CalendarDate | null {
  const written = evidence.exif?.['DateTimeOriginal'] ?? evidence.exif?.['CreateDate'];
  return written ? parseCalendarDate(written.slice(0, 10).replaceAll(':', '-')) : null;
}
