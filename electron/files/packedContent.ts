import { deflateSync, inflateSync } from 'node:zlib';
import type { Block, EmbeddedPicture, ReaderNote } from '../../shared/model/document.ts';

/** What of a document is kept as one piece. What pictures are told by (`photo`) has a table of its own. */
export interface DocumentContent {
  readonly blocks: readonly Block[];
  readonly pictures: readonly EmbeddedPicture[];
  readonly notes: readonly ReaderNote[];
}

/** Blocks repeat their keys a great deal: the fastest level already takes most of it. */
const COMPRESSION = { level: 1 };

/** Zlib of the JSON. Made in the reader process, so that a long document crosses to the library as a few bytes. */
export function packContent({ blocks, pictures, notes }: DocumentContent): Buffer {
  const content: DocumentContent = { blocks, pictures: pictures.map((picture): EmbeddedPicture => ({ ...picture, photo: undefined })), notes };
  return deflateSync(JSON.stringify(content), COMPRESSION);
}

export function unpackContent(packed: Uint8Array): DocumentContent {
  return JSON.parse(inflateSync(packed).toString('utf8')) as DocumentContent;
}
