import type { Migration } from './migration.ts';

/** What the file system said of a file when it was hashed (`files/fileStamp.ts`), so that it need not be hashed each time. */
export const stamps: Migration = {
  version: 4,
  up(database) {
    database.exec(`
      -- NULL: the file is hashed to be known again.
      ALTER TABLE items ADD COLUMN stamp TEXT;
      -- All that is known of a source's files, and how many are where, without a look into the items themselves.
      CREATE INDEX items_as_known ON items(source_id, path, bytes, modified_ms, sha256, status, unreadable_code, original, stamp);
      CREATE INDEX items_by_source_status ON items(source_id, status, path);
      -- Finds what another reader has read without a look into the documents themselves.
      CREATE INDEX documents_by_reader ON documents(reader_version, sha256);
    `);
  },
};
