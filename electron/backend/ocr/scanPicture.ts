import { DangheError } from '../../../shared/model/errors.ts';
import type { ConfirmedLine, ScannedPage } from '../../../shared/model/scan.ts';
import type { ScanPool } from '../../intake/ocr/scanPool.ts';
import type { Library } from '../../library/library.ts';

/** A page of a scan as a person compares it: the picture, upright, and the lines in its pixels. */
export interface ScanPicture {
  readonly jpeg: Uint8Array;
  readonly page: ScannedPage;
  readonly confirmed: readonly ConfirmedLine[];
}

/**
 * The picture of a page that OCR has read; the boxes of its lines are in the picture's pixels.
 *
 * @throws DangheError `not-found`, `file-unreadable`
 */
export async function scanPicture(library: Library, pool: ScanPool, itemId: number, number: number): Promise<ScanPicture> {
  const item = library.items.get(itemId);
  const page = item?.sha256 ? library.ocr.pages(item.sha256).find((candidate) => candidate.page === number) : undefined;
  if (!item?.sha256 || !item.format || !page) throw new DangheError({ code: 'not-found', what: `条目 ${itemId} 识别过的第 ${number} 页` });
  const outcome = await pool.read({ file: library.originals.pathOf(item.sha256), format: item.format, want: 'picture', page: number, turned: page.turned });
  if (!outcome.ok) throw new DangheError(outcome.code === 'unavailable' ? outcome.error : { code: 'file-unreadable', path: item.path, reason: outcome.code, ...(outcome.detail === undefined ? {} : { detail: outcome.detail }) });
  if (outcome.got !== 'picture') throw new DangheError({ code: 'internal', problem: 'no picture' });
  return { jpeg: outcome.jpeg, page, confirmed: library.ocr.confirmed(item.sha256).filter((line) => line.page === number) };
}
