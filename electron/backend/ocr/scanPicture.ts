import type { Format } from '../../../shared/model/document.ts';
import { DangheError } from '../../../shared/model/errors.ts';
import type { ConfirmedLine, ScannedLine, ScannedPage, Turn } from '../../../shared/model/scan.ts';
import type { ScanPool } from '../../intake/ocr/scanPool.ts';
import type { Library } from '../../library/library.ts';
import { sourcePage, type BookPage } from '../books/bookPages.ts';

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
  const { path, source, format } = fileOf(library, itemId, number);
  const page = library.ocr.pages(source.sha256).find((candidate) => candidate.page === source.page);
  if (!page) throw new DangheError({ code: 'not-found', what: `条目 ${itemId} 识别过的第 ${number} 页` });
  const jpeg = await draw(library, pool, { path, source, format, turned: page.turned });
  return { jpeg, page, confirmed: library.ocr.confirmed(source.sha256).filter((line) => line.page === source.page) };
}

/**
 * A page made small enough to be looked over among others, upright where OCR has read it.
 *
 * @param side pixels of the longer side
 * @throws DangheError `not-found`, `file-unreadable`
 */
export function pageThumbnail(library: Library, pool: ScanPool, itemId: number, number: number, side: number): Promise<Uint8Array> {
  const { path, source, format } = fileOf(library, itemId, number);
  return draw(library, pool, { path, source, format, turned: library.ocr.turnedOf(source.sha256, source.page) ?? 0, side });
}

/** What OCR read on a page; empty where it has not. @throws DangheError `not-found` */
export function readLines(library: Library, itemId: number, number: number): readonly ScannedLine[] {
  const { source } = fileOf(library, itemId, number);
  return library.ocr.pages(source.sha256).find(({ page }) => page === source.page)?.lines ?? [];
}

function fileOf(library: Library, itemId: number, number: number): { readonly path: string; readonly source: BookPage; readonly format: Format } {
  const item = library.items.get(itemId);
  const source = item?.sha256 ? sourcePage(library, item.sha256, number) : null;
  const format = source && (library.ocr.job(source.sha256)?.format ?? item?.format);
  if (!item || !source || !format) throw new DangheError({ code: 'not-found', what: `条目 ${itemId}` });
  return { path: item.path, source, format };
}

interface Drawn {
  readonly path: string;
  readonly source: BookPage;
  readonly format: Format;
  readonly turned: Turn;
  readonly side?: number;
}

async function draw(library: Library, pool: ScanPool, { path, source, format, turned, side }: Drawn): Promise<Uint8Array> {
  const outcome = await pool.read({ ...library.originals.kept(source.sha256), format, want: 'picture', page: source.page, turned, ...(side === undefined ? {} : { side }) });
  if (!outcome.ok) throw new DangheError(outcome.code === 'unavailable' ? outcome.error : { code: 'file-unreadable', path, reason: outcome.code, ...(outcome.detail === undefined ? {} : { detail: outcome.detail }) });
  if (outcome.got !== 'picture') throw new DangheError({ code: 'internal', problem: 'no picture' });
  return outcome.jpeg;
}
