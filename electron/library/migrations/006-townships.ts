import type { Migration } from './migration.ts';

/** Sources that were taken in from other units' bundles, with branches and archive numbers that stay those units' own. */
export const townships: Migration = {
  version: 6,
  up(database) {
    database.exec(`
      -- The unit whose bundle it is; NULL for a folder that was imported.
      ALTER TABLE sources ADD COLUMN township TEXT;
      CREATE UNIQUE INDEX sources_by_township ON sources(township) WHERE township IS NOT NULL;

      -- township: '' for the library's own branches; name_there: what a taken-in branch is called in its own unit.
      CREATE TABLE branches_by_unit (
        name TEXT PRIMARY KEY,
        fonds TEXT NOT NULL CHECK (length(fonds) = 4),
        overrides TEXT NOT NULL DEFAULT '{}',
        township TEXT NOT NULL DEFAULT '',
        name_there TEXT CHECK ((township = '') = (name_there IS NULL)),
        UNIQUE (township, fonds)
      ) STRICT;
      INSERT INTO branches_by_unit (name, fonds, overrides) SELECT name, fonds, overrides FROM branches;
      DROP TABLE branches;
      ALTER TABLE branches_by_unit RENAME TO branches;

      CREATE TABLE numbers_by_unit (
        item_id INTEGER PRIMARY KEY REFERENCES items(id) ON DELETE CASCADE,
        fonds TEXT NOT NULL,
        year INTEGER NOT NULL,
        retention TEXT NOT NULL CHECK (retention IN ('永久', '30年', '10年')),
        number INTEGER NOT NULL CHECK (number >= 1),
        township TEXT NOT NULL DEFAULT '',
        UNIQUE (township, fonds, year, retention, number)
      ) STRICT;
      INSERT INTO numbers_by_unit (item_id, fonds, year, retention, number) SELECT item_id, fonds, year, retention, number FROM archive_numbers;
      DROP TABLE archive_numbers;
      ALTER TABLE numbers_by_unit RENAME TO archive_numbers;
    `);
  },
};
