import { trimLine, type BlockSink } from '../blockSink.ts';
import type { SourceCell } from '../tableGrid.ts';
import type { RowFormat } from './formatting.ts';
import type { WordParagraph } from './storyText.ts';

/** Puts a story's paragraphs into the sink: runs of cells become tables with their merged cells. */
export function addStory(sink: BlockSink, paragraphs: Iterable<WordParagraph>): void {
  const table = new TableRows();
  let pageBreak = false;
  let previousEnd: WordParagraph['end'] | null = null;
  for (const paragraph of paragraphs) {
    const { text, end, format } = paragraph;
    const inTable = format ? format.inTable || end === 'cell' : end === 'cell' || table.openCell;
    if (inTable) {
      // Without formatting a row mark is told by standing right behind a cell mark.
      const endsRow = end === 'cell' && (format ? format.endsRow : previousEnd === 'cell' && text === '');
      if (endsRow) table.endRow(format?.row ?? null);
      else if (end === 'cell') table.endCell(text);
      else table.addLine(text);
    } else {
      table.flush(sink);
      const startsPage = pageBreak || format?.pageBreakBefore === true;
      const heading = headingOf(paragraph);
      const taken = sink.paragraph(text, { ...(heading > 0 ? { heading } : {}), ...(startsPage ? { startsPage } : {}) });
      if (taken) pageBreak = false;
      if (end === 'page') pageBreak = true;
    }
    previousEnd = end;
  }
  table.flush(sink);
}

function headingOf({ format }: WordParagraph): number {
  if (!format) return 0;
  if (format.outline !== null) return format.outline < 9 ? format.outline + 1 : 0;
  return format.style >= 1 && format.style <= 9 ? format.style : 0;
}

interface Row {
  readonly texts: readonly string[];
  readonly format: RowFormat | null;
}

class TableRows {
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
