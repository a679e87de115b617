import type { Block, Cell, Paragraph, Table } from '../model/document.ts';
import type { BookPlace } from '../model/book.ts';
import type { BlockRange } from '../model/record.ts';
import type { ScannedPart } from '../model/scan.ts';
import { partsOf } from '../understanding/scanMarks.ts';

export interface CutBlocks {
  readonly blocks: readonly Block[];
  /** One a start, in their order; empty where nothing is written on its pages. */
  readonly records: readonly BlockRange[];
}

/**
 * Parts the text of a scan at the places where its records begin: a paragraph or table that the layout has carried over
 * such a place becomes two. Text that the file itself holds is parted by page alone.
 *
 * @param heightOf the height of a page's picture in pixels
 */
export function cutBlocks(blocks: readonly Block[], starts: readonly BookPlace[], heightOf: (page: number) => number): CutBlocks {
  const recordAt = (page: number, at: number): number => starts.findLastIndex((start) => start.page < page || (start.page === page && start.at <= at));
  const recordOf = ({ page, box }: ScannedPart): number => recordAt(page, (box.top + box.height / 2) / Math.max(1, heightOf(page)));
  const cut: Block[] = [];
  const owners: number[] = [];
  let current = -1;
  for (const block of blocks) {
    const pieces = partsOf(block).length > 0 ? (block.kind === 'paragraph' ? cutParagraph(block, recordOf, current) : cutTable(block, recordOf, current)) : [{ block, record: block.page === undefined ? current : recordAt(block.page, 0) }];
    for (const piece of pieces) {
      current = Math.max(current, piece.record);
      cut.push(piece.block);
      owners.push(current);
    }
  }
  const firstAfter = (record: number): number => {
    const found = owners.findIndex((owner) => owner >= record);
    return found < 0 ? cut.length : found;
  };
  return { blocks: cut, records: starts.map((_, record) => ({ start: firstAfter(record), end: firstAfter(record + 1) })) };
}

interface Piece {
  readonly block: Block;
  readonly record: number;
}

/** Reading order only goes forwards: what stands a little above a place and is read after it belongs below. */
function grouped<Entry>(entries: readonly Entry[], recordOf: (entry: Entry) => number | null, from: number): readonly { readonly record: number; readonly entries: readonly Entry[] }[] {
  const groups: { record: number; entries: Entry[] }[] = [];
  let record = from;
  for (const entry of entries) {
    record = Math.max(record, recordOf(entry) ?? record);
    const open = groups.at(-1);
    if (open?.record === record) open.entries.push(entry);
    else groups.push({ record, entries: [entry] });
  }
  return groups;
}

function cutParagraph(paragraph: Paragraph, recordOf: (part: ScannedPart) => number, from: number): readonly Piece[] {
  const groups = grouped(paragraph.scan ?? [], recordOf, from);
  if (groups.length < 2) return [{ block: paragraph, record: groups[0]?.record ?? from }];
  return groups.map(({ record, entries }, index): Piece => {
    const start = index === 0 ? 0 : entries[0]!.start;
    const end = groups[index + 1]?.entries[0]?.start ?? paragraph.text.length;
    const { startsPage, ...rest } = paragraph;
    return { record, block: {
      ...rest, ...(startsPage && index === 0 ? { startsPage } : {}),
      text: paragraph.text.slice(start, end).trimEnd(),
      page: entries[0]!.page,
      scan: entries.map((part) => ({ ...part, start: part.start - start, end: part.end - start })),
    } };
  });
}

function cutTable(table: Table, recordOf: (part: ScannedPart) => number, from: number): readonly Piece[] {
  const ofRow = (row: readonly (Cell | null)[]): number | null => {
    const parts = row.flatMap((cell) => cell?.scan ?? []);
    return parts.length === 0 ? null : Math.min(...parts.map(recordOf));
  };
  return grouped(table.rows, ofRow, from).map(({ record, entries }, index): Piece => {
    const page = index === 0 ? table.page : entries.flatMap((row) => row.flatMap((cell) => cell?.scan ?? []))[0]?.page;
    return { record, block: { ...table, rows: entries, ...(page === undefined ? {} : { page }) } };
  });
}
