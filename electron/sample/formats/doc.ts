import { readFileSync } from 'node:fs';
import * as cfb from 'cfb';
import { resourceFile } from '../../resources.ts';
import { gridOf, type Draft, type DraftTable } from '../draft.ts';
import { toInstant, type Stamp } from '../stamp.ts';
import { summaryInformation } from './summary.ts';

/**
 * The bytes of a Word 97 .doc (and of a .wps, which is the same). Style sheet, fonts and page come from an empty
 * document in `resources/sample/empty.doc`; text, pieces and formatting runs are built here ([MS-DOC] 2.4, 2.6, 2.9).
 * Pictures are left out.
 */
export function writeDoc(draft: Draft, stamp: Stamp): Uint8Array {
  const template = (parsedTemplate ??= readTemplate());
  const { text, paragraphs } = lay(draft);
  const body = Buffer.from(text, 'utf16le');
  const start = fibBytes;
  const end = start + body.length;
  const stream = [template.fib, body, Buffer.alloc(padding(end))];
  let length = end + padding(end);
  const append = (bytes: Buffer): number => {
    const at = length;
    stream.push(bytes);
    length += bytes.length;
    return at;
  };
  const characterPages = formattingPages(paragraphs, start, characterEntry);
  const paragraphPages = formattingPages(paragraphs, start, paragraphEntry);
  const characterTable = binTable(characterPages, append);
  const paragraphTable = binTable(paragraphPages, append);
  const section = append(template.section);

  const tables = [template.table];
  let tableLength = template.table.length;
  const fib = Buffer.from(template.fib);
  stream[0] = fib;
  const put = (index: number, bytes: Buffer): void => {
    fib.writeUInt32LE(tableLength, 154 + index * 8);
    fib.writeUInt32LE(bytes.length, 158 + index * 8);
    tables.push(bytes);
    tableLength += bytes.length;
  };
  put(fibIndex.sections, sectionTable(text.length, section));
  put(fibIndex.characterRuns, characterTable);
  put(fibIndex.paragraphRuns, paragraphTable);
  put(fibIndex.pieces, pieceTable(text.length, start));
  fib.writeUInt32LE(start, 24);
  fib.writeUInt32LE(end, 28);
  fib.writeUInt32LE(length, 64);
  fib.writeUInt32LE(text.length, 76);

  const container = cfb.utils.cfb_new();
  cfb.utils.cfb_add(container, '/WordDocument', Buffer.concat(stream));
  cfb.utils.cfb_add(container, '/1Table', Buffer.concat(tables));
  cfb.utils.cfb_add(container, '/\u0005SummaryInformation', summaryInformation(draft.title, stamp));
  cfb.utils.cfb_add(container, '/\u0005DocumentSummaryInformation', template.documentSummary);
  cfb.utils.cfb_add(container, '/\u0001CompObj', template.compObj);
  cfb.utils.cfb_del(container, '/\u0001Sh33tJ5');
  const root = container.FileIndex[0]!;
  root.clsid = '0609020000000000c000000000000046';
  root.mt = toInstant(stamp.modified);
  return cfb.write(container, { type: 'buffer' }) as Uint8Array;
}

const fibBytes = 2048;
const fibIndex = { sections: 6, characterRuns: 12, paragraphRuns: 13, pieces: 33 } as const;

interface Template {
  readonly fib: Buffer;
  readonly table: Buffer;
  readonly section: Buffer;
  readonly compObj: Buffer;
  readonly documentSummary: Buffer;
}

let parsedTemplate: Template | undefined;

function readTemplate(): Template {
  const container = cfb.parse(readFileSync(resourceFile('sample/empty.doc')));
  const stream = (name: string): Buffer => Buffer.from(cfb.find(container, name)!.content);
  const word = stream('/WordDocument');
  const table = stream('/1Table');
  const sectionAt = table.readInt32LE(word.readUInt32LE(154 + fibIndex.sections * 8) + 8 + 2);
  return {
    fib: word.subarray(0, fibBytes),
    table,
    section: word.subarray(sectionAt, sectionAt + 2 + word.readUInt16LE(sectionAt)),
    compObj: stream('/\u0001CompObj'),
    documentSummary: stream('/\u0005DocumentSummaryInformation'),
  };
}

/** One paragraph or cell: where its text ends (in characters, mark included) and how it is set. */
interface Laid {
  readonly end: number;
  readonly paragraph: Buffer;
  readonly character: Buffer;
}

function lay(draft: Draft): { readonly text: string; readonly paragraphs: readonly Laid[] } {
  let text = '';
  const paragraphs: Laid[] = [];
  const add = (content: string, mark: string, paragraphFormat: Buffer, characterFormat: Buffer): void => {
    text += content + mark;
    paragraphs.push({ end: text.length, paragraph: paragraphFormat, character: characterFormat });
  };
  for (const block of draft.blocks) {
    if (block.kind === 'paragraph') add(block.text, '\r', paragraphFormats[block.style], block.style === 'title' ? bold(36) : block.style === 'section' ? bold(24) : size(block.style === 'subtitle' ? 28 : 24));
    else if (block.kind === 'pageBreak') add('\f', '\r', Buffer.alloc(0), size(24));
    else if (block.kind === 'table') {
      for (const row of gridOf(block)) {
        for (const { cell, covers } of row) {
          const lines = covers === 'self' ? cell.text.split('\n') : [''];
          lines.forEach((line, index) => add(line, index === lines.length - 1 ? '\u0007' : '\r', inTable, cell.head ? bold(21) : size(21)));
        }
        add('', '\u0007', rowEnd(block, row.map(({ covers }) => covers)), size(21));
      }
    }
  }
  add('', '\r', Buffer.alloc(0), size(24));
  return { text, paragraphs };
}

