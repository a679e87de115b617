import { fromBufferPromise, openPromise } from 'yauzl';
import type { ReadDocument } from '../../../shared/model/document.ts';
import { readKept, type KeptOriginal } from '../../files/keptFile.ts';
import { paragraph } from '../pdf/flow.ts';
import { ink } from '../pdf/ink.ts';
import type { PdfDocument } from '../pdf/pdfDocument.ts';
import { type JpegPicture, shrinkPicture } from '../pdf/shrinkPicture.ts';

/** 200 dpi over the longer side of the page's text. */
const LONGEST_SIDE = 1900;
const QUALITY = 80;
const CAPTION = 8.5;
/** Pixels of a picture that stands in its natural size: 150 to the inch. */
const POINTS_PER_PIXEL = 72 / 150;
const MOST_PICTURE_BYTES = 40 << 20;
const MOST_PICTURES = 60;
/** Formats that are zip files and name their pictures by the members' names. */
const zipped: ReadonlySet<ReadDocument['format']> = new Set<ReadDocument['format']>(['docx', 'odt', 'xlsx']);

/** Prints a picture, made smaller where it is larger than paper shows; false where it cannot be decoded here. */
export async function mergedPicture(pdf: PdfDocument, source: KeptOriginal | Buffer, caption: string): Promise<boolean> {
  const picture = await shrinkPicture(source, LONGEST_SIDE, QUALITY);
  if (picture) draw(pdf, picture, caption);
  return picture !== null;
}

/** Prints the pictures inside a text file, below its text, where their bytes can be had; the others are counted. */
export async function embeddedPictures(pdf: PdfDocument, { format, pictures }: ReadDocument, original: KeptOriginal): Promise<void> {
  if (pictures.length === 0) return;
  const wanted = pictures.slice(0, MOST_PICTURES).filter(({ bytes }) => bytes <= MOST_PICTURE_BYTES);
  let shown = 0;
  if (zipped.has(format)) {
    for await (const [name, content] of membersOf(original, new Set(wanted.map((picture) => picture.name)))) {
      if (await mergedPicture(pdf, content, `文件中的图片：${name.split('/').at(-1) ?? name}`)) shown += 1;
      await pdf.drain();
    }
  }
  if (shown < pictures.length) paragraph(pdf, `文件中${shown > 0 ? '另' : ''}有 ${pictures.length - shown} 幅图片没有排印，请看原件。`, { size: CAPTION, color: ink.quiet });
}

function draw(pdf: PdfDocument, { jpeg, width, height }: JpegPicture, caption: string): void {
  const lines = pdf.type.lines(caption, pdf.width, CAPTION);
  const below = lines.length * CAPTION * 1.5 + 10;
  const natural = Math.min(1, pdf.width / (width * POINTS_PER_PIXEL), (pdf.pageHeight - below) / (height * POINTS_PER_PIXEL)) * POINTS_PER_PIXEL;
  // What nearly fits is made a little smaller rather than moved to the next page.
  const room = (pdf.bottom - pdf.y - below) / height;
  const scale = room < natural && room > natural * 0.75 ? room : natural;
  pdf.ensure(height * scale + below);
  pdf.figure(jpeg, caption, pdf.left + (pdf.width - width * scale) / 2, pdf.y, width * scale, height * scale);
  pdf.y += height * scale + 3;
  pdf.tagged('Caption', () => {
    for (const line of lines) {
      pdf.line(line, pdf.left, pdf.y, pdf.width, { size: CAPTION, color: ink.quiet, align: 'center' });
      pdf.y += CAPTION * 1.5;
    }
  });
  pdf.y += 7;
}

/** The wanted members of a zip file, one after the other; none where it does not open. */
async function* membersOf(original: KeptOriginal, names: ReadonlySet<string>): AsyncGenerator<readonly [name: string, content: Buffer]> {
  const options = { autoClose: false, lazyEntries: true };
  const zip = await (original.seal === undefined ? openPromise(original.file, options) : fromBufferPromise(await readKept(original), options)).catch(() => null);
  if (!zip) return;
  try {
    for await (const entry of zip.eachEntry()) {
      if (!names.has(entry.fileName) || entry.uncompressedSize > MOST_PICTURE_BYTES) continue;
      const pieces: Buffer[] = [];
      for await (const piece of await zip.openReadStreamPromise(entry)) pieces.push(piece as Buffer);
      yield [entry.fileName, Buffer.concat(pieces)];
    }
  } catch {
    // A damaged picture or directory: what did not come is counted on the page.
  } finally {
    zip.close();
  }
}
