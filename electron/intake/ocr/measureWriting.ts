import sharp from 'sharp';
import { measurePage } from '../../../shared/handwriting/measurePage.ts';
import type { PageHandwriting } from '../../../shared/model/handwriting.ts';
import type { ScannedLine } from '../../../shared/model/scan.ts';
import type { Raster } from './raster.ts';

/** Dots an inch at which writing is measured: finer scans are brought down to it, coarser ones stay. */
const DPI = 200;
/** About the longer side of A4 at 200 dpi: photos of which no size is known are brought down to it. */
const LONGEST_SIDE = 2400;

/** Measures the writing on a page, upright, with the lines that OCR found on it. */
export async function measureWriting(page: Raster, lines: readonly ScannedLine[], dpi: number | null): Promise<PageHandwriting | null> {
  const scale = Math.min(1, dpi === null ? LONGEST_SIDE / Math.max(page.width, page.height) : DPI / dpi);
  const picture = scale > 0.95 ? page : await smaller(page, scale);
  const exact = picture.width / page.width;
  return measurePage({ picture, lines, scale: exact, dpi: dpi === null ? null : Math.round(dpi * exact) });
}

async function smaller({ data, width, height }: Raster, scale: number): Promise<Raster> {
  const resized = await sharp(data, { raw: { width, height, channels: 3 } }).resize(Math.round(width * scale), Math.round(height * scale), { fit: 'fill' }).raw().toBuffer({ resolveWithObject: true });
  return { width: resized.info.width, height: resized.info.height, data: resized.data };
}
