import type { Migration } from './migration.ts';

/**
 * The folder name that stands before the paths of a source's files, so that those of two sources can be told apart; empty
 * for the first source and for all that were there before.
 */
export const sourceLabels: Migration = {
  version: 12,
  up(database) {
    database.exec("ALTER TABLE sources ADD COLUMN label TEXT NOT NULL DEFAULT ''");
  },
};
