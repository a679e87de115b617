import { ink } from './ink.ts';
import type { PdfDocument } from './pdfDocument.ts';

/** A column: its share of the width, and how its cells stand. */
export interface PdfColumn {
  readonly header: string;
  readonly share: number;
  readonly align?: 'left' | 'center' | 'right';
}

export interface TableStyle {
  readonly size?: number;
  /** Beyond this many rows the structure has one element a row: one a cell would multiply the file's size. */
  readonly cellTagLimit?: number;
  readonly rowCount?: number;
  /** Called when a row has got its place, which is `pdf.y` then. */
  readonly onRow?: (index: number) => void;
}

const PADDING = 4;
const LINE = 1.45;
/** A row taller than this part of a page is split rather than moved to the next page whole. */
const SPLIT_ABOVE = 0.4;
const CELL_TAGS = 4000;

interface Layout {
  readonly columns: readonly PdfColumn[];
  readonly lefts: readonly number[];
  readonly widths: readonly number[];
  readonly size: number;
}

/** A table over the whole width: the header repeats on every page, rows break between lines only where they must. */
export async function table(pdf: PdfDocument, columns: readonly PdfColumn[], rows: Iterable<readonly string[]>, style: TableStyle = {}): Promise<void> {
  const layout = layoutOf(pdf, columns, style.size ?? 8.5);
  const byCell = (style.rowCount ?? 0) <= (style.cellTagLimit ?? CELL_TAGS);
  const element = pdf.element('Table');
  const step = layout.size * LINE;
  let first = true;
  let index = 0;
  for (const row of rows) {
    let cells = row.map((text, index) => pdf.type.lines(text, (layout.widths[index] ?? 0) - 2 * PADDING, layout.size));
    const height = rowHeight(cells, step);
    if (first) {
      pdf.ensure(headerHeight(pdf, layout) + Math.min(height, step * 3 + 2 * PADDING));
      drawHeader(pdf, layout, element, true);
      first = false;
    }
    if (pdf.y + height > pdf.bottom && (height <= pdf.pageHeight * SPLIT_ABOVE || pdf.y + 3 * step > pdf.bottom)) turnPage(pdf, layout, element);
    style.onRow?.(index);
    index += 1;
    const rowElement = pdf.element('TR', element);
    while (pdf.y + rowHeight(cells, step) > pdf.bottom) {
      const room = Math.max(1, Math.floor((pdf.bottom - pdf.y - 2 * PADDING) / step));
      drawRow(pdf, layout, cells.map((lines) => lines.slice(0, room)), rowElement, byCell);
      cells = cells.map((lines) => lines.slice(room));
      turnPage(pdf, layout, element);
    }
    drawRow(pdf, layout, cells, rowElement, byCell);
    rowElement.end();
    await pdf.drain();
  }
  if (first) drawHeader(pdf, layout, element, true);
  element.end();
  pdf.y += 10;
}

function layoutOf(pdf: PdfDocument, columns: readonly PdfColumn[], size: number): Layout {
  const total = columns.reduce((sum, column) => sum + column.share, 0);
  const widths = columns.map((column) => (column.share / total) * pdf.width);
  const lefts = widths.map((_, index) => pdf.left + widths.slice(0, index).reduce((sum, width) => sum + width, 0));
  return { columns, lefts, widths, size };
}

function turnPage(pdf: PdfDocument, layout: Layout, element: PDFKit.PDFStructureElement): void {
  pdf.newPage();
  drawHeader(pdf, layout, element, false);
}

function headerHeight(pdf: PdfDocument, layout: Layout): number {
  return rowHeight(headerLines(pdf, layout), layout.size * LINE);
}

function headerLines(pdf: PdfDocument, layout: Layout): readonly (readonly string[])[] {
  return layout.columns.map((column, index) => pdf.type.lines(column.header, (layout.widths[index] ?? 0) - 2 * PADDING, layout.size, true));
}

function drawHeader(pdf: PdfDocument, layout: Layout, element: PDFKit.PDFStructureElement, isFirst: boolean): void {
  const lines = headerLines(pdf, layout);
  const height = rowHeight(lines, layout.size * LINE);
  pdf.artifact((doc) => doc.rect(pdf.left, pdf.y, pdf.width, height).fill(ink.shade));
  drawGrid(pdf, layout, height);
  const draw = (index: number): void => drawCell(pdf, layout, index, lines[index] ?? [], true);
  if (isFirst) {
    const row = pdf.element('TR', element);
    for (const index of layout.columns.keys()) pdf.tagged('TH', () => draw(index), row);
    row.end();
  } else
    // A repeated header is not content a second time.
    pdf.artifact(() => layout.columns.forEach((_, index) => draw(index)));
  pdf.y += height;
}

function drawRow(pdf: PdfDocument, layout: Layout, cells: readonly (readonly string[])[], element: PDFKit.PDFStructureElement, byCell: boolean): void {
  const height = rowHeight(cells, layout.size * LINE);
  drawGrid(pdf, layout, height);
  if (byCell) for (const [index, lines] of cells.entries()) pdf.tagged('TD', () => drawCell(pdf, layout, index, lines, false), element);
  else pdf.tagged('TD', () => cells.forEach((lines, index) => drawCell(pdf, layout, index, lines, false)), element);
  pdf.y += height;
}

function drawCell(pdf: PdfDocument, layout: Layout, index: number, lines: readonly string[], isHeader: boolean): void {
  const align = isHeader ? 'center' : (layout.columns[index]?.align ?? 'left');
  for (const [row, line] of lines.entries())
    if (line !== '') pdf.line(line, (layout.lefts[index] ?? 0) + PADDING, pdf.y + PADDING + row * layout.size * LINE, (layout.widths[index] ?? 0) - 2 * PADDING, { size: layout.size, bold: isHeader, align });
}

function drawGrid(pdf: PdfDocument, layout: Layout, height: number): void {
  pdf.artifact((doc) => {
    doc.rect(pdf.left, pdf.y, pdf.width, height);
    for (const left of layout.lefts.slice(1)) doc.moveTo(left, pdf.y).lineTo(left, pdf.y + height);
    doc.lineWidth(0.4).stroke(ink.rule);
  });
}

function rowHeight(cells: readonly (readonly string[])[], step: number): number {
  return Math.max(1, ...cells.map((lines) => lines.length)) * step + 2 * PADDING;
}
