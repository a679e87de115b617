import type { Block, Cell, Table } from '../model/document.ts';
import { foldText } from '../text/normalise.ts';
import { fieldOfLabel, longFields, longestLabel, type SlotField } from './labels.ts';
import { isDay, isLedger } from './ledger.ts';
import { trimmed, type Line, type Part } from './lines.ts';
import { isUnfilled, type Slot } from './slots.ts';
import { findLineSlots, marksOf } from './findSlots.ts';

/**
 * Labelled values of tables: a label cell with its value to the right or below, merged cells included; a header row
 * over one row of values; cells that hold `标签：值` themselves. A header row over several rows is a ledger, each row a
 * record (`isLedger`), or a list (a plan, a roster, a sign-in sheet), which gives nothing.
 */
export function findTableSlots(blocks: readonly Block[], lines: readonly Line[]): readonly Slot[] {
  const byCell = new Map<string, Line[]>();
  for (const line of lines) {
    if (line.row === undefined) continue;
    const key = `${line.block}/${line.row}/${line.column ?? 0}`;
    const list = byCell.get(key);
    if (list) list.push(line);
    else byCell.set(key, [line]);
  }
  if (byCell.size === 0) return [];
  return blocks.flatMap((block, index) => (block.kind === 'table' ? slotsOfTable(block, textAbove(blocks, index), (row, column) => byCell.get(`${index}/${row}/${column}`) ?? []) : []));
}

interface Label {
  readonly field: SlotField;
  readonly label: string;
  readonly signed: boolean;
}

interface HeaderRow {
  readonly row: number;
  readonly lastRow: number;
  readonly kind: 'single' | 'list' | 'ledger';
}

type CellLines = (row: number, column: number) => readonly Line[];

/** The document's first paragraphs and those right above a table: what it is called. */
function textAbove(blocks: readonly Block[], index: number): string {
  return [...blocks.slice(0, Math.min(3, index)), ...blocks.slice(Math.max(3, index - 4), index)].map((block) => (block.kind === 'paragraph' ? block.text : '')).join('\n');
}

function slotsOfTable(table: Table, above: string, linesAt: CellLines): readonly Slot[] {
  const labels = table.rows.map((cells) => cells.map((cell) => (cell ? labelOfCell(cell.text) : null)));
  const headers = headerRows(table, labels).map((header): HeaderRow => (header.kind === 'list' && isLedger(table, header.row, header.lastRow, labels[header.row]!.map((label) => label?.field), above) ? { ...header, kind: 'ledger' } : header));
  const slots: Slot[] = headers.filter((header) => header.kind === 'ledger').flatMap((header) => ledgerSlots(table, header, labels[header.row]!, linesAt));
  for (const [row, cells] of table.rows.entries()) {
    if (headers.some((header) => header.kind !== 'single' && row >= header.row && row <= header.lastRow)) continue;
    for (const [column, cell] of cells.entries()) {
      if (!cell || cell.text.trim() === '') continue;
      const label = labels[row]![column];
      if (!label) {
        slots.push(...inlineSlots(table, labels, linesAt, row, column, cell));
        continue;
      }
      const lines = linesAt(row, column);
      const first = lines[0];
      if (!first) continue;
      const below = headers.some((header) => header.row === row);
      const values = below ? cellsBelow(table, labels, row, column, cell, false) : cellsBeside(table, labels, row, column, cell, label.field);
      const taken = values.length > 0 || below ? values : cellsBelow(table, labels, row, column, cell, longFields.has(label.field));
      slots.push(slotOf(label, first, taken.flatMap(([r, c]) => linesAt(r, c))));
    }
  }
  return slots;
}

/** The cells of each row of a ledger under the labels of its header. */
function ledgerSlots(table: Table, header: HeaderRow, labels: readonly (Label | null)[], linesAt: CellLines): readonly Slot[] {
  const when = labels.findIndex((label) => label?.field === 'when');
  const titled = labels.some((label) => label?.field === 'title');
  const slots: Slot[] = [];
  for (let row = header.row + 1; row <= header.lastRow; row += 1) {
    const first = table.rows[row]!.flatMap((_, column) => linesAt(row, column))[0];
    if (!first || !isDay(table.rows[row]![when]?.text ?? '')) continue;
    let opens = true;
    for (const [column, label] of labels.entries()) {
      const lines = linesAt(row, column);
      if (!label || !lines[0]) continue;
      const field = label.field === 'other' && !titled && /类型|类别|性质/.test(label.label) ? 'title' : label.field;
      const slot = slotOf({ ...label, field }, lines[0], lines);
      slots.push(opens ? { ...slot, line: first.index, opens: true } : slot);
      opens = false;
    }
  }
  return slots;
}

function slotOf(label: Label, first: Line, values: readonly Line[]): Slot {
  const parts = values.filter((line) => !isUnfilled(line.text)).map((line): Part => trimmed({ line, start: 0, end: line.text.length }, /[\s_]/));
  return { field: label.field, label: label.label, signed: label.signed, start: 0, line: first.index, lastLine: values.reduce((last, line) => Math.max(last, line.index), first.index), parts, layout: 'cell' };
}

