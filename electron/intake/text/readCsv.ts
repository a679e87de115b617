import type { ReadDocument } from '../../../shared/model/document.ts';
import { BlockSink } from '../blockSink.ts';
import type { ReadContext } from '../reader.ts';
import { chooseDelimiter, type Delimiter } from './delimiters.ts';
import { decodeWhole, lostNotes, plainText } from './readText.ts';

/** Reads delimited text (comma, tab or semicolon, quoted fields as RFC 4180 has them) as one table. */
export function readCsv(bytes: Uint8Array, context: ReadContext): Promise<ReadDocument> {
  return new Promise((resolve) => { resolve(csvDocument(bytes, context)); });
}

function csvDocument(bytes: Uint8Array, context: ReadContext): ReadDocument {
  const decoded = decodeWhole(bytes, context);
  // Excel puts the delimiter into a first line of its own where it is not the country's usual one.
  const stated = /^sep=([,;\t])\r?\n/i.exec(plainText(decoded));
  const text = stated ? plainText(decoded).slice(stated[0].length) : plainText(decoded);
  const sink = new BlockSink(context.limits);
  const rows = splitFields(text, (stated?.[1] as Delimiter | undefined) ?? chooseDelimiter(text), context.limits.tableRows + 1);
  sink.table(rows.map((row) => row.map((field) => ({ text: field.trim() }))));
  return {
    format: context.format,
    blocks: sink.blocks,
    pictures: [],
    evidence: { encoding: decoded.encoding, uninformative: {} },
    notes: [...sink.notes(), ...lostNotes(decoded)],
  };
}

/** Rows of fields, blank lines left out, at most `limit` rows. A quote that never closes is an ordinary character. */
export function splitFields(text: string, delimiter: Delimiter, limit: number): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  let at = 0;
  const endRow = (): void => {
    if (row.length > 1 || row[0]?.trim()) rows.push(row);
    row = [];
  };
  while (at < text.length && rows.length < limit) {
    const quoted = text[at] === '"' ? closingQuote(text, at) : -1;
    let field = '';
    if (quoted >= 0) {
      field = text.slice(at + 1, quoted).replaceAll('""', '"');
      at = quoted + 1;
    }
    const start = at;
    while (at < text.length && text[at] !== delimiter && text[at] !== '\n' && text[at] !== '\r') at += 1;
    row.push(field + text.slice(start, at));
    if (text[at] === delimiter) {
      at += 1;
      if (at === text.length) row.push('');
      continue;
    }
    if (text[at] === '\r' && text[at + 1] === '\n') at += 1;
    at += 1;
    endRow();
  }
  endRow();
  return rows;
}

function closingQuote(text: string, open: number): number {
  let at = open + 1;
  for (;;) {
    at = text.indexOf('"', at);
    if (at < 0) return -1;
    if (text[at + 1] !== '"') return at;
    at += 2;
  }
}
