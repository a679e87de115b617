import { readKept, sizeOfKept, type KeptOriginal } from '../../files/keptFile.ts';
import { paragraph } from '../pdf/flow.ts';
import { ink } from '../pdf/ink.ts';
import type { PdfDocument } from '../pdf/pdfDocument.ts';

/** A PDF larger than this would be most of the memory that an export may take. */
const MOST_BYTES = 60 << 20;
const MOST_PAGES = 500;

/** Puts the pages of a PDF on pages of the book as they are, each as large as it can be; false where the file cannot be taken over. */
export async function mergedPages(pdf: PdfDocument, original: KeptOriginal, name: string): Promise<boolean> {
  if ((await sizeOfKept(original)) > MOST_BYTES) return false;
  const source = await pdf.pagesOf(await readKept(original)).catch(() => null);
  if (!source || source.count === 0) return false;
  for (let index = 0; index < Math.min(source.count, MOST_PAGES); index += 1) {
    const page = pageOf(source, index);
    if (!page) {
      paragraph(pdf, `第 ${index + 1} 页有损坏，没有收入，请看原件。`, { size: 9, color: ink.quiet });
      continue;
    }
    if (index > 0) pdf.newPage();
    const room = pdf.bottom - pdf.y;
    const scale = Math.min(pdf.width / page.width, room / page.height, 1);
    pdf.artifact((doc) => doc.rect(pdf.left + (pdf.width - page.width * scale) / 2, pdf.y, page.width * scale, page.height * scale).lineWidth(0.4).stroke(ink.rule));
    pdf.placePage(page, `${name}，原件第 ${index + 1} 页，共 ${source.count} 页`, pdf.left + (pdf.width - page.width * scale) / 2, pdf.y, page.width * scale);
    pdf.y += page.height * scale;
    await pdf.drain();
  }
  if (source.count > MOST_PAGES) paragraph(pdf, `原件共 ${source.count} 页，只收入前 ${MOST_PAGES} 页，其余请看原件。`, { size: 9, color: ink.quiet });
  return true;
}

function pageOf(source: Awaited<ReturnType<PdfDocument['pagesOf']>>, index: number) {
  try {
    return source.form(index);
  } catch {
    // Said on the page by whoever asked.
    return null;
  }
}
