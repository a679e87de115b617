import type { Connections } from './appCalls.ts';
import type { Job } from './jobs.ts';
import type { OcrStatus } from './ocrCalls.ts';

/** What the backend tells every window without being asked. */
export interface Events {
  /** Something in the library changed: what is shown of it is asked for again. */
  readonly 'library-changed': { readonly events: number };
  /** A new check is complete. */
  readonly 'report-changed': { readonly events: number };
  /** The open library, the role or who works with the program changed. */
  readonly 'state-changed': Readonly<Record<string, never>>;
  /** A library was closed or locked: nothing that was opened of it may stay. */
  readonly 'library-closed': Readonly<Record<string, never>>;
  /** Browsers' windows came or went. */
  readonly connections: Connections;
  /** A job began, went on or ended. */
  readonly job: Job;
  /** The reading of scans and photos began, went on or ended. */
  readonly ocr: OcrStatus;
}

export type EventName = keyof Events;
export type EventData<Name extends EventName> = Events[Name];