/** The known label that a whole cell spells, blanks, line feeds and colon aside. */
function labelOfCell(text: string): Label | null {
  if (text.length > 60) return null;
  const folded = foldText(text).folded.replace(/[\s:*]/g, '').replace(/^(?:[一二三四五六七八九十0-9]{1,2}[、.)]|\([一二三四五六七八九十0-9]{1,2}\))/, '');
  const label = folded.replace(/\([^()]{1,10}\)$/, '').replace(/^[【[](.+)[】\]]$/, '$1').replace(/[“”"/、,]/g, '');
  if (label.length < 2 || label.length > longestLabel) return null;
  const field = fieldOfLabel(label);
  if (field === undefined) return null;
  const signed = /签/.test(folded);
  return { field: field === 'recorderOrContent' && label.length > 2 ? 'content' : field, label, signed };
}

/** A cell that holds its own labels; the last one without a value takes the cells beside it. */
function inlineSlots(table: Table, labels: readonly (readonly (Label | null)[])[], linesAt: CellLines, row: number, column: number, cell: Cell): readonly Slot[] {
  const lines = linesAt(row, column);
  const found = findLineSlots(lines, () => false);
  const last = found.at(-1);
  if (!last || last.parts.length > 0) return found;
  const lastMark = lines.flatMap((line) => marksOf(line)).at(-1);
  if (lastMark?.label !== last.label || lines.at(-1)!.index !== last.lastLine) return found;
  const values = cellsBeside(table, labels, row, column, cell, last.field).flatMap(([r, c]) => linesAt(r, c));
  return values.length === 0 ? found : [...found.slice(0, -1), { ...slotOf(last, lines.at(-1)!, values), line: last.line }];
}

/** Cells to the right up to the next label, over all rows that the label cell spans; only the first filled one for single values. */
function cellsBeside(table: Table, labels: readonly (readonly (Label | null)[])[], row: number, column: number, cell: Cell, field: SlotField): readonly (readonly [number, number])[] {
  const found: (readonly [number, number])[] = [];
  for (let r = row; r < Math.min(table.rows.length, row + (cell.rowSpan ?? 1)); r += 1) {
    for (let c = column + (cell.columnSpan ?? 1); c < table.rows[r]!.length; c += 1) {
      if (labels[r]![c]) break;
      const value = table.rows[r]![c];
      if (!value || value.text.trim() === '') continue;
      found.push([r, c]);
      if (!longFields.has(field)) return found;
    }
  }
  return found;
}

/** Cells under a label: the one below, or for long values all below until the next row with a label. */
function cellsBelow(table: Table, labels: readonly (readonly (Label | null)[])[], row: number, column: number, cell: Cell, long: boolean): readonly (readonly [number, number])[] {
  const found: (readonly [number, number])[] = [];
  const whole = (cell.columnSpan ?? 1) >= table.rows[row]!.filter((other) => other !== null).length && table.rows[row]!.filter((other) => other !== null).length === 1;
  for (let r = row + (cell.rowSpan ?? 1); r < table.rows.length; r += 1) {
    const cells = table.rows[r]!;
    if (labels[r]!.some((label) => label !== null)) break;
    if (whole) for (const [c, value] of cells.entries()) if (value && value.text.trim() !== '') found.push([r, c]);
    const value = cells[column];
    if (!whole && value && value.text.trim() !== '') found.push([r, column]);
    if (!long && !whole) break;
  }
  return found;
}

/** Rows made of labels only: over one row of values (`single`), or over several, a list (`list`). */
function headerRows(table: Table, labels: readonly (readonly (Label | null)[])[]): readonly HeaderRow[] {
  const headers: HeaderRow[] = [];
  for (const [row, cells] of table.rows.entries()) {
    const filled = cells.flatMap((cell, column) => (cell && cell.text.trim() !== '' ? [column] : []));
    const known = filled.filter((column) => labels[row]![column]).length;
    if (filled.length < 2 || known < 2) continue;
    const short = filled.every((column) => table.rows[row]![column]!.text.replace(/\s/g, '').length <= 8);
    if (!short || (known < filled.length && known * 2 < filled.length)) continue;
    // 应到 | 23 | 实到 | 20 is no header: a value among the labels.
    if (filled.some((column) => !labels[row]![column] && (/[0-9]/.test(table.rows[row]![column]!.text) || labels[row]![column - 1]))) {
      if (known < filled.length - 1 || known < 3) continue;
    }
    let values = 0;
    for (let r = row + 1; r < table.rows.length; r += 1) {
      const below = table.rows[r]!;
      const first = below.findIndex((cell) => cell !== null && cell.text.trim() !== '');
      if (labels[r]!.filter((label) => label !== null).length > 1 || (first >= 0 && labels[r]![first]) || below.filter((cell) => cell && cell.text.trim() !== '').length < 2) break;
      values += 1;
    }
    if (values > 0) headers.push({ row, lastRow: row + values, kind: values === 1 ? 'single' : 'list' });
  }
  return headers;
}
