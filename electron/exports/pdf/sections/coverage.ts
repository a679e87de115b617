import { type CoverageGrid, coverageGrids } from '../../../../shared/presentation/coverageGrid.ts';
import { coverageLabel, coverageLegend, coverageSign, obligationLabel, periodLabel } from '../../../../shared/presentation/labels.ts';
import { chapter, heading, paragraph } from '../flow.ts';
import { ink } from '../ink.ts';
import type { PdfDocument } from '../pdfDocument.ts';
import { chapters } from './contents.ts';
import type { ReportContext } from './reportContext.ts';

const LABEL_WIDTH = 104;
const TALLY_WIDTH = 44;
const ROW = 21;
const SIZE = 9;

/** A grid of signs for each branch and year: obligations down, months across; a quarter spans three, a year twelve. */
export async function coverageSection(pdf: PdfDocument, { report }: ReportContext): Promise<void> {
  chapter(pdf, chapters.coverage);
  const grids = coverageGrids(report);
  if (grids.length === 0) {
    paragraph(pdf, '没有可以按期判断的记录。');
    return;
  }
  paragraph(pdf, `图例：${coverageLegend}。“缺”表示在提供的文件中没有找到，不等于没有开展。最右一列为“已有／应有”。`);
  for (const grid of grids) {
    heading(pdf, `${grid.branch}　${grid.year} 年`, 2, (grid.rows.length + 1) * ROW);
    drawGrid(pdf, grid);
    await pdf.drain();
  }
}

function drawGrid(pdf: PdfDocument, grid: CoverageGrid): void {
  const month = (pdf.width - LABEL_WIDTH - TALLY_WIDTH) / 12;
  const element = pdf.element('Table');
  const cell = (row: PDFKit.PDFStructureElement, tag: string, text: string, x: number, width: number, fill?: string): void => {
    pdf.artifact((doc) => {
      if (fill) doc.rect(x, pdf.y, width, ROW).fill(fill);
      doc.rect(x, pdf.y, width, ROW).lineWidth(0.4).stroke(ink.rule);
    });
    pdf.tagged(tag, () => pdf.line(pdf.type.lines(text, width - 4, SIZE)[0] ?? '', x, pdf.y + 5, width, { size: SIZE, align: 'center' }), row);
  };
  const header = pdf.element('TR', element);
  cell(header, 'TH', '事项', pdf.left, LABEL_WIDTH, ink.shade);
  for (let index = 0; index < 12; index += 1) cell(header, 'TH', `${index + 1}月`, pdf.left + LABEL_WIDTH + index * month, month, ink.shade);
  cell(header, 'TH', '计', pdf.left + LABEL_WIDTH + 12 * month, TALLY_WIDTH, ink.shade);
  header.end();
  pdf.y += ROW;
  for (const row of grid.rows) {
    pdf.ensure(ROW);
    const rowElement = pdf.element('TR', element);
    cell(rowElement, 'TH', obligationLabel(row.obligation), pdf.left, LABEL_WIDTH);
    for (const { from, months, state, period } of row.cells) {
      const fill = state === 'missing' ? ink.missing : state === 'met' ? ink.met : undefined;
      const text = months === 1 ? coverageSign(state) : `${coverageSign(state)} ${months === 12 && !/^\d{4}$/.test(period) ? periodLabel(period) : coverageLabel(state)}`;
      cell(rowElement, 'TD', text, pdf.left + LABEL_WIDTH + (from - 1) * month, months * month, fill);
    }
    cell(rowElement, 'TD', `${row.met}／${row.due}`, pdf.left + LABEL_WIDTH + 12 * month, TALLY_WIDTH);
    rowElement.end();
    pdf.y += ROW;
  }
  element.end();
  pdf.y += 8;
}
