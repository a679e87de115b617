import { copyFile, mkdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import Sqlite, { type Database } from 'better-sqlite3';
import { errorCode, removeTree } from '../../files/retry.ts';
import { temporaryFolder } from '../../files/temporaryFolder.ts';
import { databaseName } from '../../library/database.ts';
import { isPlainDatabase } from '../../library/protection/databaseForm.ts';
import type { LibraryKeys } from '../../library/protection/libraryKeys.ts';
import { openCiphered } from '../../library/protection/openCiphered.ts';

/** What could be read of one table. */
export interface BrokenTable {
  readonly name: string;
  readonly rows: readonly Readonly<Record<string, unknown>>[];
  /** Read to its end without a fault. */
  readonly whole: boolean;
  readonly problem: string | null;
}

export interface BrokenDatabase {
  readonly present: boolean;
  readonly tables: readonly BrokenTable[];
  /** What SQLite finds wrong; flipped bits inside a value it cannot see. */
  readonly damage: readonly string[];
}

/** What people and the program have put in; what can be read out of the originals again, and the search index, is left. */
const tables: readonly { readonly name: string; readonly key: string }[] = [
  { name: 'sources', key: 'id' }, { name: 'items', key: 'id' }, { name: 'originals', key: 'sha256' }, { name: 'branches', key: 'rowid' }, { name: 'archive_numbers', key: 'item_id' },
  { name: 'settings', key: 'key' }, { name: 'ledger_entries', key: 'ledger, key' }, { name: 'events', key: 'seq' }, { name: 'ocr_confirmed', key: 'sha256, page, line' },
];

/** Reads what can be read of a database that is truncated, has flipped bits or is none; works on a copy, which is removed. */
export async function readBrokenDatabase(folder: string, target: string, keys: LibraryKeys | null): Promise<BrokenDatabase> {
  const file = join(folder, databaseName);
  const present = ((await stat(file).catch(() => null))?.size ?? 0) > 0;
  if (!present) return { present, tables: tables.map(({ name }) => ({ name, rows: [], whole: false, problem: `没有 ${databaseName}` })), damage: [] };
  await mkdir(target, { recursive: true });
  const place = await temporaryFolder('danghe-salvage');
  try {
    for (const name of [databaseName, `${databaseName}-wal`]) {
      await copyFile(join(folder, name), join(place, name)).catch((error: unknown) => {
        if (errorCode(error) !== 'ENOENT') throw error;
      });
    }
    const copy = join(place, databaseName);
    // Work on it that was cut short may have left it readable.
    const database = keys !== null && isPlainDatabase(copy) !== true ? await openCiphered(copy, keys.database(), {}) : new Sqlite(copy);
    try {
      // Reads on where the file is shorter than it says, or a part of the schema cannot be read.
      database.unsafeMode(true);
      database.pragma('writable_schema = ON');
      return { present, tables: tables.map((table) => readTable(database, table.name, table.key)), damage: damageOf(database) };
    } finally {
      database.close();
    }
  } finally {
    await removeTree(place);
  }
}

function damageOf(database: Database): readonly string[] {
  const found: string[] = [];
  const problem = readRows(database, 'SELECT integrity_check AS line FROM pragma_integrity_check', (row) => found.push(...String(row['line']).split('\n')));
  return [...found, ...(problem === null ? [] : [problem])].filter((line) => line !== 'ok' && line !== '').slice(0, 20);
}

/** Forwards to the first fault and backwards to the last; between them, by number, in ever larger strides. */
function readTable(database: Database, name: string, key: string): BrokenTable {
  const rows = new Map<string, Readonly<Record<string, unknown>>>();
  const faults: string[] = [];
  const keys = key.split(', ');
  const take = (row: Record<string, unknown>) => rows.set(JSON.stringify(keys.map((column) => row[column])), plain(row));
  const forwards = readRows(database, `SELECT ${key === 'rowid' ? 'rowid, *' : '*'} FROM ${name} ORDER BY ${key}`, take);
  if (forwards === null) return { name, rows: [...rows.values()], whole: true, problem: null };
  faults.push(forwards);
  readRows(database, `SELECT ${key === 'rowid' ? 'rowid, *' : '*'} FROM ${name} ORDER BY ${keys.map((column) => `${column} DESC`).join(', ')}`, take);
  if (keys.length === 1 && key !== 'sha256' && key !== 'key') byNumber(database, name, key, take);
  return { name, rows: [...rows.values()], whole: false, problem: faults[0]! };
}

function byNumber(database: Database, name: string, key: string, take: (row: Record<string, unknown>) => void): void {
  const highest = 10_000_000;
  let [from, stride] = [0, 1];
  while (from < highest) {
    let last = from;
    const problem = readRows(database, `SELECT ${key === 'rowid' ? 'rowid, *' : '*'} FROM ${name} WHERE ${key} > ${from} ORDER BY ${key}`, (row) => {
      last = Number(row[key]);
      take(row);
    });
    if (problem === null) return;
    stride = last > from ? 1 : stride * 2;
    from = last + stride;
  }
}

/** @returns what ended the reading; `null` at the end of the rows */
function readRows(database: Database, sql: string, take: (row: Record<string, unknown>) => void): string | null {
  try {
    for (const row of database.prepare<[], Record<string, unknown>>(sql).iterate()) take(row);
    return null;
  } catch (error) {
    if (error instanceof Error && errorCode(error)?.startsWith('SQLITE_')) return error.message;
    throw error;
  }
}

/** Bytes as hexadecimal: JSON has none. */
function plain(row: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  return Object.fromEntries(Object.entries(row).map(([name, value]) => [name, Buffer.isBuffer(value) ? value.toString('hex') : value]));
}
