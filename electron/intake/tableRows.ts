import { trimLine, type BlockSink } from './blockSink.ts';
import type { SourceCell } from './tableGrid.ts';

/** A table row's cells as Word's own formats define them: the edges in twips, and how they merge. */
export interface RowFormat {
  /** One more than there are cells. */
  readonly edges: readonly number[];
  readonly cells: readonly { readonly merged: boolean; readonly above: boolean }[];
}

/** Gathers the cells and rows of formats that only mark where each ends (.doc, RTF), and makes tables of them. */
export class TableRows {
  private rows: Row[] = [];
  private cells: string[] = [];
  private lines: string[] = [];

  /** A cell has begun and its mark is still to come. */
  get openCell(): boolean {
    return this.lines.length > 0;
  }

  addLine(text: string): void {
    this.lines.push(trimLine(text));
  }

  endCell(text: string): void {
    this.addLine(text);
    this.cells.push(this.lines.filter((line) => line !== '').join('\n'));
    this.lines = [];
  }

  endRow(format: RowFormat | null): void {
    if (this.lines.length > 0) this.endCell('');
    if (this.cells.length > 0) this.rows.push({ texts: this.cells, format });
    this.cells = [];
  }

  flush(sink: BlockSink): void {
    this.endRow(null);
    if (this.rows.length > 0) sink.table(toCells(this.rows));
    this.rows = [];
  }
}

interface Row {
  readonly texts: readonly string[];
  readonly format: RowFormat | null;
}

/** Edges nearer than this (in twips, a twentieth of a point) are one column line that was drawn by hand. */
const EDGE_TOLERANCE = 40;

/** Cells span the column lines that other rows have between their edges. */
function toCells(rows: readonly Row[]): SourceCell[][] {
  const lines: number[] = [];
  for (const edge of rows.flatMap((row) => row.format?.edges ?? []).sort((a, b) => a - b)) {
    if (lines.length === 0 || edge - lines.at(-1)! > EDGE_TOLERANCE) lines.push(edge);
  }
  const column = (edge: number): number => lines.findLastIndex((line) => line <= edge);
  return rows.map(({ texts, format }) => {
    const cells: SourceCell[] = [];
    if (format) for (let empty = column(format.edges[0]!); empty > 0; empty -= 1) cells.push({ text: '' });
    texts.forEach((text, index) => {
      const left = format?.edges[index];
      const right = format?.edges[index + 1];
      const state = format?.cells[index];
      const columnSpan = left === undefined || right === undefined ? 1 : Math.max(1, column(right) - column(left));
      const before = state?.merged === true && text === '' && format?.cells[index - 1]?.merged === true;
      cells.push({ text, columnSpan, ...(state?.above ? { above: true } : {}), ...(before ? { before } : {}) });
    });
    return cells;
  });
}
