import type { Block, Cell } from '../../../shared/model/document.ts';
import type { RecordFields } from '../../../shared/model/record.ts';

/** A text written by hand as paragraphs; rows of `|` become a table, `>` is a cell covered by the merged one to its left, `^` by the one above. */
export function blocksOf(text: string): readonly Block[] {
  const blocks: Block[] = [];
  let rows: string[][] = [];
  const closeTable = (): void => {
    if (rows.length === 0) return;
    const width = Math.max(...rows.map((row) => row.length));
    const grid = rows.map((row) => [...row, ...Array.from({ length: width - row.length }, () => '')]);
    blocks.push({
      kind: 'table',
      rows: grid.map((row, r) => row.map((cell, c): Cell | null => {
        if (cell === '>' || cell === '^') return null;
        let columnSpan = 1;
        while (row[c + columnSpan] === '>') columnSpan += 1;
        let rowSpan = 1;
        while (grid[r + rowSpan]?.[c] === '^') rowSpan += 1;
        return { text: cell.replace(/\\n/g, '\n'), ...(columnSpan > 1 ? { columnSpan } : {}), ...(rowSpan > 1 ? { rowSpan } : {}) };
      })),
    });
    rows = [];
  };
  for (const line of text.replace(/^\n/, '').trimEnd().split('\n')) {
    if (line.startsWith('|')) {
      rows.push(line.slice(1).replace(/\|\s*$/, '').split('|').map((cell) => cell.trim()));
      continue;
    }
    closeTable();
    const heading = /^(#+) /.exec(line);
    blocks.push({ kind: 'paragraph', text: heading ? line.slice(heading[0].length) : line, ...(heading ? { heading: heading[1]!.length } : {}) });
  }
  closeTable();
  return blocks;
}

/** The values alone, names and topics as plain lists. */
export function plain(fields: RecordFields): Record<string, unknown> {
  const result: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(fields)) result[key] = Array.isArray(value) ? value.map((one: { value: unknown }) => one.value) : (value as { value: unknown }).value;
  return result;
}
