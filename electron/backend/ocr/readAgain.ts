import { DangheError } from '../../../shared/model/errors.ts';
import type { ReadingSettings } from '../../../shared/model/scan.ts';
import type { By } from '../../library/change.ts';
import type { Library } from '../../library/library.ts';
import { sourcePage } from '../books/bookPages.ts';

/**
 * A person asks for another try at a page, or at all pages of a file, in another way. What was confirmed there has to be
 * compared anew; how a book is divided stays. The reading itself comes with the next `runOcr`.
 *
 * @param page of the item's document; `null`: the whole file
 * @throws DangheError `not-found` for what is not in the OCR queue
 */
export function readAgain(library: Library, itemId: number, page: number | null, how: ReadingSettings, by: By): void {
  const item = library.items.get(itemId);
  const source = item?.sha256 ? sourcePage(library, item.sha256, page ?? 1) : null;
  const job = source && library.ocr.job(source.sha256);
  if (!item || !source || !job || (page !== null && job.pages !== null && !job.pages.includes(source.page))) throw new DangheError({ code: 'not-found', what: page === null ? `条目 ${itemId}` : `条目 ${itemId} 第 ${page} 页` });
  library.change('ocr-again', page === null ? item.path : `${item.path} 第 ${page} 页`, ({ ocr, settings }) => {
    settings.set(settingOf(source.sha256, page === null ? null : source.page), { ...how });
    ocr.readAgain(source.sha256, page === null || job.pages === null ? undefined : source.page);
  }, by);
}

/** How a page is to be read, where a person has asked for another way. */
export function howToRead(library: Library, sha256: string, page: number): { readonly how?: ReadingSettings } {
  const how = library.settings.get(settingOf(sha256, page)) ?? library.settings.get(settingOf(sha256, null));
  return how === null ? {} : { how: how as unknown as ReadingSettings };
}

function settingOf(sha256: string, page: number | null): string {
  return page === null ? `ocrHow:${sha256}` : `ocrHow:${sha256}:${page}`;
}
