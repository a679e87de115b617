import type { Migration } from './migration.ts';

/** Where an item's number of pages comes from; what was known when files were read before is taken from there. */
export const pages: Migration = {
  version: 7,
  up(database) {
    database.exec(`
      -- counted: in the file itself; stated: by the program that wrote it.
      ALTER TABLE items ADD COLUMN pages_from TEXT CHECK (pages_from IN ('counted', 'stated'));
      UPDATE items SET pages_from = 'counted' WHERE pages IS NOT NULL;
      UPDATE items SET pages = coalesce(json_extract(documents.evidence, '$.image.frames'), 1), pages_from = 'counted'
        FROM documents WHERE documents.sha256 = items.sha256 AND items.pages IS NULL
          AND documents.format IN ('jpg', 'png', 'tiff', 'bmp', 'heic', 'gif', 'webp');
      -- A number of pages that could not hold the text was never worked out by a word processor.
      UPDATE items SET pages = stated.pages, pages_from = 'stated'
        FROM (SELECT sha256, length(text) AS characters, CAST(coalesce(json_extract(evidence, '$.app.Pages'), json_extract(evidence, '$.ole.pages')) AS INTEGER) AS pages FROM documents) AS stated
        WHERE stated.sha256 = items.sha256 AND items.pages IS NULL AND stated.pages > 0 AND stated.characters <= stated.pages * 2500;
    `);
  },
};
