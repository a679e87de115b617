import type { Cell } from '../../../shared/model/document.ts';
import { joinText, type Line, type Segment } from './lines.ts';

interface Column {
  left: number;
  right: number;
}

/** Fewer rows than this may stand in columns by chance (a date beside a signature). */
const MIN_ROWS = 3;
/** Two columns of longer stretches than this are prose set in columns, not a table. */
const PROSE_CHARACTERS = 14;

/**
 * The table that begins at line `from`, where at least three lines in a row stand in the same two or more columns; else null,
 * and the lines stay lines. A line that fits into a single column continues that cell of the row above.
 */
export function tableAt(lines: readonly Line[], from: number): { readonly rows: readonly (readonly Cell[])[]; readonly lines: number } | null {
  if ((lines[from]?.segments.length ?? 0) < 2) return null;
  let best: { end: number; columns: readonly Column[] } | null = null;
  let rowCount = 0;
  let columns: Column[] = [];
  for (let end = from; end < lines.length; end += 1) {
    const line = lines[end]!;
    const previous = lines[end - 1];
    if (end > from && previous && line.baseline - previous.baseline > 4 * line.size) break;
    if (line.segments.length >= 2) {
      const widened = widen(columns, line.segments);
      if (!separates(widened, lines.slice(from, end + 1))) break;
      columns = widened;
      rowCount += 1;
    } else if (columnOf(columns, line.segments[0]!) === -1) break;
    if (rowCount >= MIN_ROWS) best = { end: end + 1, columns };
  }
  if (!best || best.columns.length < 2) return null;
  const taken = lines.slice(from, best.end);
  if (best.columns.length === 2 && isProse(taken)) return null;
  return { rows: fill(taken, best.columns), lines: taken.length };
}

/** Columns are the merged extents of all cells seen so far. */
function widen(columns: readonly Column[], segments: readonly Segment[]): Column[] {
  const extents = [...columns, ...segments].map(({ left, right }) => ({ left, right })).sort((a, b) => a.left - b.left);
  const merged: Column[] = [];
  for (const extent of extents) {
    const last = merged.at(-1);
    if (last && extent.left < last.right) last.right = Math.max(last.right, extent.right);
    else merged.push(extent);
  }
  return merged;
}

/** Every line's segments fall into columns of their own, and the lines fill most of the columns. */
function separates(columns: readonly Column[], lines: readonly Line[]): boolean {
  let cells = 0;
  let rows = 0;
  for (const line of lines) {
    if (line.segments.length < 2) continue;
    const used = new Set(line.segments.map((segment) => columnOf(columns, segment)));
    if (used.size !== line.segments.length || used.has(-1)) return false;
    cells += used.size;
    rows += 1;
  }
  return columns.length >= 2 && cells >= 0.6 * rows * columns.length;
}

function columnOf(columns: readonly Column[], segment: Segment): number {
  return columns.findIndex((column) => segment.left >= column.left - 1 && segment.right <= column.right + 1);
}

function isProse(lines: readonly Line[]): boolean {
  const long = lines.filter((line) => line.segments.every((segment) => segment.text.length > PROSE_CHARACTERS));
  return long.length * 2 > lines.length;
}

function fill(lines: readonly Line[], columns: readonly Column[]): Cell[][] {
  const rows: { text: string }[][] = [];
  for (const line of lines) {
    const continued = line.segments.length === 1 ? rows.at(-1) : undefined;
    const row = continued ?? columns.map(() => ({ text: '' }));
    for (const segment of line.segments) {
      const cell = row[columnOf(columns, segment)]!;
      cell.text = joinText(cell.text, segment.text);
    }
    if (!continued) rows.push(row);
  }
  return rows;
}
