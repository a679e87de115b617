import type { UnreadableCode } from './item.ts';

/** Where a file stands in the OCR queue. `read`: its pages are read and not in its document yet. */
export type OcrState = 'waiting' | 'read' | 'done' | 'failed';

/** A file in the OCR queue, as a person is shown it. */
export interface OcrJob {
  readonly sha256: string;
  /** Items with these bytes. */
  readonly items: readonly { readonly id: number; readonly path: string }[];
  readonly state: OcrState;
  /** Pages to read; `null` until the file was opened. */
  readonly pages: number | null;
  readonly pagesDone: number;
  /** Pages that could not be read. */
  readonly pagesFailed: number;
  readonly problem: { readonly code: UnreadableCode; readonly message: string } | null;
}

/** How far the queue is. */
export interface OcrProgress {
  readonly files: number;
  readonly filesDone: number;
  readonly pagesDone: number;
  /** What is being read; `null` between files. */
  readonly path: string | null;
  readonly page: number | null;
}
