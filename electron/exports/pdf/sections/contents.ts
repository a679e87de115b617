import { LEADING } from '../flow.ts';
import { ink } from '../ink.ts';
import type { PdfDocument } from '../pdfDocument.ts';

const SIZE = 11;

/** The chapters of the report: number, name and destination. */
export const chapters = {
  summary: { title: '一、总体情况', destination: 'chapter-1' },
  coverage: { title: '二、组织生活覆盖情况', destination: 'chapter-2' },
  gaps: { title: '三、缺项', destination: 'chapter-3' },
  doubts: { title: '四、疑点', destination: 'chapter-4' },
  ledgers: { title: '五、整改销号和印证资料', destination: 'chapter-5' },
  files: { title: '六、未归档的文件', destination: 'chapter-6' },
  method: { title: '七、检查方法和可能的误差', destination: 'chapter-7' },
  verify: { title: '八、如何核验', destination: 'chapter-8' },
} as const;

/** The contents at the foot of the cover: each chapter a link with its page. */
export function contentsList(pdf: PdfDocument): void {
  const x = pdf.left + 90;
  const width = pdf.width - 180;
  const step = SIZE * (LEADING + 0.15);
  pdf.tagged('P', () => pdf.line('目录', x, pdf.y, width, { size: SIZE, color: ink.quiet }));
  pdf.y += step;
  const list = pdf.element('TOC');
  for (const { title, destination } of Object.values(chapters)) {
    pdf.artifact((doc) => doc.moveTo(x + pdf.type.width(title, SIZE) + 8, pdf.y + 10).lineTo(x + width - 30, pdf.y + 10).dash(1, { space: 3 }).lineWidth(0.6).stroke(ink.rule).undash());
    pdf.tagged('TOCI', () => {
      pdf.line(title, x, pdf.y, width, { size: SIZE });
      pdf.pageNumber(destination, x + width - 20, pdf.y, { size: SIZE, color: ink.text });
    }, list);
    pdf.link({ destination }, title, x, pdf.y, width, step);
    pdf.y += step;
  }
  list.end();
}
