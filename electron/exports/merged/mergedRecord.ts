import { pictureFormats } from '../../../shared/model/document.ts';
import type { CatalogueEntry } from '../../../shared/presentation/catalogue.ts';
import { periodLabel } from '../../../shared/presentation/labels.ts';
import { LEADING, paragraph } from '../pdf/flow.ts';
import { ink } from '../pdf/ink.ts';
import type { PdfDocument } from '../pdf/pdfDocument.ts';
import { mergedPages } from './mergedPages.ts';
import { embeddedPictures, mergedPicture } from './mergedPictures.ts';
import { mergedText } from './mergedText.ts';
import type { MergedSource } from './mergedSource.ts';

const TITLE = 14;

/**
 * Prints one record on the page that has just begun: its title, where it came from, then what is in it.
 *
 * @returns why it could not be printed, or `null` where it was
 */
export async function mergedRecord(pdf: PdfDocument, entry: CatalogueEntry, { documentOf, originalOf, bundlePathOf }: MergedSource): Promise<string | null> {
  const { path } = entry.item;
  const [document, original] = [documentOf(path), originalOf(path)];
  head(pdf, entry, bundlePathOf(path) ?? path);
  const fail = (reason: string): string => {
    paragraph(pdf, `本件没有排印：${reason}。请打开原件查看。`, { color: ink.quiet });
    return reason;
  };
  if (!document || original === undefined) return fail('原件没有随附或未能读取');
  if (document.format === 'pdf') {
    if (await mergedPages(pdf, original, entry.title)) return null;
    if (document.blocks.length === 0) return fail('PDF 文件加密、过大或有损坏');
    paragraph(pdf, '这份 PDF 加密、过大或有损坏，不能原样收入，下面是从中取出的文字。', { size: 9, color: ink.quiet });
  } else if (pictureFormats.has(document.format)) {
    return (await mergedPicture(pdf, original, entry.title)) ? null : fail('这种图片格式不能在此显示');
  }
  if (document.blocks.length === 0 && document.pictures.length === 0) return fail('没有读到文字、表格或图片');
  await mergedText(pdf, document);
  await embeddedPictures(pdf, document, original);
  return null;
}

function head(pdf: PdfDocument, { title, archiveNo, date, item }: CatalogueEntry, place: string): void {
  pdf.tagged('H2', () => {
    for (const line of pdf.type.lines(title, pdf.width, TITLE, true)) {
      pdf.line(line, pdf.left, pdf.y, pdf.width, { size: TITLE, bold: true });
      pdf.y += TITLE * LEADING;
    }
  });
  const facts = [archiveNo, item.date === null ? date : periodLabel(item.date), item.kind ?? '', item.branch ?? '', ...(item.lateRecord ?? [])].filter(Boolean).join('　');
  paragraph(pdf, facts, { size: 9, color: ink.quiet, after: 1 });
  paragraph(pdf, `来自：${place}`, { size: 8.5, color: ink.quiet, after: 4 });
  pdf.artifact((doc) => doc.moveTo(pdf.left, pdf.y).lineTo(pdf.left + pdf.width, pdf.y).lineWidth(0.6).stroke(ink.accent));
  pdf.y += 8;
}
