import type { Cell, Table } from '../model/document.ts';
import { bareHeader, isRecognised, meaningOf, type ColumnMeaning } from './columns.ts';

export interface RosterColumn {
  readonly index: number;
  readonly header: string;
  readonly meaning: ColumnMeaning;
}

/** A table seen as a list of people: where its columns stand and which rows hold people. */
export interface RosterGrid {
  /** One set of columns for each 姓名 column: lists are often printed side by side. */
  readonly groups: readonly (readonly RosterColumn[])[];
  readonly headerRow: number;
  readonly firstRow: number;
}

/** Titles, remarks and fill-in lines may stand above the header. */
const ROWS_ABOVE_HEADER = 8;

/** Finds the header of a list of people, in one row or two; `null` where no row names a 姓名 column. */
export function rosterGrid(table: Table): RosterGrid | null {
  for (let row = 0; row < Math.min(table.rows.length, ROWS_ABOVE_HEADER); row += 1) {
    const upper = headersOf(table, row);
    if (!upper.some((header) => meaningOf(header) === 'name')) continue;
    const lower = row + 1 < table.rows.length && continuesHeader(table, row, upper) ? headersOf(table, row + 1) : null;
    const headers = lower ? upper.map((header, column) => join(header, lower[column] ?? '')) : upper;
    const columns = headers.map((header, index): RosterColumn => ({ index, header: bareHeader(header), meaning: meaningOf(header) }));
    if (columns.filter(({ meaning }) => isRecognised(meaning)).length < 2) continue;
    return { groups: sideBySide(columns), headerRow: row, firstRow: row + (lower ? 2 : 1) };
  }
  return null;
}

/** The text of a cell without the spaces that spread names out (张　三); empty where a merged cell covers it. */
export function cellText(table: Table, row: number, column: number): string {
  return table.rows[row]?.[column]?.text.trim() ?? '';
}

/** A header repeated on the next page is no person. */
export function repeatsHeader(table: Table, row: number, columns: readonly RosterColumn[]): boolean {
  const name = columns.find(({ meaning }) => meaning === 'name');
  return name !== undefined && meaningOf(cellText(table, row, name.index)) === 'name';
}

/** A row's texts with merged cells spread over the columns they cover. */
function headersOf(table: Table, row: number): string[] {
  const cells: readonly (Cell | null)[] = table.rows[row] ?? [];
  let spread: { text: string; until: number } = { text: '', until: 0 };
  return cells.map((cell, column) => {
    if (cell) spread = { text: cell.text, until: column + (cell.columnSpan ?? 1) };
    return cell ? cell.text : column < spread.until ? spread.text : '';
  });
}

/** The row below still belongs to the header where it names no person but more columns (1月 2月 3月 under 党费). */
function continuesHeader(table: Table, row: number, upper: readonly string[]): boolean {
  const name = upper.findIndex((header) => meaningOf(header) === 'name');
  const below = cellText(table, row + 1, name);
  if (below !== '' && meaningOf(below) !== 'name') return false;
  return headersOf(table, row + 1).some((header, column) => column !== name && isRecognised(meaningOf(header)) && header !== upper[column]);
}

function join(upper: string, lower: string): string {
  const below = bareHeader(lower);
  if (below === '' || below === bareHeader(upper)) return upper;
  if (isRecognised(meaningOf(below))) return lower;
  return `${upper}${lower}`;
}

function sideBySide(columns: readonly RosterColumn[]): RosterColumn[][] {
  const starts = columns.filter(({ meaning }) => meaning === 'name').map(({ index }) => index);
  const headers = new Set(columns.filter(({ index }) => starts.slice(0, 1).includes(index)).map(({ header }) => header));
  if (starts.length < 2 || columns.filter(({ meaning, header }) => meaning === 'name' && headers.has(header)).length < 2) return [[...columns]];
  return starts.map((start, position) => {
    const from = position === 0 ? 0 : (columns[start - 1]?.meaning === 'serial' ? start - 1 : start);
    const next = starts[position + 1];
    const to = next === undefined ? columns.length : columns[next - 1]?.meaning === 'serial' ? next - 1 : next;
    return columns.slice(from, to);
  });
}
