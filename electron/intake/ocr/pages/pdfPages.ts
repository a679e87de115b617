import { createCanvas } from '@napi-rs/canvas';
import type { ReadLimits } from '../../limits.ts';
import { drawPage, openPdf } from '../../pdf/pdfLibrary.ts';
import { ReadFailure } from '../../readFailure.ts';
import { canvasRaster } from './canvasRaster.ts';
import type { ScanPages } from './scanPages.ts';

/** What OCR reads best at; PDF measures in 72nds of an inch. */
const DPI = 200;
const POINTS = 72;

/** The pages of a PDF drawn at 200 dpi, pictures and all; less where a page is larger than `limits.scanPixels` then allows. */
export async function openPdfPages(bytes: Uint8Array, limits: ReadLimits): Promise<ScanPages> {
  const { document, close } = await openPdf(bytes, { drawn: true });
  return {
    count: Math.min(document.numPages, limits.scanPages),
    async page(number, side) {
      try {
        const page = await document.getPage(number);
        const { width, height } = page.getViewport({ scale: DPI / POINTS });
        const scale = Math.min(1, Math.sqrt(limits.scanPixels / Math.max(1, width * height)), side === undefined ? 1 : (2 * side) / Math.max(1, width, height));
        const viewport = page.getViewport({ scale: (DPI / POINTS) * scale });
        const canvas = createCanvas(Math.max(32, Math.ceil(viewport.width)), Math.max(32, Math.ceil(viewport.height)));
        await drawPage(page, canvas, viewport);
        page.cleanup();
        return { raster: canvasRaster(canvas), dpi: Math.round(DPI * scale) };
      } catch (cause) {
        throw new ReadFailure('corrupt', undefined, { cause });
      }
    },
    close,
  };
}
