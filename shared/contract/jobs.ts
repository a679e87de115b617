import { z } from 'zod';
import type { DangheErrorDetail } from '../model/errors.ts';
import { change, read } from './call.ts';
import type { SelfCheckResult } from './sensitivityCalls.ts';
import type { TakenIn } from './handOverCalls.ts';

/**
 * Long work runs as a job in the backend: it goes on while the window is closed or loaded again, can be stopped, and
 * every window sees the same state. One job that changes the library runs at a time.
 */
export interface Job {
  readonly id: number;
  readonly kind: JobKind;
  readonly state: 'running' | 'paused' | 'done' | 'failed' | 'cancelled';
  /** What it is about, in words that a person recognises: a folder, a file. */
  readonly subject: string;
  readonly progress: JobProgress;
  readonly error: DangheErrorDetail | null;
  /** What came out, for the page that started it: depends on the kind. */
  readonly result: JobResult | null;
}

export type JobKind = 'import' | 'export' | 'verify' | 'backup' | 'restore' | 'sample' | 'fixity' | 'handOver' | 'takeIn' | 'selfCheck' | 'protect' | 'unprotect';

export interface JobProgress {
  /** The step, as a short Chinese phrase. */
  readonly step: string;
  readonly done: number;
  /** 0 where it is not known. */
  readonly total: number;
  /** What is being worked on now. */
  readonly current: string;
  /** Seconds left, estimated; `null` while it is too early to say. */
  readonly secondsLeft: number | null;
  readonly canPause: boolean;
}

export type JobResult =
  | { readonly kind: 'import'; readonly sourceId: number; readonly files: number; readonly unchanged: number }
  | { readonly kind: 'export'; readonly folder: string; readonly encrypted: boolean; readonly missingCharacters: readonly string[] }
  | { readonly kind: 'verify'; readonly folder: string; readonly complete: boolean; readonly redacted: boolean; readonly files: number; readonly events: number; readonly lines: readonly string[] }
  | { readonly kind: 'backup'; readonly file: string; readonly originals: number; readonly bytes: number }
  | { readonly kind: 'restore'; readonly folder: string }
  | { readonly kind: 'protect' | 'unprotect'; readonly folder: string }
  | { readonly kind: 'sample'; readonly folder: string }
  /** `originals`: how many of them are faulty; `repaired`: how many were brought back from a backup. */
  | { readonly kind: 'fixity'; readonly lines: readonly string[]; readonly checked: number; readonly originals: number; readonly repaired: number }
  | { readonly kind: 'handOver'; readonly file: string; readonly originals: number; readonly bytes: number; readonly head: string }
  | { readonly kind: 'selfCheck'; readonly checked: SelfCheckResult }
  | { readonly kind: 'takeIn'; readonly taken: readonly TakenIn[]; readonly refused: readonly { readonly path: string; readonly message: string }[] };

export const jobCalls = {
  /** Jobs that run, and those that ended since the program started; newest first. */
  'job.list': read<readonly Job[]>()(z.strictObject({})),
  'job.cancel': change<null>()(z.strictObject({ id: z.number().int() })),
  'job.pause': change<null>()(z.strictObject({ id: z.number().int(), paused: z.boolean() })),
};
