import type { TableColumn, TableValue } from '../../../shared/presentation/reportTable.ts';

const LINE_POINTS = 14.5;
/** The format's own limit. */
const HIGHEST = 409;

/**
 * The height of a row in points so that wrapped text is seen whole. Set by us because LibreOffice does not fit rows to
 * cells that are links, and because Excel fits none in a file it has not saved itself.
 */
export function rowHeight(values: readonly TableValue[], columns: readonly TableColumn[]): number {
  const lines = values.map((value, index) => (typeof value === 'number' || value === null ? 1 : lineCount(typeof value === 'string' ? value : value.text, columns[index]?.width ?? 10)));
  return Math.min(HIGHEST, Math.max(1, ...lines) * LINE_POINTS + 3);
}

function lineCount(text: string, width: number): number {
  return text.split('\n').reduce((sum, paragraph) => sum + Math.max(1, Math.ceil(units(paragraph) / width)), 0);
}

/** Width in characters of the default font: Chinese and full-width ones count twice. */
function units(text: string): number {
  let sum = 0;
  for (const character of text) sum += (character.codePointAt(0) ?? 0) >= 0x2000 ? 2 : 1;
  return sum;
}