// Single property modifiers, [MS-DOC] 2.6: opcode and operand, little-endian.
const inTable = Buffer.from([0x16, 0x24, 1]);
const centred = Buffer.from([0x03, 0x24, 1]);
const rightAligned = Buffer.from([0x03, 0x24, 2]);
const indented = Buffer.from([0x11, 0x84, 0xe0, 0x01]);
const paragraphFormats = { title: centred, subtitle: centred, section: indented, body: indented, plain: Buffer.alloc(0), right: rightAligned } as const;

function size(halfPoints: number): Buffer {
  return Buffer.from([0x43, 0x4a, halfPoints, 0]);
}

function bold(halfPoints: number): Buffer {
  return Buffer.concat([Buffer.from([0x35, 0x08, 1]), size(halfPoints)]);
}

/** The properties of a row: its column edges and, for each cell, borders and merging (TDefTable, TC80). */
function rowEnd(table: DraftTable, covers: readonly ('self' | 'left' | 'above')[]): Buffer {
  const columns = table.widths.length;
  const total = table.widths.reduce((sum, width) => sum + width, 0);
  const definition = Buffer.alloc(2 + 1 + 2 * (columns + 1) + 20 * columns);
  definition.writeUInt16LE(definition.length - 2 + 1, 0);
  definition.writeUInt8(columns, 2);
  let edge = 0;
  for (let column = 0; column <= columns; column += 1) {
    definition.writeInt16LE(Math.round((edge / total) * 8838), 3 + 2 * column);
    edge += table.widths[column] ?? 0;
  }
  for (let column = 0; column < columns; column += 1) {
    const at = 3 + 2 * (columns + 1) + 20 * column;
    const followed = covers[column + 1] === 'left';
    definition.writeUInt16LE(covers[column] === 'left' ? 2 : followed ? 1 : 0, at);
    for (let side = 0; side < 4; side += 1) definition.set([4, 1, 0, 0], at + 4 + 4 * side);
  }
  return Buffer.concat([inTable, Buffer.from([0x17, 0x24, 1, 0x08, 0xd6]), definition]);
}

type Entry = (laid: Laid) => Buffer;

function characterEntry({ character }: Laid): Buffer {
  return Buffer.concat([Buffer.from([character.length]), character]);
}

function paragraphEntry({ paragraph }: Laid): Buffer {
  const content = Buffer.concat([Buffer.alloc(2), paragraph]);
  return content.length % 2 === 1
    ? Buffer.concat([Buffer.from([(content.length + 1) / 2]), content])
    : Buffer.concat([Buffer.from([0, content.length / 2]), content]);
}

interface FormattingPage {
  readonly bytes: Buffer;
  readonly from: number;
  readonly to: number;
}

/**
 * Formatted disk pages of 512 bytes ([MS-DOC] 2.9.24, 2.9.174): run edges from the front, offsets after them, the
 * properties from the back (equal ones once), the number of runs in the last byte.
 */
function formattingPages(paragraphs: readonly Laid[], start: number, entryOf: Entry): readonly FormattingPage[] {
  const offsetBytes = entryOf === paragraphEntry ? 13 : 1;
  const pages: FormattingPage[] = [];
  let from = start;
  let index = 0;
  while (index < paragraphs.length) {
    const edges = [from];
    const offsets: number[] = [];
    const page = Buffer.alloc(512);
    const known = new Map<string, number>();
    let floor = 511;
    while (index < paragraphs.length) {
      const laid = paragraphs[index]!;
      const bytes = entryOf(laid);
      const key = bytes.toString('latin1');
      const shared = known.get(key);
      const place = shared ?? (floor - bytes.length) & ~1;
      const used = 4 * (offsets.length + 2) + offsetBytes * (offsets.length + 1);
      if (Math.min(place, floor) < used) break;
      if (shared === undefined) {
        bytes.copy(page, place);
        known.set(key, place);
        floor = place;
      }
      edges.push(start + laid.end * 2);
      offsets.push(place / 2);
      index += 1;
    }
    edges.forEach((edge, position) => page.writeUInt32LE(edge, position * 4));
    offsets.forEach((offset, position) => page.writeUInt8(offset, 4 * edges.length + position * offsetBytes));
    page.writeUInt8(offsets.length, 511);
    const to = edges.at(-1)!;
    pages.push({ bytes: page, from, to });
    from = to;
  }
  return pages;
}

function binTable(pages: readonly FormattingPage[], append: (bytes: Buffer) => number): Buffer {
  const numbers = pages.map((page) => append(page.bytes) / 512);
  const table = Buffer.alloc(4 * (pages.length + 1) + 4 * pages.length);
  pages.forEach((page, index) => table.writeUInt32LE(page.from, index * 4));
  table.writeUInt32LE(pages.at(-1)!.to, pages.length * 4);
  numbers.forEach((number, index) => table.writeUInt32LE(number, 4 * (pages.length + 1) + index * 4));
  return table;
}

function sectionTable(characters: number, at: number): Buffer {
  const table = Buffer.alloc(20);
  table.writeUInt32LE(characters, 4);
  table.writeUInt32LE(at, 10);
  table.writeInt32LE(-1, 16);
  return table;
}

function pieceTable(characters: number, start: number): Buffer {
  const pieces = Buffer.alloc(1 + 4 + 16);
  pieces.writeUInt8(2, 0);
  pieces.writeUInt32LE(16, 1);
  pieces.writeUInt32LE(characters, 9);
  pieces.writeUInt32LE(start, 15);
  return pieces;
}

function padding(length: number): number {
  return (512 - (length % 512)) % 512;
}
