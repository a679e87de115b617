import type { CalendarDate } from './calendarDate.ts';

/**
 * A minute-book that a person has divided into its records: one file of many pages, or a run of photos of one page each.
 * A file belongs to one book at most.
 */
export interface Book {
  /** Contents of its files (SHA-256), in the order of the pages. The first one names the book. */
  readonly files: readonly string[];
  /** In the order of the pages, at least one; what stands before the first is the cover. */
  readonly starts: readonly RecordStart[];
}

/** Where a record begins, and what a person says of it. It goes on to the next one or to the end of the book. */
export interface RecordStart extends BookPlace {
  /** Kind id of the scheme as a person has set it; `null`: as it is read. */
  readonly kind: string | null;
  /** The day as a person has typed it; `null`: as it is read. */
  readonly date: CalendarDate | null;
}

export interface BookPlace {
  /** 1-based page of the book. */
  readonly page: number;
  /** How far down the page, 0…1 of its height; 0 is its top. */
  readonly at: number;
}

/** One step of a person at the division of a book. */
export type BookChange =
  /** A record begins here. */
  | ({ readonly do: 'begin' } & BookPlace)
  /** No record begins here: its pages go to the one before, or to the cover. */
  | ({ readonly do: 'join' } & BookPlace)
  /** The record that begins here begins elsewhere, between its neighbours. */
  | ({ readonly do: 'move'; readonly to: BookPlace } & BookPlace)
  | ({ readonly do: 'kind'; readonly kind: string | null } & BookPlace)
  | ({ readonly do: 'date'; readonly date: CalendarDate | null } & BookPlace)
  /** The division stands as it was proposed. */
  | { readonly do: 'accept' };
