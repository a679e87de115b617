import type { ReadDocument } from '../../shared/model/document.ts';
import type { UnreadableCode } from '../../shared/model/item.ts';
import type { ReadLimits } from './limits.ts';

/** One file to be read in a reader process. */
export interface ReadJob {
  /** Absolute path of the bytes. */
  readonly file: string;
  /** The key of this file where it is encrypted; see `KeptFile`. */
  readonly seal?: string;
  /** The path shown to people, relative to the source folder; inside archives `a.zip!/b.docx`. */
  readonly name: string;
  /** An own folder for the members of an archive; without it they are only listed. */
  readonly staging?: string;
  /** Anything `understand` needs besides the document; plain data. */
  readonly context?: unknown;
  /** Gives the content of the document packed instead of its blocks. */
  readonly pack?: true;
  /** A file to be made of the bytes that were read, for whoever keeps them. */
  readonly copyTo?: string;
}

export type ReadOutcome = ReadSuccess | ReadRefusal;

export interface ReadSuccess {
  readonly ok: true;
  readonly sha256: string;
  readonly bytes: number;
  /** The file that was asked for holds these bytes, not flushed to the disk. */
  readonly copied?: true;
  readonly document: ReadDocument;
  /** Where the job asked for it; the document has no blocks then. */
  readonly packed?: Uint8Array;
  readonly understanding?: unknown;
}

export interface ReadRefusal {
  readonly ok: false;
  readonly code: UnreadableCode;
  readonly detail?: string;
  /** `null` where the bytes could not be had or did not hold still. */
  readonly sha256: string | null;
  readonly bytes: number;
  readonly copied?: true;
}

/** From a pool to a reader process: first how to work, then one job after another; what a job is, pool and script agree on. */
export type ToReader =
  | { readonly kind: 'start'; readonly limits: ReadLimits; readonly memoryBytes: number }
  | { readonly kind: 'read'; readonly job: unknown };

/** Back from a reader process; `memory` is its resident size in bytes when it last looked. */
export interface FromReader {
  readonly kind: 'outcome';
  readonly outcome: unknown;
  readonly memory: number;
}

/** The line a reader process writes to stderr before it ends itself for its memory. */
export const OUT_OF_MEMORY_LINE = 'danghe-reader: out-of-memory';
