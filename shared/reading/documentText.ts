import type { Block, Place } from '../model/document.ts';

/** The text of a document: paragraphs and cells in reading order, joined by line feeds. Covered cells of merged ones are left out. */
export function textOf(blocks: readonly Block[]): string {
  return unitsOf(blocks).map((unit) => unit.text).join('\n');
}

/**
 * The way back from offsets in {@link textOf} to places in the document. A stretch that runs over several paragraphs
 * or cells is cut at the end of the first; `null` for offsets outside the text.
 */
export function placeLocator(blocks: readonly Block[]): (start: number, end: number) => Place | null {
  const units = unitsOf(blocks);
  const starts: number[] = [];
  let offset = 0;
  for (const unit of units) {
    starts.push(offset);
    offset += unit.text.length + 1;
  }
  return (start, end) => {
    if (start < 0 || end < start) return null;
    let low = 0;
    let high = units.length - 1;
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      if (starts[middle]! <= start) low = middle;
      else high = middle - 1;
    }
    const unit = units[low];
    if (!unit || start - starts[low]! > unit.text.length) return null;
    return { ...unit.at, start: start - starts[low]!, end: Math.min(end - starts[low]!, unit.text.length), ...(unit.page === undefined ? {} : { page: unit.page }) };
  };
}

interface Unit {
  readonly text: string;
  readonly at: { readonly block: number; readonly row?: number; readonly column?: number };
  readonly page: number | undefined;
}

function unitsOf(blocks: readonly Block[]): readonly Unit[] {
  return blocks.flatMap((content, block): readonly Unit[] => {
    if (content.kind === 'paragraph') return [{ text: content.text, at: { block }, page: content.page }];
    return content.rows.flatMap((cells, row) => cells.flatMap((cell, column) => (cell ? [{ text: cell.text, at: { block, row, column }, page: content.page }] : [])));
  });
}
