import { errorRateTexts } from '../../../../shared/presentation/errorRates.ts';
import { redactionTexts } from '../../../../shared/presentation/redactionText.ts';
import { sensitivityTexts } from '../../../../shared/presentation/sensitivityTexts.ts';
import { chainText, methodNotes, originalsHashText, verifySteps } from '../../../../shared/presentation/verifyText.ts';
import { loadMeasuredRates } from '../../measuredRates.ts';
import { chapter, heading, labelled, paragraph } from '../flow.ts';
import type { PdfDocument } from '../pdfDocument.ts';
import { table } from '../table.ts';
import { MISSING_SIGN } from '../typesetter.ts';
import { chapters } from './contents.ts';
import type { ReportContext } from './reportContext.ts';

/** How the check is made, where its limits are and how often it errs. */
export function methodSection(pdf: PdfDocument, { report }: ReportContext): void {
  chapter(pdf, chapters.method);
  heading(pdf, '方法与局限', 2);
  for (const note of methodNotes) paragraph(pdf, note);
  heading(pdf, '补记疑点有多可靠', 2);
  for (const text of errorRateTexts(loadMeasuredRates(), report)) paragraph(pdf, text);
  for (const text of sensitivityTexts(report)) paragraph(pdf, text);
  if (!report.assessment) return;
  const { propositions, tableVersion, tableSha256 } = report.assessment;
  pdf.ensure(80);
  paragraph(pdf, `合并衡量比较的是两种说法：一是“${propositions.h1}”，二是“${propositions.h0}”。每一类线索在两种说法下出现的可能各有多大，写在衡量表里，县里可以按核实的结果修改。`);
  labelled(pdf, '衡量表', `版本 ${tableVersion}，SHA-256 ${tableSha256}`, { size: 9 });
}

/** How to verify the bundle without any program of ours; the chain's head and the hash over the originals. */
export function verifySection(pdf: PdfDocument, { report, originalsHash }: ReportContext): void {
  chapter(pdf, chapters.verify);
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
  const redacted = redactionTexts(report);
  if (redacted.length > 0) {
    heading(pdf, '脱敏说明', 2, 90);
    for (const text of redacted) paragraph(pdf, text);
    return;
  }
  heading(pdf, '原件清单的校验值', 2, 90);
  paragraph(pdf, originalsHashText);
  labelled(pdf, 'SHA-256', originalsHash, { size: 9 });
}

/** Characters that are printed as 〓, by their code points, so that nobody's name is lost. */
export async function missingCharactersSection(pdf: PdfDocument): Promise<void> {
  const missing = [...pdf.type.missing].sort(([a], [b]) => (a < b ? -1 : 1));
  if (missing.length === 0) return;
  chapter(pdf, { title: '附：未能显示的字符' });
  paragraph(pdf, `下列字符在随附字体中没有字形，本文件中以“${MISSING_SIGN}”代替；在“台账.xlsx”和“打开我.html”中保留原字符。`);
  await table(pdf, [{ header: '统一码', share: 2 }, { header: '出现次数', share: 1, align: 'center' }], missing.map(([character, count]) => [`U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`, String(count)]));
}
