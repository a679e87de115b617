import { ink } from './ink.ts';
import type { PdfDocument, TextStyle } from './pdfDocument.ts';

/** Line height as a multiple of the font size: Chinese text needs more air than Latin. */
export const LEADING = 1.55;

const headingSizes = [0, 17, 13, 11] as const;

/** A heading, with its bookmark unless told otherwise, kept on one page with at least `follow` points of what comes after it. */
export function heading(pdf: PdfDocument, text: string, level: 1 | 2 | 3, follow = 70, bookmarked = true): void {
  const size = headingSizes[level];
  const lines = pdf.type.lines(text, pdf.width, size, true);
  const before = level === 1 ? 0 : size * 0.9;
  pdf.ensure(before + lines.length * size * LEADING + follow);
  pdf.y += before;
  if (bookmarked) pdf.bookmark(text, level);
  pdf.tagged(`H${level}`, () => {
    for (const line of lines) {
      pdf.line(line, pdf.left, pdf.y, pdf.width, { size, bold: true, color: level === 1 ? ink.accent : ink.text });
      pdf.y += size * LEADING;
    }
  });
  if (level === 1) pdf.artifact((doc) => doc.moveTo(pdf.left, pdf.y).lineTo(pdf.left + pdf.width, pdf.y).lineWidth(1).stroke(ink.accent));
  pdf.y += level === 1 ? 10 : 3;
}

/** A chapter: a new page, a new section of the structure, its heading and, where it is listed in the contents, its destination. */
export function chapter(pdf: PdfDocument, { title, destination }: { readonly title: string; readonly destination?: string }): void {
  pdf.newPage();
  pdf.beginSection();
  if (destination) pdf.destination(destination);
  heading(pdf, title, 1);
}

/** A paragraph over the whole width; breaks across pages, leaving no single line behind where it can be helped. */
export function paragraph(pdf: PdfDocument, text: string, style: TextStyle & { readonly indent?: number; readonly after?: number } = {}): void {
  const { size = 10, indent = 0, after = 5 } = style;
  const lines = pdf.type.lines(text, pdf.width - indent, size, style.bold);
  flowLines(pdf, lines, pdf.left + indent, pdf.width - indent, { ...style, size });
  pdf.y += after;
}

/** A label and the text that belongs to it, set in a hanging column. */
export function labelled(pdf: PdfDocument, label: string, text: string, style: TextStyle & { readonly labelWidth?: number } = {}): void {
  if (text === '') return;
  const { size = 9.5, labelWidth = 62 } = style;
  const lines = pdf.type.lines(text, pdf.width - labelWidth, size, style.bold);
  pdf.ensure(Math.min(2, lines.length) * size * LEADING);
  pdf.tagged('P', () => pdf.line(label, pdf.left, pdf.y, labelWidth, { size, color: ink.quiet }));
  flowLines(pdf, lines, pdf.left + labelWidth, pdf.width - labelWidth, { ...style, size });
  pdf.y += 2;
}

/** Lines one below the other as one paragraph of the structure, over as many pages as they need. */
function flowLines(pdf: PdfDocument, lines: readonly string[], x: number, width: number, style: TextStyle & { readonly size: number }): void {
  const step = style.size * LEADING;
  const element = pdf.element('P');
  let at = 0;
  while (at < lines.length) {
    if (at > 0 || lines.length > 1) pdf.ensure(Math.min(2, lines.length - at) * step);
    else pdf.ensure(step);
    const room = Math.max(1, Math.floor((pdf.bottom - pdf.y) / step));
    const piece = lines.slice(at, at + room);
    pdf.mark(element, 'P', () => {
      for (const line of piece) {
        pdf.line(line, x, pdf.y, width, style);
        pdf.y += step;
      }
    });
    at += piece.length;
  }
  element.end();
}
