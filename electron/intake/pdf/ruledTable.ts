import type { Cell } from '../../../shared/model/document.ts';
import { buildLines, joinText, lineText, type PlacedText } from './lines.ts';
import type { Ruling, Rulings } from './rulings.ts';

export interface RuledTable {
  readonly top: number;
  readonly bottom: number;
  readonly rows: readonly (readonly (Cell | null)[])[];
}

/** Rules nearer than this are one border: browsers draw each cell's own, a few points apart. */
const SNAP = 4;
const MAX_CELLS = 20_000;

/**
 * Tables by their drawn borders: rules that touch form a grid, missing borders between its fields are merged cells, and text
 * belongs to the field its middle lies in. Gives the tables from the top, and the text that lies in none. Frames with a single
 * field are no tables.
 */
export function findRuledTables(rulings: Rulings, placed: readonly PlacedText[]): { readonly tables: readonly RuledTable[]; readonly rest: readonly PlacedText[] } {
  const tables: RuledTable[] = [];
  let rest = placed;
  for (const group of connected(rulings)) {
    const grid = toGrid(group);
    if (!grid) continue;
    const inside = rest.filter((item) => inGrid(grid, item)).flatMap((item) => splitAtBorders(grid, item));
    if (inside.length === 0) continue;
    tables.push({ top: grid.ys[0]!, bottom: grid.ys.at(-1)!, rows: fill(grid, inside) });
    rest = rest.filter((item) => !inGrid(grid, item));
  }
  return { tables: tables.sort((a, b) => a.top - b.top), rest };
}

interface Grid extends Rulings {
  readonly xs: readonly number[];
  readonly ys: readonly number[];
}

/** Rules that touch one another, directly or through others. */
function connected({ horizontal, vertical }: Rulings): Rulings[] {
  const waitingRows = new Set(horizontal);
  const waitingColumns = new Set(vertical);
  const groups: Rulings[] = [];
  for (const first of horizontal) {
    if (!waitingRows.delete(first)) continue;
    const rows = [first];
    const columns: Ruling[] = [];
    for (let row = 0, column = 0; row < rows.length || column < columns.length; ) {
      if (row < rows.length) {
        const line = rows[row++]!;
        columns.push(...taken(waitingColumns, (other) => touches(line, other)));
        rows.push(...taken(waitingRows, (other) => continues(line, other)));
      } else {
        const line = columns[column++]!;
        rows.push(...taken(waitingRows, (other) => touches(other, line)));
        columns.push(...taken(waitingColumns, (other) => continues(line, other)));
      }
    }
    groups.push({ horizontal: rows, vertical: columns });
  }
  return groups;
}

function touches(horizontal: Ruling, vertical: Ruling): boolean {
  return vertical.at >= horizontal.from - SNAP && vertical.at <= horizontal.to + SNAP && horizontal.at >= vertical.from - SNAP && horizontal.at <= vertical.to + SNAP;
}

/** Two pieces of one border. */
function continues(a: Ruling, b: Ruling): boolean {
  return Math.abs(a.at - b.at) <= SNAP && a.from <= b.to + SNAP && b.from <= a.to + SNAP;
}

function taken(waiting: Set<Ruling>, wanted: (ruling: Ruling) => boolean): Ruling[] {
  const found = [...waiting].filter(wanted);
  for (const ruling of found) waiting.delete(ruling);
  return found;
}

function toGrid(group: Rulings): Grid | null {
  const xs = positions(group.vertical);
  const ys = positions(group.horizontal);
  const cells = (xs.length - 1) * (ys.length - 1);
  return xs.length >= 2 && ys.length >= 2 && cells >= 2 && cells <= MAX_CELLS ? { ...group, xs, ys } : null;
}

function positions(rulings: readonly Ruling[]): number[] {
  const snapped: number[] = [];
  for (const at of rulings.map((ruling) => ruling.at).sort((a, b) => a - b)) {
    if (at - (snapped.at(-1) ?? -Infinity) > SNAP) snapped.push(at);
  }
  return snapped;
}

function middleOf(item: PlacedText): readonly [number, number] {
  return [(item.left + item.right) / 2, item.baseline - 0.35 * item.size];
}

function inGrid({ xs, ys }: Grid, item: PlacedText): boolean {
  const [x, y] = middleOf(item);
  return x >= xs[0]! - SNAP && x <= xs.at(-1)! + SNAP && y >= ys[0]! - SNAP && y <= ys.at(-1)! + SNAP;
}

