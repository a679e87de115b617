import type { Report } from '../../../../shared/model/report.ts';
import { periodLabel } from '../../../../shared/presentation/labels.ts';
import { overviewOf } from '../../../../shared/presentation/overview.ts';
import { redactionTexts } from '../../../../shared/presentation/redactionText.ts';
import { paragraph } from '../flow.ts';
import { ink } from '../ink.ts';
import type { PdfDocument } from '../pdfDocument.ts';
import { contentsList } from './contents.ts';

/** The cover: whose records, which title, what was checked, and the contents. */
export function coverSection(pdf: PdfDocument, report: Report, title: string): void {
  const { years } = overviewOf(report);
  pdf.newPage(true);
  pdf.beginSection();
  pdf.bookmark('封面', 1);
  pdf.y = 150;
  for (const line of pdf.type.lines(report.township ?? '（未填写乡镇名称）', pdf.width, 18)) centred(pdf, line, 18, false, 30);
  pdf.y += 12;
  for (const line of pdf.type.lines(title, pdf.width, 30, true)) centred(pdf, line, 30, true, 46);
  pdf.artifact((doc) => doc.moveTo(pdf.left + pdf.width / 2 - 60, pdf.y + 8).lineTo(pdf.left + pdf.width / 2 + 60, pdf.y + 8).lineWidth(1.5).stroke(ink.accent));
  pdf.y += 48;
  const facts: readonly (readonly [string, string])[] = [
    ['检查日期', periodLabel(report.asOf)],
    ['涉及党支部', `${report.branches.length} 个`],
    ['涉及年度', years === null ? '未能确定' : years.first === years.last ? `${years.first} 年` : `${years.first} 年至 ${years.last} 年`],
    ['检查文件', `${report.items.length} 个`],
    ['分类方案', `${report.scheme.name}（${report.scheme.version}）`],
    ['制作工具', `档盒 ${report.tool.version}`],
  ];
  for (const [label, text] of facts) fact(pdf, label, text);
  const redacted = redactionTexts(report);
  for (const text of redacted) paragraph(pdf, text, { size: 9, indent: 90 });
  pdf.y += redacted.length > 0 ? 12 : 36;
  contentsList(pdf);
}

function fact(pdf: PdfDocument, label: string, text: string): void {
  const x = pdf.left + 90;
  pdf.tagged('P', () => {
    pdf.line(label, x, pdf.y, 80, { size: 11.5, color: ink.quiet });
    for (const line of pdf.type.lines(text, pdf.width - 190, 11.5)) {
      pdf.line(line, x + 90, pdf.y, pdf.width - 190, { size: 11.5 });
      pdf.y += 20;
    }
  });
  pdf.y += 6;
}

function centred(pdf: PdfDocument, text: string, size: number, bold: boolean, step: number): void {
  pdf.tagged(bold ? 'H1' : 'P', () => pdf.line(text, pdf.left, pdf.y, pdf.width, { size, bold, align: 'center' }));
  pdf.y += step;
}
