import { parse, type DefaultTreeAdapterTypes } from 'parse5';
import type { ReadDocument } from '../../../shared/model/document.ts';
import { decodeText } from '../encoding.ts';
import type { ReadContext } from '../reader.ts';
import { ReadFailure } from '../readFailure.ts';
import { lostNotes } from '../text/readText.ts';
import { HtmlWalk } from './htmlWalk.ts';

/** Bytes in which a page must declare its encoding (HTML standard, prescan). */
const PRESCAN_BYTES = 2048;

/** Reads a web page: paragraphs, headings, tables with their merged cells. Scripts, styles and what is hidden are left out. */
export function readHtml(bytes: Uint8Array, context: ReadContext): Promise<ReadDocument> {
  return new Promise((resolve) => { resolve(htmlDocument(bytes, context)); });
}

function htmlDocument(bytes: Uint8Array, context: ReadContext): ReadDocument {
  // A tree takes many times the memory of the page it is made of.
  if (bytes.length * 4 > context.limits.entryBytes) throw new ReadFailure('too-large');
  const decoded = decodeText(bytes, declaredEncoding(bytes));
  const walk = new HtmlWalk(context.limits);
  const document: DefaultTreeAdapterTypes.Document = parse(decoded.text);
  walk.visit(document);
  const core = walk.title === '' && Object.keys(walk.meta).length === 0 ? undefined : { ...walk.meta, ...(walk.title === '' ? {} : { title: walk.title }) };
  return {
    format: context.format,
    blocks: walk.sink.blocks,
    pictures: [],
    evidence: { ...(core === undefined ? {} : { core }), encoding: decoded.encoding, uninformative: {} },
    notes: [...walk.sink.notes(), ...(walk.scripts ? [{ code: 'scripts-ignored' } as const] : []), ...lostNotes(decoded)],
  };
}

function declaredEncoding(bytes: Uint8Array): string | undefined {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, PRESCAN_BYTES)).toString('latin1');
  return /<meta[^>]*charset\s*=\s*["']?\s*([\w.:-]+)/i.exec(head)?.[1] ?? /<\?xml[^>]*encoding\s*=\s*["']([\w.-]+)/i.exec(head)?.[1];
}
