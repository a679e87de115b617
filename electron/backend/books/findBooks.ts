import { pictureFormats } from '../../../shared/model/document.ts';
import { folderOf } from '../../../shared/understanding/pathParts.ts';
import type { LibraryItem } from '../../library/items.ts';
import type { StoredOcrJob } from '../../library/ocr.ts';
import type { Library } from '../../library/library.ts';

/** Files that are a book or may be one, in the order of its pages. */
export interface BookFiles {
  /** The file, or the folder of the photos. */
  readonly path: string;
  readonly items: readonly LibraryItem[];
}

/** Fewer photos of pages than this in a folder are papers of their own. */
const RUN = 3;

const byName = new Intl.Collator('zh-CN', { numeric: true });

/**
 * The books that people have divided, and what may be one: a scan of several pages, and the photographed pages of one
 * folder, in the order of their names. Duplicates and what was moved out is left aside.
 */
export function findBooks(library: Library): readonly BookFiles[] {
  const jobs = new Map(library.ocr.jobs().map((job) => [job.sha256, job]));
  const items = [...jobs.keys()].flatMap((sha256) => library.items.ofContent(sha256)).filter(({ status }) => status === 'filed' || status === 'needs-review').sort(byPlace);
  const bySha256 = new Map(items.map((item) => [item.sha256!, item]));
  const divided = library.books.list().flatMap(({ files }): BookFiles[] => {
    const own = files.map((sha256) => bySha256.get(sha256));
    return own.every((item) => item !== undefined) ? [{ path: pathOf(own), items: own }] : [];
  });
  const taken = new Set(library.books.list().flatMap(({ files }) => files));
  const free = items.filter(({ sha256 }) => !taken.has(sha256!));
  const scans = free.filter(({ sha256 }) => (jobs.get(sha256!)!.pages?.length ?? 0) > 1).map((item): BookFiles => ({ path: item.path, items: [item] }));
  const photos = Map.groupBy(free.filter((item) => isOnePicture(item, jobs.get(item.sha256!)!)), ({ sourceId, path }) => `${sourceId} ${folderOf(path)}`);
  const runs = [...photos.values()].flatMap((together): BookFiles[] => {
    const pages = runOf(library, together);
    return pages.length < RUN ? [] : [{ path: folderOf(pages[0]!.path), items: pages }];
  });
  return [...divided, ...scans, ...runs].sort((a, b) => byName.compare(a.path, b.path) || a.items[0]!.id - b.items[0]!.id);
}

function byPlace(a: LibraryItem, b: LibraryItem): number {
  return a.sourceId - b.sourceId || (a.path < b.path ? -1 : 1);
}

function pathOf(items: readonly LibraryItem[]): string {
  const [first] = items;
  return items.length === 1 ? first!.path : folderOf(first!.path);
}

function isOnePicture({ format }: LibraryItem, { pages }: StoredOcrJob): boolean {
  return format !== null && pictureFormats.has(format) && (pages?.length ?? 0) === 1;
}

/** From the first page of text to the last one, with what lies between: a blank page has no text. Sign-in sheets are papers of their own. */
function runOf(library: Library, items: readonly LibraryItem[]): readonly LibraryItem[] {
  const ordered = items.toSorted((a, b) => byName.compare(a.path, b.path));
  const isText = ordered.map(({ id, kind }) => kind !== 'signInSheet' && library.readings.understanding(id)?.picture === false);
  const run = ordered.slice(isText.indexOf(true), isText.lastIndexOf(true) + 1);
  const texts = isText.filter(Boolean).length;
  // Photos of people lie between: only the pages themselves are a run.
  return isText.includes(true) ? (run.length - texts > texts ? ordered.filter((_, index) => isText[index]) : run) : [];
}
