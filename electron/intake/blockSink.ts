import type { Block, Paragraph, ReaderNote, Table } from '../../shared/model/document.ts';
import type { ReadLimits } from './limits.ts';
import { buildGrid, gridText, type SourceCell } from './tableGrid.ts';

/** Takes a document's blocks in reading order, within the limits, and knows what it had to leave out. */
export class BlockSink {
  readonly blocks: Block[] = [];
  private readonly limits: ReadLimits;
  private characters = 0;
  private truncated = false;
  /** Rows that were kept of the last table that had too many. */
  private rowsKept: number | null = null;

  constructor(limits: ReadLimits) {
    this.limits = limits;
  }

  /** No more text is taken. */
  get full(): boolean {
    return this.truncated;
  }

  /** Adds a paragraph; one without visible characters is no paragraph. Returns whether it was taken. */
  paragraph(text: string, marks: Pick<Paragraph, 'heading' | 'startsPage' | 'page'> = {}): boolean {
    const visible = trimLine(text);
    if (visible === '' || !this.take(visible.length)) return false;
    this.blocks.push({ kind: 'paragraph', text: visible, ...marks });
    return true;
  }

  table(rows: readonly (readonly SourceCell[])[], name?: string): void {
    const grid = this.grid(rows);
    if (grid && this.take(gridCharacters(grid))) this.blocks.push({ kind: 'table', rows: grid, ...(name === undefined ? {} : { name }) });
  }

  /** The text of a table inside a cell of another one. */
  nestedTable(rows: readonly (readonly SourceCell[])[]): string {
    const grid = this.grid(rows);
    return grid ? gridText(grid) : '';
  }

  notes(): ReaderNote[] {
    return [
      ...(this.truncated ? [{ code: 'text-truncated', limit: this.limits.characters } as const] : []),
      ...(this.rowsKept === null ? [] : [{ code: 'rows-truncated', sheet: '', limit: this.rowsKept } as const]),
    ];
  }

  private grid(rows: readonly (readonly SourceCell[])[]): Table['rows'] | null {
    const grid = buildGrid(rows, this.limits);
    if (grid && grid.length < rows.length) this.rowsKept = grid.length;
    return grid;
  }

  private take(characters: number): boolean {
    if (this.characters + characters > this.limits.characters) this.truncated = true;
    if (this.truncated) return false;
    this.characters += characters;
    return true;
  }
}

/** Without the spaces that pad a line's ends; indents of full-width spaces go with them. */
export function trimLine(text: string): string {
  return text.replace(/^[\s\u3000]+|[\s\u3000]+$/g, '');
}

/** Every position counts for one character at least, so that empty grids have an end too. */
function gridCharacters(grid: Table['rows']): number {
  let sum = 0;
  for (const row of grid) for (const cell of row) sum += cell?.text.length || 1;
  return sum;
}
