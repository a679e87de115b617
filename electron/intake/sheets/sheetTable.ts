import { SSF, type CellObject, type Range, type WorkSheet } from '@e965/xlsx';
import type { Cell } from '../../../shared/model/document.ts';
import type { ReadLimits } from '../limits.ts';

/** Cells of a sheet altogether, since every row is filled up to the widest. */
const MAX_CELLS = 4_000_000;
const EMPTY: Cell = { text: '' };

/**
 * A sheet as a full grid from its first used cell to its last: `null` where a merged cell covers a position. `truncated` where
 * rows were left out.
 */
export function sheetTable(sheet: WorkSheet, limits: Pick<ReadLimits, 'tableRows' | 'tableColumns'>): { readonly rows: readonly (readonly (Cell | null)[])[]; readonly truncated: boolean } {
  const data = (sheet['!data'] ?? []) as readonly (readonly (CellObject | undefined)[] | null | undefined)[];
  // Both levels have holes where nothing was ever written; `Array.from` walks over them.
  const texts = Array.from(data, (row) => Array.from((row ?? []).slice(0, limits.tableColumns), shownText));
  const used = extent(texts);
  if (!used) return { rows: [], truncated: false };
  const width = used.right - used.left + 1;
  const allowed = Math.min(limits.tableRows, Math.floor(MAX_CELLS / width));
  const bottom = Math.min(used.bottom, used.top + allowed - 1);
  const rows: (Cell | null)[][] = texts.slice(used.top, bottom + 1).map((row) =>
    Array.from({ length: width }, (_, column) => {
      const text = row[used.left + column] ?? '';
      return text === '' ? EMPTY : { text };
    }),
  );
  for (const merge of sheet['!merges'] ?? []) cover(rows, merge, used);
  return { rows, truncated: used.bottom > bottom || texts.length > limits.tableRows };
}

interface Extent {
  readonly top: number;
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
}

/** The smallest rectangle that holds all text: formatted but empty rows below a list do not count. */
function extent(texts: readonly (readonly string[])[]): Extent | null {
  let [top, left, bottom, right] = [-1, Infinity, -1, -1];
  for (const [index, row] of texts.entries()) {
    const first = row.findIndex((text) => text !== '');
    if (first === -1) continue;
    if (top === -1) top = index;
    bottom = index;
    left = Math.min(left, first);
    right = Math.max(right, row.findLastIndex((text) => text !== ''));
  }
  return top === -1 ? null : { top, left, bottom, right };
}

/** Merges may overlap in files of other programs; the first one keeps the position. */
function cover(rows: (Cell | null)[][], merge: Range, used: Extent): void {
  const top = merge.s.r - used.top;
  const left = merge.s.c - used.left;
  const bottom = Math.min(merge.e.r - used.top, rows.length - 1);
  const right = Math.min(merge.e.c - used.left, used.right - used.left);
  const anchor = rows[top]?.[left];
  if (!anchor || bottom < top || right < left || (bottom === top && right === left)) return;
  for (let row = top; row <= bottom; row += 1) {
    for (let column = left; column <= right; column += 1) {
      if (rows[row]![column] === null) return;
    }
  }
  for (let row = top; row <= bottom; row += 1) rows[row]!.fill(null, left, right + 1);
  rows[top]![left] = { text: anchor.text, ...(right > left ? { columnSpan: right - left + 1 } : {}), ...(bottom > top ? { rowSpan: bottom - top + 1 } : {}) };
}

/** From this many digits on, cells without a format show `1.38E+11` where a telephone or identity number was meant. */
const SHOWN_AS_POWER = 1e11;

/** What a person sees in the cell; whole numbers in full. */
function shownText(cell: CellObject | undefined): string {
  if (!cell || cell.v === undefined || cell.t === 'z') return '';
  if (cell.t === 'b') return cell.v === true ? 'TRUE' : 'FALSE';
  const whole = typeof cell.v === 'number' && Number.isSafeInteger(cell.v) && Math.abs(cell.v) >= SHOWN_AS_POWER;
  if (whole && (cell.w === undefined || /E\+/i.test(cell.w))) return String(cell.v);
  const shown = systemDate(cell) ?? cell.w ?? (cell.v instanceof Date ? cell.v.toISOString().slice(0, 10) : String(cell.v));
  return shown.replace(/\r\n?/g, '\n').trim();
}

/**
 * Excel's formats 14 and 22 show a date the way the reader's computer is set up, `2025/3/5` here and `3/5/25` there; it is
 * given as `2025-03-05`, with the time where the format has one. So are the formats that exist in East Asian Excel only
 * (27 to 36, 50 to 58), which the library knows for dates but not by their text.
 */
function systemDate(cell: CellObject): string | null {
  if (typeof cell.v !== 'number') return null;
  const named = /^m\/d\/yy(yy)?( h:mm)?$/i.exec(typeof cell.z === 'string' ? cell.z : '');
  const unnamed = cell.z === undefined && /^\d{1,2}\/\d{1,2}\/\d{2}$/.test(cell.w ?? '');
  if (!named && !unnamed) return null;
  const { format } = SSF as { readonly format: (pattern: string, value: number) => string };
  return format(named?.[2] === undefined ? 'yyyy-mm-dd' : 'yyyy-mm-dd hh:mm', cell.v);
}
