import type { RowFormat } from '../tableRows.ts';

/** The row that `\trowd … \cellx` define; it holds until the next `\trowd`. */
export class RowDefinition {
  private left = 0;
  private edges: number[] = [];
  private cells: { merged: boolean; above: boolean }[] = [];
  private next = { merged: false, above: false };

  /** Whether the word belonged to a row's definition. */
  word(name: string, parameter: number | null): boolean {
    switch (name) {
      case 'trowd':
        this.left = 0;
        this.edges = [];
        this.cells = [];
        this.next = { merged: false, above: false };
        return true;
      case 'trleft':
        this.left = parameter ?? 0;
        return true;
      case 'clmgf':
      case 'clmrg':
        this.next.merged = true;
        return true;
      case 'clvmgf':
        return true;
      case 'clvmrg':
        this.next.above = true;
        return true;
      case 'cellx':
        this.edges.push(parameter ?? 0);
        this.cells.push(this.next);
        this.next = { merged: false, above: false };
        return true;
      default:
        return false;
    }
  }

  format(): RowFormat | null {
    return this.edges.length === 0 ? null : { edges: [Math.min(this.left, this.edges[0]!), ...this.edges], cells: [...this.cells] };
  }
}
