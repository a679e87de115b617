import type { Migration } from './migration.ts';

/** What the writing on scanned pages looks like; pages that were read before are measured when OCR runs again. */
export const handwriting: Migration = {
  version: 11,
  up(database) {
    database.exec(`
      -- traits: zlib of the JSON (shared/model/handwriting.ts); NULL where nothing on the page is written by hand.
      CREATE TABLE handwriting (
        sha256 TEXT NOT NULL,
        page INTEGER NOT NULL,
        traits BLOB CHECK (length(traits) <= 65536),
        PRIMARY KEY (sha256, page),
        FOREIGN KEY (sha256, page) REFERENCES ocr_pages(sha256, page) ON DELETE CASCADE
      ) STRICT, WITHOUT ROWID;
    `);
  },
};
