import type { KeptOriginal } from '../files/keptFile.ts';
import type { CalendarDate } from '../../shared/model/calendarDate.ts';

/** Between main and the backend's process; ports travel beside the message. */
export type ToBackend =
  | { readonly kind: 'start'; readonly dataFolder: string; readonly asOf?: CalendarDate }
  /** With the port of a window. */
  | { readonly kind: 'window' }
  | { readonly kind: 'original'; readonly id: number; readonly itemId: number }
  /** With the port of the reader that was asked for. */
  | { readonly kind: 'reader'; readonly id: number }
  | { readonly kind: 'reader-gone'; readonly id: number; readonly detail: string }
  | { readonly kind: 'stop' };

/** An original as main reads it: it never has the key of another. */
export interface Original {
  readonly file: KeptOriginal;
  readonly format: string | null;
}

export type FromBackend =
  /** Copies of originals that other programs have open are to go. */
  | { readonly kind: 'library-closed' }
  | { readonly kind: 'original'; readonly id: number; readonly original: Original | null }
  | { readonly kind: 'start-reader'; readonly id: number; readonly memoryBytes: number }
  | { readonly kind: 'end-reader'; readonly id: number };
