import type { Migration } from './migration.ts';

/** What OCR is to read, what it read page by page, and what a person has confirmed of it. */
export const ocr: Migration = {
  version: 5,
  up(database) {
    database.exec(`
      -- One file by its content. waiting: pages are still to be read; read: all are, the document is not brought up to date
      -- yet; done; failed: the file as a whole cannot be read (problem_code).
      CREATE TABLE ocr_jobs (
        sha256 TEXT PRIMARY KEY REFERENCES originals(sha256),
        format TEXT NOT NULL,
        state TEXT NOT NULL CHECK (state IN ('waiting', 'read', 'done', 'failed')),
        -- Pages to read, as a JSON list of numbers; NULL until the file was opened.
        pages TEXT,
        problem_code TEXT CHECK ((state = 'failed') = (problem_code IS NOT NULL)),
        problem_detail TEXT,
        -- Order in the queue.
        position INTEGER NOT NULL UNIQUE
      ) STRICT, WITHOUT ROWID;
      CREATE INDEX ocr_jobs_by_state ON ocr_jobs(state, position);

      -- reading: zlib of the JSON (shared/model/scan.ts); NULL where the page could not be read.
      CREATE TABLE ocr_pages (
        sha256 TEXT NOT NULL REFERENCES ocr_jobs(sha256) ON DELETE CASCADE,
        page INTEGER NOT NULL CHECK (page >= 1),
        engine TEXT,
        reading BLOB,
        problem_code TEXT,
        problem_detail TEXT,
        CHECK ((reading IS NULL) = (problem_code IS NOT NULL)),
        PRIMARY KEY (sha256, page)
      ) STRICT, WITHOUT ROWID;

      -- A line as a person has seen it in the picture; empty where nothing is written there.
      CREATE TABLE ocr_confirmed (
        sha256 TEXT NOT NULL,
        page INTEGER NOT NULL,
        line INTEGER NOT NULL,
        text TEXT NOT NULL,
        PRIMARY KEY (sha256, page, line),
        FOREIGN KEY (sha256, page) REFERENCES ocr_pages(sha256, page) ON DELETE CASCADE
      ) STRICT, WITHOUT ROWID;

      -- How many lines of a record came from OCR and how many of those are confirmed, as JSON.
      ALTER TABLE records ADD COLUMN scan TEXT;
    `);
  },
};
