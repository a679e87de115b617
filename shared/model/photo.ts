import type { CalendarDate } from './calendarDate.ts';
import type { RawValues } from './evidence.ts';

/** What is kept of a picture's pixels to tell it again: two 64-bit hashes and a small grey picture, upright. */
export interface PhotoFeatures {
  /** 16 hex digits: rows of a 9×8 picture, each cell against its right neighbour. */
  readonly dHash: string;
  /** 16 hex digits: low frequencies of a 32×32 picture against their median. */
  readonly pHash: string;
  /** Size of the grey picture; the longer side is at most 96, both together at most 6,144 pixels. */
  readonly columns: number;
  readonly rows: number;
  /** Row by row, one byte a pixel, 0 = black. */
  readonly grey: Uint8Array;
}

/** A picture of a branch: a file of its own, or one inside a document. */
export interface PhotoFact {
  /** The file; for an embedded picture the document that holds it. */
  readonly path: string;
  /** Its name inside the document. */
  readonly embedded?: string;
  /** Digest of the picture's own bytes. */
  readonly sha256: string;
  /** Digest of the file at `path`. */
  readonly fileSha256: string;
  readonly width: number | null;
  readonly height: number | null;
  /** Times as naive local strings (`2025:03:05 09:12:00`); empty where there is none. */
  readonly exif: RawValues;
  /** `null` where its pixels could not be read or are too few. */
  readonly features: PhotoFeatures | null;
  readonly kind: string | null;
  /** The day that the file's own name or folder states, or that a person gave. */
  readonly date: CalendarDate | null;
  /** The meeting that it is filed with, or that the document around it records. */
  readonly meeting: PhotoMeeting | null;
  /** The same bytes lie in another place of the branch, too. */
  readonly duplicate: boolean;
}

export interface PhotoMeeting {
  readonly path: string;
  readonly ordinal: number;
  readonly title: string;
  readonly kind: string | null;
  readonly date: CalendarDate | null;
}
