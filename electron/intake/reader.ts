import type { Format, ReadDocument } from '../../shared/model/document.ts';
import type { ReadLimits } from './limits.ts';

/** What a reader knows besides the bytes. */
export interface ReadContext {
  /** The file's name or display path (`a.zip!/b.docx`). */
  readonly name: string;
  /** As told by content. */
  readonly format: Format;
  readonly limits: ReadLimits;
  /** A folder for what is unpacked from archives. */
  readonly staging?: string;
}

/** Reads one format. Throws `ReadFailure`, and nothing else on purpose. */
export type Reader = (bytes: Uint8Array, context: ReadContext) => Promise<ReadDocument>;
