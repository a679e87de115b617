import Sqlite, { type Database } from 'better-sqlite3';
import { migrate } from './migrate.ts';
import { migrations } from './migrations/migrations.ts';

/** Some rows of one table, as plain values: they cross to another thread. */
export interface SnapshotPart {
  readonly table: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly unknown[])[];
}

/** Rows read at one time: a few milliseconds' worth, whatever they hold. */
const ROWS_AT_ONCE = 200;

interface Copied {
  readonly key: readonly string[];
  /** Columns that are not copied and what stands there instead, as SQL. */
  readonly without?: Readonly<Record<string, string>>;
}

/** What a thread is given the rows for. */
export type SnapshotUse = 'check' | 'filing';

type Tables = Readonly<Record<string, Copied>>;

/** What both look at. Kept documents, history and search stay where they are. */
const shared: Tables = {
  sources: { key: ['id'] },
  items: { key: ['id'], without: { original: 'NULL' } },
  understandings: { key: ['item_id'] },
};

const copied: Readonly<Record<SnapshotUse, Tables>> = {
  check: {
    ...shared,
    branches: { key: ['name'] },
    settings: { key: ['key'] },
    // Of a divided book the pages are counted in what it holds.
    documents: { key: ['rowid'], without: { content: "CASE WHEN sha256 IN (SELECT sha256 FROM book_files) THEN content ELSE x'' END" } },
    records: { key: ['item_id', 'ordinal'] },
    rosters: { key: ['item_id', 'ordinal'] },
    pictures: { key: ['document', 'position'] },
    ocr_jobs: { key: ['sha256'] },
    books: { key: ['key'] },
    book_files: { key: ['sha256'] },
    handwriting: { key: ['sha256', 'page'] },
    archive_numbers: { key: ['item_id'] },
    ledger_entries: { key: ['ledger', 'key'] },
  },
  // Of a record its day alone: a township's minutes take no part in where they are put.
  filing: { ...shared, records: { key: ['item_id', 'ordinal'], without: { fields: "json_object('date', json_extract(fields, '$.date'))", text: 'NULL' } } },
};

/**
 * The library's rows part by part, so that other work can go on in between. They are of one moment only where nothing
 * was changed before the last part: whoever takes them compares `events.head()` from before and after.
 */
export function* snapshotParts(database: Database, use: SnapshotUse): IterableIterator<SnapshotPart> {
  for (const [table, { key, without = {} }] of Object.entries(copied[use])) {
    const columns = (database.pragma(`table_info(${table})`) as readonly { name: string }[]).map(({ name }) => name);
    const wanted = columns.map((column) => without[column] ?? column);
    const marks = key.map(() => '?').join(', ');
    const sql = (after: string) => `SELECT ${[...wanted, ...key].join(', ')} FROM ${table} ${after} ORDER BY ${key.join(', ')} LIMIT ${ROWS_AT_ONCE}`;
    const begin = database.prepare<[], unknown[]>(sql('')).raw();
    const goOn = database.prepare<unknown[], unknown[]>(sql(`WHERE (${key.join(', ')}) > (${marks})`)).raw();
    for (let rows = begin.all(); rows.length > 0; ) {
      const last = rows.at(-1)!.slice(columns.length);
      yield { table, columns, rows: rows.map((row) => row.slice(0, columns.length)) };
      rows = rows.length < ROWS_AT_ONCE ? [] : goOn.all(...last);
    }
  }
}

/** A database in memory, of the same layout, that takes the parts. */
export function openSnapshot(): { readonly database: Database; readonly take: (part: SnapshotPart) => void } {
  const database = new Sqlite(':memory:');
  migrate(database, migrations);
  // The rows come table by table, and some of what they point at stays behind.
  database.pragma('foreign_keys = OFF');
  const put = (table: string, columns: readonly string[]) => database.prepare(`INSERT INTO ${table} (${columns.join(', ')}) VALUES (${columns.map(() => '?').join(', ')})`);
  return {
    database,
    take({ table, columns, rows }) {
      const insert = put(table, columns);
      database.transaction(() => {
        for (const row of rows) insert.run(...row);
      })();
    },
  };
}
