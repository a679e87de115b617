import type { Database } from 'better-sqlite3';
import type { Migration } from './migrations/migration.ts';

/**
 * Brings a library up to the newest layout. Each step is one exclusive transaction that ends with an integrity and a
 * foreign-key check; where a step fails it is rolled back whole and the file stays as it was before that step.
 */
export function migrate(database: Database, migrations: readonly Migration[]): void {
  const from = layoutVersion(database);
  for (const migration of migrations) {
    if (migration.version > from) applyMigration(database, migration);
  }
}

/** The number of the last migration that a file has been through; 0 for a new one. */
export function layoutVersion(database: Database): number {
  return database.pragma('user_version', { simple: true }) as number;
}

function applyMigration(database: Database, migration: Migration): void {
  // Has no effect inside a transaction, so it is set around it.
  database.pragma('foreign_keys = OFF');
  database.exec('BEGIN EXCLUSIVE');
  try {
    migration.up(database);
    database.pragma(`user_version = ${migration.version}`);
    const problems = damageIn(database);
    if (problems.length > 0) throw new Error(`migration ${migration.version}: ${problems.join('; ')}`);
    database.exec('COMMIT');
  } catch (error) {
    if (database.inTransaction) database.exec('ROLLBACK');
    throw error;
  } finally {
    database.pragma('foreign_keys = ON');
  }
}

/** What SQLite itself finds wrong with the file: broken pages and indexes, references to rows that are not there. */
export function damageIn(database: Database): readonly string[] {
  const integrity = (database.pragma('integrity_check(5)') as readonly { integrity_check: string }[]).map((row) => row.integrity_check);
  const orphans = (database.pragma('foreign_key_check') as readonly { table: string; parent: string }[]).slice(0, 5);
  return [...integrity.filter((line) => line !== 'ok'), ...orphans.map(({ table, parent }) => `${table} → ${parent}`)];
}
