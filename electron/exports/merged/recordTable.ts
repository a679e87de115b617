import type { Table } from '../../../shared/model/document.ts';
import { paragraph } from '../pdf/flow.ts';
import { ink } from '../pdf/ink.ts';
import type { PdfDocument } from '../pdf/pdfDocument.ts';

const SIZE = 8.5;
const STEP = SIZE * 1.45;
const PADDING = 3;
const NARROWEST = 22;
const WIDEST = 190;
/** So many rows tell how wide a column must be. */
const MEASURED_ROWS = 60;
/** A sheet of thousands of rows is read in the original. */
const MOST_ROWS = 1000;
/** A table this much wider than the page is turned. */
const TURN_FROM = 1.35;

/** One cell as it is drawn: where, how wide, its lines, and whether it goes on from above or below. */
interface Drawn {
  readonly left: number;
  readonly width: number;
  readonly lines: readonly string[];
  readonly fromAbove: boolean;
  readonly goesOn: boolean;
}

/**
 * Draws a table of a record as it stands in its file, merged cells and all; one that is too wide gets pages of its own, on
 * their side. Rows that are taller than a page go on over the next.
 *
 * @returns how many characters were printed
 */
export async function recordTable(pdf: PdfDocument, { rows }: Table): Promise<number> {
  const columns = Math.max(0, ...rows.map((row) => row.length));
  if (columns === 0) return 0;
  const natural = naturalWidths(pdf, rows, columns);
  const sum = natural.reduce((total, width) => total + width, 0);
  const turned = sum > pdf.width * TURN_FROM;
  if (turned) {
    pdf.turn({ landscape: true });
    pdf.newPage();
  }
  const widths = natural.map((width) => (width / sum) * pdf.width);
  const element = pdf.element('Table');
  const open = new Array<number>(columns).fill(0);
  let characters = 0;
  for (const row of rows.slice(0, MOST_ROWS)) {
    characters += row.reduce((total, cell) => total + (cell?.text.length ?? 0), 0);
    drawRow(pdf, drawnCells(pdf, row, widths, open), element);
    await pdf.drain();
  }
  element.end();
  pdf.y += 8;
  if (rows.length > MOST_ROWS) paragraph(pdf, `本表共 ${rows.length} 行，只排印了前 ${MOST_ROWS} 行，其余请看原件。`, { size: 9, color: ink.quiet });
  if (turned) {
    pdf.turn({ landscape: false });
    pdf.newPage();
  }
  return characters;
}

/** What each column would like: its widest cell, within reason. */
function naturalWidths(pdf: PdfDocument, rows: Table['rows'], columns: number): readonly number[] {
  const widths = new Array<number>(columns).fill(NARROWEST);
  for (const row of rows.slice(0, MEASURED_ROWS)) {
    for (const [index, cell] of row.entries()) {
      if (!cell || (cell.columnSpan ?? 1) > 1) continue;
      const widest = Math.max(...cell.text.split('\n').map((line) => pdf.type.width(pdf.type.showable(line), SIZE)));
      widths[index] = Math.max(widths[index]!, Math.min(WIDEST, widest + 2 * PADDING + 2));
    }
  }
  return widths;
}

/** @param open of each column, how many rows the cell above still covers; brought up to date */
function drawnCells(pdf: PdfDocument, row: Table['rows'][number], widths: readonly number[], open: number[]): readonly Drawn[] {
  const cells: Drawn[] = [];
  let left = pdf.left;
  for (let index = 0; index < widths.length;) {
    const cell = row[index] ?? null;
    const span = Math.min(cell?.columnSpan ?? 1, widths.length - index);
    const width = widths.slice(index, index + span).reduce((total, one) => total + one, 0);
    const fromAbove = cell === null && open[index]! > 0;
    if (cell) open.fill((cell.rowSpan ?? 1) - 1, index, index + span);
    else open[index] = Math.max(0, open[index]! - 1);
    cells.push({ left, width, fromAbove, goesOn: open[index]! > 0, lines: cell ? pdf.type.lines(cell.text.trim(), width - 2 * PADDING, SIZE) : [] });
    left += width;
    index += span;
  }
  return cells;
}

function drawRow(pdf: PdfDocument, cells: readonly Drawn[], table: PDFKit.PDFStructureElement): void {
  const element = pdf.element('TR', table);
  let rest = cells;
  if (pdf.y + Math.min(heightOf(rest), 4 * STEP) > pdf.bottom) pdf.newPage();
  while (pdf.y + heightOf(rest) > pdf.bottom) {
    const room = Math.max(1, Math.floor((pdf.bottom - pdf.y - 2 * PADDING) / STEP));
    drawPart(pdf, rest.map((cell) => ({ ...cell, lines: cell.lines.slice(0, room) })), element);
    rest = rest.map((cell) => ({ ...cell, lines: cell.lines.slice(room) }));
    pdf.newPage();
  }
  drawPart(pdf, rest, element);
  element.end();
}

function drawPart(pdf: PdfDocument, cells: readonly Drawn[], row: PDFKit.PDFStructureElement): void {
  const [top, height] = [pdf.y, heightOf(cells)];
  pdf.artifact((doc) => {
    for (const { left, width, fromAbove, goesOn } of cells) {
      doc.moveTo(left, top).lineTo(left, top + height).moveTo(left + width, top).lineTo(left + width, top + height);
      if (!fromAbove) doc.moveTo(left, top).lineTo(left + width, top);
      if (!goesOn) doc.moveTo(left, top + height).lineTo(left + width, top + height);
    }
    doc.lineWidth(0.5).stroke(ink.rule);
  });
  for (const { left, width, lines } of cells) {
    if (lines.length > 0) pdf.tagged('TD', () => lines.forEach((line, index) => pdf.line(line, left + PADDING, top + PADDING + index * STEP, width - 2 * PADDING, { size: SIZE })), row);
  }
  pdf.y += height;
}

function heightOf(cells: readonly Drawn[]): number {
  return Math.max(1, ...cells.map(({ lines }) => lines.length)) * STEP + 2 * PADDING;
}
