import PDFDocument from 'pdfkit';
import { toInstant } from '../stamp.ts';

/** Pages as a scanner puts them into a PDF: pictures, and no text. `at` is local time. */
export async function writeScanPdf(pages: readonly Uint8Array[], at: string): Promise<Uint8Array> {
  const document = new PDFDocument({ size: 'A4', margin: 0, autoFirstPage: false, info: { Producer: 'QH ScanJet 200', CreationDate: toInstant(at), ModDate: toInstant(at) } });
  const chunks: Uint8Array[] = [];
  document.on('data', (chunk: Uint8Array) => chunks.push(chunk));
  const ended = new Promise<void>((resolve, reject) => {
    document.on('end', resolve);
    document.on('error', reject);
  });
  for (const page of pages) {
    document.addPage();
    document.image(Buffer.from(page), 0, 0, { width: document.page.width, height: document.page.height });
  }
  document.end();
  await ended;
  return Buffer.concat(chunks);
}
