import { ink } from '../ink.ts';
import type { PdfDocument } from '../pdfDocument.ts';
import type { Thumbnail } from './thumbnails.ts';

const GAP = 10;
const SIZE = 8;
const STEP = SIZE * 1.4;
const HIGHEST = 150;

/** A photo to be shown, `null` where it cannot be decoded. */
export interface ShownPhoto {
  readonly thumbnail: Thumbnail | null;
  readonly caption: string;
}

/** Photos two in a row, each with its caption below, so that they can be compared on paper; `absent` stands for one that is not shown. */
export function drawPhotos(pdf: PdfDocument, photos: readonly ShownPhoto[], absent = '这张照片的格式不能在此显示，请打开原件。'): void {
  const width = (pdf.width - GAP) / 2;
  for (let at = 0; at < photos.length; at += 2) {
    const row = photos.slice(at, at + 2).map(({ thumbnail, caption }) => ({ thumbnail, lines: pdf.type.lines(caption, width, SIZE), ...fitted(thumbnail, width) }));
    const height = Math.max(...row.map((photo) => photo.height));
    const captionHeight = Math.max(...row.map(({ lines }) => lines.length)) * STEP;
    pdf.ensure(height + captionHeight + 10);
    for (const [index, photo] of row.entries()) {
      const x = pdf.left + index * (width + GAP);
      if (photo.thumbnail) pdf.figure(photo.thumbnail.jpeg, photo.lines.join(''), x, pdf.y, photo.width, photo.height);
      else {
        pdf.artifact((doc) => doc.rect(x, pdf.y, width, 30).lineWidth(0.4).stroke(ink.rule));
        pdf.tagged('P', () => pdf.line(absent, x, pdf.y + 10, width, { size: SIZE, color: ink.quiet, align: 'center' }));
      }
      pdf.tagged('P', () => photo.lines.forEach((line, number) => pdf.line(line, x, pdf.y + height + 3 + number * STEP, width, { size: SIZE, color: ink.quiet })));
    }
    pdf.y += height + captionHeight + 10;
  }
}

function fitted(thumbnail: Thumbnail | null, width: number): { readonly width: number; readonly height: number } {
  if (!thumbnail) return { width, height: 30 };
  const scale = Math.min(width / thumbnail.width, HIGHEST / thumbnail.height);
  return { width: thumbnail.width * scale, height: thumbnail.height * scale };
}
