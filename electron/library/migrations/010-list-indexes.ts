import type { Migration } from './migration.ts';

/** What lists and sums go by stands in indexes: a township is counted and its first page shown without a look into the items. */
export const listIndexes: Migration = {
  version: 10,
  up(database) {
    database.exec(`
      -- By status as before, with what lists are narrowed by.
      DROP INDEX items_by_status;
      CREATE INDEX items_by_status ON items(status, branch, year, category, kind, date);
      CREATE INDEX items_by_kind ON items(kind, branch) WHERE kind IS NOT NULL;
      -- The order of the archive, whatever the unit.
      CREATE INDEX archive_numbers_in_order ON archive_numbers(fonds, year, retention, number);
    `);
  },
};
