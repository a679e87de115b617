import type { Format } from '../../../../shared/model/document.ts';
import type { ReadLimits } from '../../limits.ts';
import type { ScanPages } from './scanPages.ts';

/** Opens a file whose pages are to be read by OCR. Throws `ReadFailure`: `corrupt`, `encrypted`, `unsupported`, `too-large`. */
export async function openScan(bytes: Uint8Array, format: Format, limits: ReadLimits): Promise<ScanPages> {
  return format === 'pdf' ? (await import('./pdfPages.ts')).openPdfPages(bytes, limits) : (await import('./picturePages.ts')).openPicturePages(bytes, format, limits);
}
