import type { EmbeddedPicture, ReadDocument } from '../../../shared/model/document.ts';
import { describePicture } from '../embeddedPicture.ts';
import { addMarginals, addNotes } from '../marginals.ts';
import type { ReadContext } from '../reader.ts';
import { sniffPicture } from '../sniffPicture.ts';
import { RtfWalk } from './rtfWalk.ts';
import { scanRtf } from './scanRtf.ts';

/** Reads RTF: text, tables with merged cells, text boxes, notes, headers and footers that add something, pictures, `\info`. */
export async function readRtf(bytes: Uint8Array, context: ReadContext): Promise<ReadDocument> {
  const source = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const walk = new RtfWalk(context.limits);
  scanRtf(source, walk);
  walk.finish();
  addNotes(walk.sink, walk.notes);
  addMarginals(walk.sink, walk.marginals);
  const { lost } = walk.decoder;
  return {
    format: context.format,
    blocks: walk.sink.blocks,
    pictures: await describeAll(walk.pictures),
    evidence: walk.info.evidence(walk.decoder.encoding),
    notes: [...walk.sink.notes(), ...(lost > 0 ? [{ code: 'characters-lost', count: lost } as const] : [])],
  };
}

/** Word writes a picture twice, the second time as a metafile for old programs: metafiles are left out. */
async function describeAll(pictures: readonly Uint8Array[]): Promise<EmbeddedPicture[]> {
  const described: EmbeddedPicture[] = [];
  for (const bytes of pictures) {
    const format = sniffPicture(bytes);
    if (format) described.push(await describePicture(`pict/${String(described.length + 1)}.${format}`, bytes));
  }
  return described;
}
