import type { Migration } from './migration.ts';

/** Minute-books as people have divided them into their records. */
export const books: Migration = {
  version: 8,
  up(database) {
    database.exec(`
      -- key: the content of its first file. starts: shared/model/book.ts, as JSON.
      CREATE TABLE books (
        key TEXT PRIMARY KEY,
        starts TEXT NOT NULL CHECK (json_valid(starts) AND json_array_length(starts) > 0)
      ) STRICT, WITHOUT ROWID;

      -- A file belongs to one book at most; position from 0, in the order of the pages.
      CREATE TABLE book_files (
        sha256 TEXT PRIMARY KEY REFERENCES ocr_jobs(sha256),
        book TEXT NOT NULL REFERENCES books(key) ON DELETE CASCADE,
        position INTEGER NOT NULL CHECK (position >= 0),
        UNIQUE (book, position)
      ) STRICT, WITHOUT ROWID;
    `);
  },
};
