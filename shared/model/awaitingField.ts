import type { RecordFields } from './record.ts';
import type { ScannedPart } from './scan.ts';

/** A field that OCR read and that waits for a person to compare it with its picture (待确认). */
export interface AwaitingField {
  readonly itemId: number;
  readonly path: string;
  /** 0-based order of the record in its file. */
  readonly ordinal: number;
  readonly field: keyof RecordFields;
  /** Position in a list of fields; 0 for single ones. */
  readonly index: number;
  readonly raw: string;
  readonly confidence: number;
  /** The lines it was read from, with their crops. */
  readonly lines: readonly AwaitingLine[];
}

/** A line with its crop, in pixels of the page's picture, as it is read so far. */
export interface AwaitingLine extends Pick<ScannedPart, 'page' | 'line' | 'box' | 'confidence' | 'confirmed'> {
  readonly text: string;
}
