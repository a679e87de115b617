import type { ReadDocument } from '../../../shared/model/document.ts';
import { BlockSink } from '../blockSink.ts';
import { decodeText, type DecodedText } from '../encoding.ts';
import type { ReadContext } from '../reader.ts';
import { ReadFailure } from '../readFailure.ts';

/** Reads plain text: each line is a paragraph, a form feed starts a page. */
export function readText(bytes: Uint8Array, context: ReadContext): Promise<ReadDocument> {
  return new Promise((resolve) => { resolve(textDocument(bytes, context)); });
}

function textDocument(bytes: Uint8Array, context: ReadContext): ReadDocument {
  const decoded = decodeWhole(bytes, context);
  const sink = new BlockSink(context.limits);
  let startsPage = false;
  for (const page of plainText(decoded).split('\f')) {
    for (const line of page.split(/\r\n|[\r\n\u2028\u2029\u0085]/)) {
      if (sink.paragraph(line, startsPage ? { startsPage } : {})) startsPage = false;
    }
    startsPage = true;
  }
  return {
    format: context.format,
    blocks: sink.blocks,
    pictures: [],
    evidence: { encoding: decoded.encoding, uninformative: {} },
    notes: [...sink.notes(), ...lostNotes(decoded)],
  };
}

/** Decodes a text file. Throws `ReadFailure` `too-large` above what one string can hold in comfort. */
export function decodeWhole(bytes: Uint8Array, context: ReadContext, declared?: string): DecodedText {
  if (bytes.length > context.limits.entryBytes) throw new ReadFailure('too-large');
  return decodeText(bytes, declared);
}

/** Without zero characters and the end-of-file mark of DOS. */
export function plainText(decoded: DecodedText): string {
  return decoded.text.replaceAll('\0', '').replace(/\x1a\s*$/, '');
}

export function lostNotes(decoded: DecodedText): readonly { readonly code: 'characters-lost'; readonly count: number }[] {
  return decoded.lost > 0 ? [{ code: 'characters-lost', count: decoded.lost }] : [];
}
