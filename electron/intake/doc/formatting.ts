import { ReadFailure } from '../readFailure.ts';
import type { RowFormat } from '../tableRows.ts';
import type { WordFile } from './wordFile.ts';

/** What a paragraph's own formatting says that matters for reading. */
export interface ParagraphFormat {
  /** Index of its style; 1–9 are the headings in every Word file. */
  readonly style: number;
  /** 0–8 as set on the paragraph, 9 for body text; `null` where it is not set. */
  readonly outline: number | null;
  readonly pageBreakBefore: boolean;
  readonly inTable: boolean;
  /** The mark that ends a table row. */
  readonly endsRow: boolean;
  readonly row: RowFormat | null;
}

/** Looks formatting up by byte offset in the main stream. */
export interface Formatting {
  readonly paragraphAt: (place: number) => ParagraphFormat | null;
  /** Deleted by a tracked change, or hidden. */
  readonly isHidden: (place: number) => boolean;
}

/** Reads the formatted disk pages of paragraphs and characters ([MS-DOC] 2.9.172, 2.9.32); damaged pages are left out. */
export function readFormatting(file: WordFile): Formatting {
  const paragraphs = readRuns(file, file.paragraphIndex, 13, (page, offset) => readParagraph(file, page, offset));
  const hidden = readRuns(file, file.characterIndex, 1, readHidden).filter((run) => run.value);
  return {
    paragraphAt: (place) => find(paragraphs, place)?.value ?? null,
    isHidden: (place) => find(hidden, place) !== undefined,
  };
}

interface Run<Value> {
  readonly start: number;
  readonly end: number;
  readonly value: Value;
}

const PAGE = 512;

function readRuns<Value>(file: WordFile, index: WordFile['paragraphIndex'], entryBytes: number, read: (page: Buffer, offset: number) => Value): Run<Value>[] {
  const runs: Run<Value>[] = [];
  const count = Math.floor((index.length - 4) / 8);
  for (let number = 0; number < count; number += 1) {
    const at = index.start + 4 * (count + 1) + 4 * number;
    if (at + 4 > file.table.length) break;
    const page = file.main.subarray((file.table.readUInt32LE(at) & 0x3f_ffff) * PAGE).subarray(0, PAGE);
    if (page.length < PAGE) continue;
    const entries = page[PAGE - 1]!;
    if (4 * (entries + 1) + entryBytes * entries > PAGE - 1) continue;
    for (let entry = 0; entry < entries; entry += 1) {
      const offset = page[4 * (entries + 1) + entryBytes * entry]! * 2;
      runs.push({ start: page.readUInt32LE(4 * entry), end: page.readUInt32LE(4 * entry + 4), value: read(page, offset) });
    }
  }
  return runs.sort((a, b) => a.start - b.start);
}

function find<Value>(runs: readonly Run<Value>[], place: number): Run<Value> | undefined {
  let low = 0;
  let high = runs.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const run = runs[middle]!;
    if (place < run.start) high = middle - 1;
    else if (place >= run.end) low = middle + 1;
    else return run;
  }
  return undefined;
}

function readParagraph(file: WordFile, page: Buffer, offset: number): ParagraphFormat {
  const format: { -readonly [Key in keyof ParagraphFormat]: ParagraphFormat[Key] } = { style: 0, outline: null, pageBreakBefore: false, inTable: false, endsRow: false, row: null };
  if (offset === 0) return format;
  const words = page[offset] ?? 0;
  const start = words === 0 ? offset + 2 : offset + 1;
  const length = words === 0 ? (page[offset + 1] ?? 0) * 2 : words * 2 - 1;
  const content = page.subarray(start, start + length);
  if (content.length < 2) return format;
  format.style = content.readUInt16LE(0);
  let merges: readonly [number, number][] = [];
  const apply = (operation: number, operand: Buffer): void => {
    if (operation === 0x2416) format.inTable = operand[0] === 1;
    else if (operation === 0x2417) format.endsRow = operand[0] === 1;
    else if (operation === 0x2407) format.pageBreakBefore = operand[0] === 1;
    else if (operation === 0x2640) format.outline = operand[0] ?? null;
    else if (operation === 0x6649 && operand.length === 4) format.inTable ||= operand.readInt32LE(0) > 0;
    else if (operation === 0xd608) format.row = readRow(operand);
    else if (operation === 0xd62b && operand.length >= 2) merges = [...merges, [operand[0]!, operand[1]!]];
    else if ((operation === 0x6645 || operation === 0x6646) && operand.length === 4) applyHuge(file, operand.readUInt32LE(0), apply);
  };
  eachOperation(content.subarray(2), apply);
  for (const [cell, flags] of merges) {
    if (format.row) format.row = { ...format.row, cells: format.row.cells.map((known, index) => (index === cell ? { ...known, above: (flags & 3) === 1 } : known)) };
  }
  return format;
}

/** Formatting too long for its page lies in the data stream. */
function applyHuge(file: WordFile, place: number, apply: (operation: number, operand: Buffer) => void): void {
  if (place + 2 > file.data.length) return;
  const length = file.data.readUInt16LE(place);
  eachOperation(file.data.subarray(place + 2, place + 2 + length), (operation, operand) => {
    if (operation !== 0x6645 && operation !== 0x6646) apply(operation, operand);
  });
}

/** sprmTDefTable: the number of cells, the edges, then 20 bytes a cell (TC80) of which the first two hold the merging. */
function readRow(operand: Buffer): RowFormat | null {
  const count = operand[0] ?? 0;
  if (count === 0 || operand.length < 1 + 2 * (count + 1)) return null;
  const edges = Array.from({ length: count + 1 }, (_, index) => operand.readInt16LE(1 + 2 * index));
  const cells = Array.from({ length: count }, (_, index) => {
    const at = 1 + 2 * (count + 1) + 20 * index;
    const flags = at + 2 <= operand.length ? operand.readUInt16LE(at) : 0;
    return { merged: (flags & 3) !== 0, above: (flags & 0x60) === 0x20 };
  });
  return { edges, cells };
}

function readHidden(page: Buffer, offset: number): boolean {
  if (offset === 0) return false;
  let hidden = false;
  eachOperation(page.subarray(offset + 1, offset + 1 + page[offset]!), (operation, operand) => {
    if (operation === 0x0800 || operation === 0x083c) hidden ||= operand[0] === 1;
  });
  return hidden;
}

/** Walks a list of property modifiers ([MS-DOC] 2.2.5.1): three bits of each say how long its operand is. */
function eachOperation(list: Buffer, apply: (operation: number, operand: Buffer) => void): void {
  let at = 0;
  while (at + 3 <= list.length) {
    const operation = list.readUInt16LE(at);
    at += 2;
    let length = operandBytes[operation >> 13]!;
    if (operation === 0xd608) {
      if (at + 2 > list.length) return;
      length = list.readUInt16LE(at) - 1;
      at += 2;
    } else if (length === 0) {
      length = list[at]!;
      at += 1;
      // sprmPChgTabs may be longer than a byte can say; what follows it in a list is then unknown.
      if (operation === 0xc615 && length === 255) return;
    }
    if (length < 0) throw new ReadFailure('corrupt', '段落格式损坏');
    apply(operation, list.subarray(at, at + length));
    at += length;
  }
}

/** Bytes of the operand by `spra`; 0 for a length of its own. */
const operandBytes = [1, 1, 2, 4, 2, 2, 0, 3];
