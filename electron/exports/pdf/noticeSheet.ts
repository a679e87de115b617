import type { NoticeSheet } from '../../../shared/presentation/rectificationNotice.ts';
import { chapter, paragraph } from './flow.ts';
import { loadFonts } from './fonts.ts';
import { PdfDocument } from './pdfDocument.ts';
import { table } from './table.ts';

/** Writes sheets to hand out (整改通知单, 销号回执), each from a new page, into one PDF. */
export async function writeNoticeSheets(sheets: readonly NoticeSheet[], file: string, created: string): Promise<void> {
  const title = sheets[0]?.title ?? '';
  const pdf = new PdfDocument(file, loadFonts(), { title, header: [sheets[0]?.issuer ?? '', title], keywords: '', created, signal: undefined });
  await pdf.complete(async () => {
    for (const sheet of sheets) await drawSheet(pdf, sheet);
  });
}

async function drawSheet(pdf: PdfDocument, sheet: NoticeSheet): Promise<void> {
  chapter(pdf, { title: sheet.title });
  paragraph(pdf, `${sheet.to}：　　　　（${sheet.number}）`, { size: 11 });
  paragraph(pdf, sheet.opening, { size: 11 });
  const shares = [2.2, 6, 4, 5, 3, 2.4];
  await table(pdf, sheet.headers.map((header, index) => ({ header, share: shares[index] ?? 3 })), sheet.rows, { size: 9, rowCount: sheet.rows.length });
  for (const line of sheet.closing) paragraph(pdf, line, { size: 10.5 });
  paragraph(pdf, [sheet.issuer, sheet.day].filter(Boolean).join('　'), { size: 11 });
  paragraph(pdf, sheet.signatures.map((label) => `${label}：＿＿＿＿＿＿＿＿`).join('　　'), { size: 11 });
}
