import type { CalendarDate } from '../../shared/model/calendarDate.ts';
import type { ReadDocument } from '../../shared/model/document.ts';
import type { SkipReason, UnreadableCode } from '../../shared/model/item.ts';
import type { FileStamp } from '../files/fileStamp.ts';
import type { Understanding } from '../../shared/understanding/understanding.ts';

/** One file as the import hands it to the library. */
export interface ImportedFile {
  /** Relative to the source folder, `/` between parts. */
  readonly path: string;
  readonly bytes: number;
  /** Milliseconds since 1970; `null` for members of archives. */
  readonly mtimeMs: number | null;
  /** `null` where the bytes could not be read at all. */
  readonly sha256: string | null;
  /** Where the bytes are now; they are copied into `originals/`. `null` where they are not to be kept. */
  readonly original: string | Buffer | null;
  /** The key of that file where it is encrypted; see `KeptFile`. */
  readonly seal?: string;
  /** A copy of the bytes in the library's `incoming`, which is taken over in place of copying them. */
  readonly copy?: string;
  /** The archive it was taken out of; must be recorded before it, or in the same batch. */
  readonly parentPath: string | null;
  /** How its bytes are known again without hashing them; absent where only hashing can tell. */
  readonly stamp?: FileStamp;
  readonly outcome: ImportOutcome;
}

export type ImportOutcome =
  | ReadOutcome
  | { readonly kind: 'unreadable'; readonly code: UnreadableCode; readonly detail?: string }
  | { readonly kind: 'skipped'; readonly reason: SkipReason };

/** Read and understood, not yet placed: it waits as `needs-review` for the filing pass. */
export interface ReadOutcome {
  readonly kind: 'read';
  readonly document: ReadDocument;
  /** The document's content as `packContent` makes it; its blocks are then left out. */
  readonly packed?: Uint8Array;
  /** Which reader wrote the document; another value makes it read again. */
  readonly readerVersion: string;
  readonly understanding: Understanding;
  /** The document's whole text, paragraphs and cells joined by line feeds. */
  readonly text: string;
  /** The text of each record, in the order of `understanding.records`. */
  readonly recordTexts: readonly string[];
  /** EXIF day of a photo. */
  readonly takenOn: CalendarDate | null;
}