/** The library joins neighbouring runs into one with a space, across borders too: it is cut at the space nearest to the border. */
function splitAtBorders(grid: Grid, item: PlacedText): PlacedText[] {
  const [, y] = middleOf(item);
  const border = grid.xs.find((x) => x > item.left + 0.5 * item.size && x < item.right - 0.5 * item.size && drawn(grid.vertical, x, y));
  if (border === undefined || !item.text.includes(' ')) return [item];
  const characters = Array.from(item.text);
  const total = characters.reduce((sum, character) => sum + ems(character), 0);
  let left = item.left;
  let cut = { distance: Infinity, index: -1, at: 0 };
  for (const [index, character] of characters.entries()) {
    if (character === ' ' && Math.abs(left - border) < cut.distance) cut = { distance: Math.abs(left - border), index, at: left };
    left += (ems(character) / total) * (item.right - item.left);
  }
  const before = { ...item, text: characters.slice(0, cut.index).join(''), right: Math.min(cut.at, border) };
  const after = { ...item, text: characters.slice(cut.index + 1).join(''), left: Math.max(cut.at, border) };
  return cut.index <= 0 ? [item] : [before, ...splitAtBorders(grid, after)];
}

function ems(character: string): number {
  return character < '\u2E80' ? 0.5 : 1;
}

/** The field of a sorted list of borders that a position lies in. */
function fieldOf(borders: readonly number[], position: number): number {
  const next = borders.findIndex((border) => border > position);
  return next === -1 ? borders.length - 2 : Math.max(0, next - 1);
}

function fill(grid: Grid, inside: readonly PlacedText[]): (Cell | null)[][] {
  const { xs, ys } = grid;
  const byField = new Map<string, PlacedText[]>();
  for (const item of inside) {
    const [x, y] = middleOf(item);
    const key = `${fieldOf(ys, y)},${fieldOf(xs, x)}`;
    const items = byField.get(key);
    if (items) items.push(item);
    else byField.set(key, [item]);
  }
  const rows: (Cell | null | undefined)[][] = ys.slice(1).map(() => xs.slice(1).map(() => undefined));
  for (const [row, fields] of rows.entries()) {
    for (const [column, taken] of fields.entries()) {
      if (taken !== undefined) continue;
      const span = spanAt(grid, rows, row, column);
      const items: PlacedText[] = [];
      for (let y = row; y < row + span.rows; y += 1) {
        for (let x = column; x < column + span.columns; x += 1) {
          rows[y]![x] = null;
          items.push(...(byField.get(`${y},${x}`) ?? []));
        }
      }
      const text = cellText(items, xs[column + span.columns]!);
      fields[column] = { text, ...(span.columns > 1 ? { columnSpan: span.columns } : {}), ...(span.rows > 1 ? { rowSpan: span.rows } : {}) };
    }
  }
  return rows.map((fields) => fields.map((cell) => cell ?? null));
}

/** How far a cell reaches: right until a border, then down while no border crosses its whole width. */
function spanAt(grid: Grid, rows: readonly (readonly (Cell | null | undefined)[])[], row: number, column: number): { readonly rows: number; readonly columns: number } {
  const { xs, ys, horizontal, vertical } = grid;
  const centre = (borders: readonly number[], index: number): number => (borders[index]! + borders[index + 1]!) / 2;
  let columns = 1;
  while (column + columns < xs.length - 1 && rows[row]![column + columns] === undefined && !drawn(vertical, xs[column + columns]!, centre(ys, row))) columns += 1;
  let height = 1;
  const open = (x: number, y: number): boolean => rows[y]?.[x] === undefined && !drawn(horizontal, ys[y]!, centre(xs, x));
  while (row + height < ys.length - 1 && Array.from({ length: columns }, (_, index) => open(column + index, row + height)).every(Boolean)) height += 1;
  return { rows: height, columns };
}

function drawn(rulings: readonly Ruling[], at: number, across: number): boolean {
  return rulings.some((ruling) => Math.abs(ruling.at - at) <= SNAP && ruling.from <= across && ruling.to >= across);
}

/** A cell's lines; one that reaches the border was wrapped there, any other ends a paragraph. */
function cellText(items: readonly PlacedText[], right: number): string {
  let text = '';
  let wrapped = true;
  for (const line of buildLines(items)) {
    text = wrapped ? joinText(text, lineText(line)) : `${text}\n${lineText(line)}`;
    wrapped = line.right >= right - 2.5 * line.size;
  }
  return text;
}
