import type { BookPlace } from '../model/book.ts';

/** The pages of a record, both included; a page on which the next one begins may belong to both. */
export interface PageRange {
  readonly first: number;
  readonly last: number;
}

/** The pages of each record of a book, in their order. */
export function recordPages(starts: readonly BookPlace[], pages: number): readonly PageRange[] {
  return starts.map(({ page }, index) => {
    const next = starts[index + 1];
    return { first: page, last: Math.max(page, next === undefined ? pages : next.at > 0 ? next.page : next.page - 1) };
  });
}
