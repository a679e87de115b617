import { inflateSync } from 'node:zlib';
import type { Migration } from './migration.ts';

/** What lists go through is kept apart from what is read of one file at a time, so that a township is listed in no time. */
export const narrowItems: Migration = {
  version: 9,
  up(database) {
    database.exec(`
      -- What the file says looked at alone, as JSON, without its records and lists of people. Several pages of the database
      -- in every row of items: whatever went through the items went through all of it.
      CREATE TABLE understandings (
        item_id INTEGER PRIMARY KEY REFERENCES items(id) ON DELETE CASCADE,
        content TEXT NOT NULL
      ) STRICT;
      INSERT INTO understandings SELECT id, understanding FROM items WHERE understanding IS NOT NULL ORDER BY id;
      ALTER TABLE items DROP COLUMN understanding;

      -- Whether pages of the file have no text but pictures; the index has those alone.
      ALTER TABLE documents ADD COLUMN image_only INTEGER NOT NULL DEFAULT 0 CHECK (image_only IN (0, 1));
      CREATE INDEX documents_image_only ON documents(sha256) WHERE image_only = 1;
      -- What may be a scan, without a look into the items themselves.
      CREATE INDEX items_by_format ON items(format, status, original) WHERE original IS NOT NULL;
    `);
    const mark = database.prepare<[string]>('UPDATE documents SET image_only = 1 WHERE sha256 = ?');
    const read = database.prepare<[string], Buffer>('SELECT content FROM documents WHERE sha256 = ?').pluck();
    for (const sha256 of database.prepare<[], string>("SELECT sha256 FROM documents WHERE format IN ('pdf', 'ofd') AND length(content) > 0").pluck().all()) {
      const { notes = [] } = JSON.parse(inflateSync(read.get(sha256)!).toString('utf8')) as { readonly notes?: readonly { readonly code: string }[] };
      if (notes.some(({ code }) => code === 'image-only')) mark.run(sha256);
    }
  },
};
