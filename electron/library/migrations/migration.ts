import type { Database } from 'better-sqlite3';

/** One step of the library's layout, numbered from 1 without gaps; once released it never changes. */
export interface Migration {
  /** The `user_version` after it. */
  readonly version: number;
  /** Runs inside the migration's transaction, with foreign keys off. */
  up(database: Database): void;
}
