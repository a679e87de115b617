import type { RecordOnPage, WrittenPage } from '../../shared/model/handwriting.ts';
import type { LibraryItem } from '../library/items.ts';
import type { Library } from '../library/library.ts';
import { sourcePage } from './books/bookPages.ts';
import type { recordsByItem } from './recordsByItem.ts';

/**
 * The pages of every branch that are written by hand, with the records on them; of files with the same bytes, one.
 *
 * @param stored the library's records by item
 */
export function writtenPagesByBranch(library: Library, listed: readonly LibraryItem[], stored: ReturnType<typeof recordsByItem>): ReadonlyMap<string, readonly WrittenPage[]> {
  const items = new Map(listed.filter(({ branch, sha256, status }) => branch !== null && sha256 !== null && (status === 'filed' || status === 'needs-review')).map((item) => [item.sha256!, item]));
  const records = recordsOnPages(library, items, stored);
  const byBranch = new Map<string, WrittenPage[]>();
  for (const { sha256, page, writing } of library.handwriting.all()) {
    const item = items.get(sha256);
    if (!item) continue;
    const written: WrittenPage = { path: item.path, page, camera: cameraOf(library, sha256), signInSheet: item.kind === 'signInSheet', records: records.get(`${sha256} ${page}`) ?? [], writing };
    const together = byBranch.get(item.branch!);
    if (together) together.push(written);
    else byBranch.set(item.branch!, [written]);
  }
  return new Map([...byBranch].map(([branch, pages]) => [branch, pages.sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : a.page - b.page))]));
}

/** Which records stand on a page of a file, by both; a record of a photographed book goes on in further files. */
function recordsOnPages(library: Library, items: ReadonlyMap<string, LibraryItem>, stored: ReturnType<typeof recordsByItem>): ReadonlyMap<string, readonly RecordOnPage[]> {
  const onPages = new Map<string, RecordOnPage[]>();
  for (const [sha256, { id, path }] of items) {
    for (const { ordinal, scan } of stored.get(id) ?? []) {
      for (const { page, first, last } of scan?.pages ?? []) {
        const source = sourcePage(library, sha256, page);
        const key = `${source.sha256} ${source.page}`;
        onPages.set(key, [...(onPages.get(key) ?? []), { path, ordinal, first, last }]);
      }
    }
  }
  return onPages;
}

function cameraOf(library: Library, sha256: string): string {
  const exif = library.pictures.of(sha256).find(({ name }) => name === null)?.exif ?? {};
  return [exif['Make'], exif['Model'], exif['Software']].filter((part) => part !== undefined).join(' ');
}
