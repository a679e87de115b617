import { existsSync, statSync } from 'node:fs';
import { mkdir, readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import Sqlite, { type Database } from 'better-sqlite3';
import { DangheError, type DangheErrorDetail } from '../../shared/model/errors.ts';
import { errorCode } from '../files/retry.ts';
import { readHolder } from './holder.ts';
import { damageIn, layoutVersion, migrate } from './migrate.ts';
import type { Migration } from './migrations/migration.ts';
import type { LibraryKeys } from './protection/libraryKeys.ts';
import { openCiphered } from './protection/openCiphered.ts';

/** "DngH" in the header of every library file, so that other SQLite files are told apart. */
const applicationId = 0x44_6e_67_48;

export const databaseName = 'library.sqlite';
export const originalsName = 'originals';

/** How long another program may hold the file before it counts as in use; virus scanners let go sooner. */
const BUSY_MILLISECONDS = 400;

/**
 * Opens the library's database as its only user: SQLite holds the operating system's lock on the file until it is closed
 * or the process ends, however it ends, so there is no stale lock to take over.
 *
 * @param keys of a protected library, whose database is encrypted; `null` for any other
 * @throws DangheError `library-missing`, `library-in-use`, `library-newer`, `library-foreign`, `library-corrupt`,
 *   `folder-not-a-directory`
 */
export async function openDatabase(folder: string, create: boolean, migrations: readonly Migration[], keys: LibraryKeys | null = null): Promise<Database> {
  await prepareFolder(folder, create);
  const file = join(folder, databaseName);
  let database: Database | null = null;
  try {
    const how = { timeout: BUSY_MILLISECONDS, fileMustExist: !create };
    database = keys === null ? new Sqlite(file, how) : await openCiphered(file, keys.database(), how);
    // Before the first access: the lock is then taken with it and kept, and no shared-memory file is needed.
    database.pragma('locking_mode = EXCLUSIVE');
    refuseOthers(database, folder, migrations);
    database.pragma('journal_mode = WAL');
    database.pragma('synchronous = FULL');
    database.pragma('foreign_keys = ON');
    database.pragma('trusted_schema = OFF');
    database.pragma('cache_size = -32000');
    if (layoutVersion(database) === 0) database.pragma(`application_id = ${applicationId}`);
    migrate(database, migrations);
    return database;
  } catch (error) {
    database?.close();
    throw libraryError(error, folder);
  }
}

/** Turns what SQLite throws into the program's own errors; anything else is passed on as it is. */
export function libraryError(error: unknown, folder: string): unknown {
  if (error instanceof DangheError) return error;
  const detail = detailOf(errorCode(error) ?? '', error, folder);
  return detail ? new DangheError(detail, { cause: error }) : error;
}

function detailOf(code: string, error: unknown, path: string): DangheErrorDetail | null {
  const message = error instanceof Error ? error.message : '';
  if (code.startsWith('SQLITE_BUSY') || code.startsWith('SQLITE_LOCKED')) return { code: 'library-in-use', path, holder: readHolder(path) };
  if (code === 'SQLITE_NOTADB') return existsSync(join(path, originalsName)) ? { code: 'library-corrupt', path, detail: message } : { code: 'library-foreign', path };
  if (code.startsWith('SQLITE_CORRUPT')) return { code: 'library-corrupt', path, detail: message };
  if (code === 'SQLITE_FULL' || code === 'ENOSPC' || code === 'EDQUOT') return { code: 'disk-full', path };
  if (/^(?:SQLITE_(?:IOERR|READONLY|CANTOPEN|PERM)|E[A-Z0-9]+$)/.test(code)) return { code: 'write-failed', path, cause: code };
  return null;
}

/** Looks before anything is written; a new, empty file passes. */
function refuseOthers(database: Database, path: string, migrations: readonly Migration[]): void {
  const id = database.pragma('application_id', { simple: true }) as number;
  const tables = database.prepare<[], number>('SELECT count(*) FROM sqlite_schema').pluck().get()!;
  if (id === 0 && tables === 0) return;
  if (id !== applicationId) throw new DangheError({ code: 'library-foreign', path });
  refuseTruncated(database, path);
  const supported = migrations.at(-1)?.version ?? 0;
  const found = layoutVersion(database);
  if (found > supported) throw new DangheError({ code: 'library-newer', path, found, supported });
  if (found > 0 && found < supported) {
    const problems = damageIn(database);
    if (problems.length > 0) throw new DangheError({ code: 'library-corrupt', path, detail: problems[0]! });
  }
}

/** A file that was cut off opens well and fails somewhere later; what is still in the write-ahead log is looked over elsewhere. */
function refuseTruncated(database: Database, path: string): void {
  const log = statSync(join(path, `${databaseName}-wal`), { throwIfNoEntry: false });
  if (log && log.size > 0) return;
  const wanted = (database.pragma('page_count', { simple: true }) as number) * (database.pragma('page_size', { simple: true }) as number);
  const { size } = statSync(join(path, databaseName));
  if (size < wanted) throw new DangheError({ code: 'library-corrupt', path, detail: `${databaseName}: ${size} B < ${wanted} B` });
}

/** Names that systems leave in any folder; they do not make it somebody else's. */
const harmless = /^(?:\.DS_Store|\.localized|desktop\.ini|Thumbs\.db|lost\+found|library\.(?:lock|keys\.json|attempts\.json)|library\.sqlite.*)$/i;

async function prepareFolder(folder: string, create: boolean): Promise<void> {
  const found = await stat(folder).catch(() => null);
  if (found && !found.isDirectory()) throw new DangheError({ code: 'folder-not-a-directory', path: folder });
  const file = join(folder, databaseName);
  const bytes = found && existsSync(file) ? statSync(file).size : 0;
  if (bytes > 0) return;
  // An empty database beside kept originals is a lost one; alone it is a creation that was cut short.
  const names = found ? await readdir(folder) : [];
  if (names.includes(originalsName)) throw new DangheError({ code: 'library-corrupt', path: folder, detail: `${databaseName}: 0 B` });
  if (!create) throw new DangheError({ code: 'library-missing', path: folder });
  if (names.some((name) => !harmless.test(name))) throw new DangheError({ code: 'library-foreign', path: folder });
  try {
    await mkdir(folder, { recursive: true });
  } catch (error) {
    throw libraryError(error, folder);
  }
}
