import type { PlaceInBook } from '../../../shared/model/facts.ts';
import type { Library } from '../../library/library.ts';
import { pagesOf } from './bookPages.ts';

export interface PlacesInBooks {
  /** Where a record of a file stands in its book. */
  readonly of: (sha256: string | null, ordinal: number) => PlaceInBook | undefined;
  /** Whether a file belongs to a book that was divided. */
  readonly isPage: (sha256: string | null) => boolean;
}

/** Where the records of all divided books stand. */
export function placesInBooks(library: Library): PlacesInBooks {
  const places = new Map<string, PlaceInBook>();
  const files = new Set<string>();
  for (const book of library.books.list()) {
    const pages = pagesOf(library, book.files);
    const counts = new Map<string, number>();
    for (const sha256 of book.files) files.add(sha256);
    for (const [order, { page }] of book.starts.entries()) {
      const sha256 = pages[page - 1]?.sha256;
      if (sha256 === undefined) continue;
      const ordinal = counts.get(sha256) ?? 0;
      counts.set(sha256, ordinal + 1);
      places.set(`${sha256} ${ordinal}`, { id: book.files[0]!, order, page });
    }
  }
  return { of: (sha256, ordinal) => places.get(`${sha256 ?? ''} ${ordinal}`), isPage: (sha256) => sha256 !== null && files.has(sha256) };
}
