import type { Report } from '../../../../shared/model/report.ts';
import { chainText, methodNotes, verifySteps } from '../../../../shared/presentation/verifyText.ts';
import { chapter, heading, labelled, paragraph } from '../flow.ts';
import type { PdfDocument } from '../pdfDocument.ts';
import { table } from '../table.ts';
import { MISSING_SIGN } from '../typesetter.ts';

/** Method and limits, how to verify the bundle, and the event chain's head. */
export function methodSection(pdf: PdfDocument, report: Report): void {
  chapter(pdf, '七、检查方法与核验');
  heading(pdf, '方法与局限', 2);
  for (const note of methodNotes) paragraph(pdf, note);
  heading(pdf, '如何核验成果包', 2);
  for (const step of verifySteps) {
    pdf.ensure(60);
    paragraph(pdf, step.title, { bold: true, after: 1 });
    paragraph(pdf, step.text, { after: 1 });
    for (const command of step.commands) paragraph(pdf, command, { size: 9.5, indent: 16, after: 7 });
  }
  heading(pdf, '事件链', 2, 110);
  paragraph(pdf, chainText(report));
  labelled(pdf, '事件个数', String(report.run.events.count));
  labelled(pdf, '链头', report.run.events.head, { size: 9 });
}

/** Characters that are printed as 〓, by their code points, so that nobody's name is lost. */
export async function missingCharactersSection(pdf: PdfDocument): Promise<void> {
  const missing = [...pdf.type.missing].sort(([a], [b]) => (a < b ? -1 : 1));
  if (missing.length === 0) return;
  chapter(pdf, '附：未能显示的字符');
  paragraph(pdf, `下列字符在随附字体中没有字形，本文件中以“${MISSING_SIGN}”代替；在“台账.xlsx”和“打开我.html”中保留原字符。`);
  await table(pdf, [{ header: '统一码', share: 2 }, { header: '出现次数', share: 1, align: 'center' }], missing.map(([character, count]) => [`U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`, String(count)]));
}
