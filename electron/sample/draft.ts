/** A page as a clerk would type it, before a file format is chosen. Every writer in `formats/` understands all of it. */
export interface Draft {
  readonly title: string;
  readonly blocks: readonly DraftBlock[];
}

export type DraftBlock = DraftParagraph | DraftTable | DraftPicture | { readonly kind: 'pageBreak' };

export interface DraftParagraph {
  readonly kind: 'paragraph';
  readonly text: string;
  readonly style: 'title' | 'subtitle' | 'section' | 'body' | 'plain' | 'right';
}

/** Rows of cells; a position covered by a merged cell is left out, as in HTML. */
export interface DraftTable {
  readonly kind: 'table';
  /** Relative column widths; their number is the number of columns. */
  readonly widths: readonly number[];
  readonly rows: readonly (readonly DraftCell[])[];
}

export interface DraftCell {
  readonly text: string;
  readonly columnSpan?: number;
  readonly rowSpan?: number;
  readonly head?: boolean;
}

interface DraftPicture {
  readonly kind: 'picture';
  readonly jpeg: Uint8Array;
  readonly width: number;
  readonly height: number;
}

/** A paragraph of the given style, indented body text where none is given. */
export function paragraph(text: string, style: DraftParagraph['style'] = 'body'): DraftParagraph {
  return { kind: 'paragraph', text, style };
}

/** A table from rows of cells or plain texts. */
export function table(widths: readonly number[], rows: readonly (readonly (DraftCell | string)[])[]): DraftTable {
  return { kind: 'table', widths, rows: rows.map((row) => row.map((cell) => (typeof cell === 'string' ? { text: cell } : cell))) };
}

/** A table whose first row is its header. */
export function listTable(widths: readonly number[], header: readonly string[], rows: readonly (readonly string[])[]): DraftTable {
  return table(widths, [header.map((text) => ({ text, head: true })), ...rows]);
}

/** A cell of a full grid: its cell, or what covers it. */
export interface GridPosition {
  readonly cell: DraftCell;
  readonly covers: 'self' | 'left' | 'above';
}

/** The full grid of a table, for formats that have no spans of their own. */
export function gridOf(tableDraft: DraftTable): readonly (readonly GridPosition[])[] {
  const columns = tableDraft.widths.length;
  const grid: GridPosition[][] = tableDraft.rows.map(() => []);
  tableDraft.rows.forEach((row, rowIndex) => {
    let column = 0;
    for (const cell of row) {
      while (grid[rowIndex]![column]) column += 1;
      for (let down = 0; down < (cell.rowSpan ?? 1); down += 1) {
        for (let right = 0; right < (cell.columnSpan ?? 1); right += 1) {
          const line = grid[rowIndex + down];
          if (line && column + right < columns) line[column + right] = { cell, covers: right > 0 ? 'left' : down > 0 ? 'above' : 'self' };
        }
      }
    }
    for (let rest = 0; rest < columns; rest += 1) grid[rowIndex]![rest] ??= { cell: { text: '' }, covers: 'self' };
  });
  return grid;
}
