import type { Cell, Table } from '../../shared/model/document.ts';
import type { ReadLimits } from './limits.ts';

/** A cell as its format writes it, in the order of its row. */
export interface SourceCell {
  readonly text: string;
  readonly columnSpan?: number;
  /** Rows it covers downwards (HTML, OpenDocument); 0 for all that follow. */
  readonly rowSpan?: number;
  /** It continues the cell above it (Word's vertical merge); its own text is hidden. */
  readonly above?: boolean;
  /** It continues the cell before it (old Word's horizontal merge). */
  readonly before?: boolean;
}

/**
 * Makes the full grid of a table out of rows of cells: merged cells keep their text at their first position, covered ones
 * are `null`, short rows are filled with empty cells. `null` where there is no cell at all; rows and columns beyond the
 * limits are left out.
 */
export function buildGrid(source: readonly (readonly SourceCell[])[], limits: ReadLimits): Table['rows'] | null {
  const rows = source.slice(0, Math.min(limits.tableRows, Math.ceil(limits.characters / widest(source, limits))));
  const grid: (Placed | null | undefined)[][] = rows.map(() => []);
  const owners: (Placed | undefined)[][] = rows.map(() => []);
  rows.forEach((cells, row) => {
    let column = 0;
    for (const cell of cells) {
      const line = grid[row]!;
      while (line[column] !== undefined) column += 1;
      if (column >= limits.tableColumns) break;
      const span = Math.max(1, Math.min(cell.columnSpan ?? 1, limits.tableColumns - column));
      const owner = continued(cell, owners, row, column);
      const placed = owner ?? { text: cell.text, row, column, columns: span, rows: 1 };
      if (owner && cell.above) owner.rows = row - owner.row + 1;
      if (owner && cell.before) owner.columns += span;
      const height = owner ? 1 : Math.min(cell.rowSpan === 0 ? rows.length : (cell.rowSpan ?? 1), rows.length - row);
      placed.rows = Math.max(placed.rows, height);
      for (let down = 0; down < height; down += 1) {
        for (let across = 0; across < span; across += 1) {
          if (down > 0 && grid[row + down]![column + across] !== undefined) continue;
          grid[row + down]![column + across] = !owner && down === 0 && across === 0 ? placed : null;
          owners[row + down]![column + across] = placed;
        }
      }
      column += span;
    }
  });
  const width = grid.reduce((most, line) => Math.max(most, line.length), 0);
  if (width === 0) return null;
  return grid.map((line) => Array.from({ length: width }, (_, column) => toCell(line[column])));
}

/** A table's text on lines, cells parted by tabs: how a table inside a cell is shown. */
export function gridText(rows: Table['rows']): string {
  return rows.map((row) => row.flatMap((cell) => (cell && cell.text !== '' ? [cell.text] : [])).join('\t')).filter((line) => line !== '').join('\n');
}

interface Placed {
  readonly text: string;
  readonly row: number;
  readonly column: number;
  columns: number;
  rows: number;
}

/** Columns of the widest row as written; spans are cheap to write and dear to lay out. */
function widest(source: readonly (readonly SourceCell[])[], limits: ReadLimits): number {
  let most = 1;
  for (const cells of source) {
    let width = 0;
    for (const cell of cells) width += Math.max(1, cell.columnSpan ?? 1);
    most = Math.max(most, Math.min(width, limits.tableColumns));
  }
  return most;
}

function continued(cell: SourceCell, owners: readonly (readonly (Placed | undefined)[])[], row: number, column: number): Placed | undefined {
  if (cell.above) return owners[row - 1]?.[column];
  return cell.before ? owners[row]?.[column - 1] : undefined;
}

function toCell(placed: Placed | null | undefined): Cell | null {
  if (placed === null) return null;
  if (placed === undefined) return { text: '' };
  return {
    text: placed.text,
    ...(placed.columns > 1 ? { columnSpan: placed.columns } : {}),
    ...(placed.rows > 1 ? { rowSpan: placed.rows } : {}),
  };
}
