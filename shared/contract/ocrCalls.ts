import { z } from 'zod';
import type { DangheErrorDetail } from '../model/errors.ts';
import type { OcrProgress } from '../model/ocr.ts';
import type { AwaitingField } from '../model/awaitingField.ts';
import { change, read } from './call.ts';

/** Where the reading of scans and photos stands. It is no job: imports and everything else go on beside it. */
export interface OcrStatus {
  /** `paused` holds until a person goes on, over restarts too. */
  readonly state: 'idle' | 'running' | 'paused';
  /** Scans and photos that were not read yet. */
  readonly unread: number;
  /** Scans and photos that were read, and those that could not be. */
  readonly readFiles: number;
  readonly failedFiles: number;
  /** While it runs. */
  readonly progress: OcrProgress | null;
  /** Why the last run ended before its time. */
  readonly error: DangheErrorDetail | null;
}

/** A field that OCR read, beside the lines of the page on which it stands. */
export interface FieldToConfirm extends AwaitingField {
  /** A person has said that it is misread, without knowing yet what it says; it stays unconfirmed. */
  readonly misread: boolean;
}

export interface ConfirmQueue {
  /** Those marked as misread come last. */
  readonly fields: readonly FieldToConfirm[];
  /** There are more than are listed. */
  readonly more: boolean;
}

export interface OcrPicture {
  /** A JPEG as a `data:` address. */
  readonly address: string;
  readonly width: number;
  readonly height: number;
}

const place = {
  itemId: z.number().int(),
  ordinal: z.number().int().min(0),
  field: z.string().min(1).max(40),
  index: z.number().int().min(0),
};

export const ocrCalls = {
  'ocr.status': read<OcrStatus>()(z.strictObject({})),
  /** Reads what is not read yet, in the background; goes on where it was paused. */
  'ocr.start': change<null>()(z.strictObject({})),
  /** Rests after the page that is being read. */
  'ocr.pause': change<null>()(z.strictObject({})),
  /** Fields that wait for a person, in the order of the files. */
  'ocr.queue': read<ConfirmQueue>()(z.strictObject({ limit: z.number().int().min(1).max(500) })),
  /** The picture of a page that was read, upright. */
  'ocr.picture': read<OcrPicture>()(z.strictObject({ itemId: z.number().int(), page: z.number().int().min(1) })),
  /** It reads as it stands, or as `correction` says. Gives back the event, for the undo. */
  'ocr.confirm': change<{ readonly seq: number }>()(z.strictObject({ ...place, correction: z.string().trim().min(1).max(500).nullable() })),
  /** It is misread (or not, after all); it stays unconfirmed. */
  'ocr.misread': change<{ readonly seq: number }>()(z.strictObject({ ...place, misread: z.boolean() })),
  /** Another try at a page of a file (all pages: `null`), in another way; starts the reading where it rests. */
  'ocr.again': change<null>()(z.strictObject({
    itemId: z.number().int(),
    page: z.number().int().min(1).nullable(),
    how: z.strictObject({ turn: z.union([z.literal(0), z.literal(90), z.literal(180), z.literal(270)]).nullable(), contrast: z.boolean(), side: z.number().int().min(640).max(2560).nullable() }),
  })),
  /** A whole record has been compared with its pages and reads as it stands. Gives back the event, for the undo. */
  'ocr.confirmRecord': change<{ readonly seq: number }>()(z.strictObject({ itemId: z.number().int(), ordinal: z.number().int().min(0) })),
  /** Takes a confirmation or a mark back, as a new event. */
  'ocr.undo': change<null>()(z.strictObject({ seq: z.number().int().min(1) })),
};
