import { existsSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Database } from 'better-sqlite3';
import { DangheError } from '../../../shared/model/errors.ts';
import { flushFolder } from '../../files/durable.ts';
import { copyKept, sealKept } from '../../files/keptFile.ts';
import { removeTree, renameWithRetry } from '../../files/retry.ts';
import { databaseName, openDatabase } from '../database.ts';
import { migrations } from '../migrations/migrations.ts';
import { keptOriginal, originalPath } from '../originals.ts';
import { isPlainDatabase } from './databaseForm.ts';
import { keyFileName, writeKeyFile, type KeyFile } from './keyFile.ts';
import type { LibraryKeys } from './libraryKeys.ts';
import { openCiphered } from './openCiphered.ts';

/** Files beside the database that are made anew when they are missing, and say what is in it. */
const readable = ['last-check.json'];

/**
 * Encrypts what is not yet encrypted, or the other way round, as the state in the key file says; it can be cut short at any
 * moment and is called again then. Each original is written and flushed before the other form of it goes; the database
 * is copied, turned, and takes the place of the old one by its name; the key file says last that all is done. The library must
 * not be open.
 */
export async function finishProtection(folder: string, file: KeyFile, keys: LibraryKeys, onProgress: (done: number, total: number) => void = () => undefined): Promise<void> {
  const sealing = file.state !== 'unprotecting';
  const place = join(folder, databaseName);
  const database = await openDatabase(folder, false, migrations, isPlainDatabase(place) === false ? keys : null);
  try {
    const named = database.prepare<[], string>('SELECT sha256 FROM originals ORDER BY sha256').pluck().all();
    for (const [index, sha256] of named.entries()) {
      await turnOriginal(folder, sha256, keys, sealing);
      onProgress(index + 1, named.length + 1);
    }
    if (isPlainDatabase(place) === sealing) await turnDatabase(database, place, keys, sealing);
    onProgress(named.length + 1, named.length + 1);
  } finally {
    if (database.open) database.close();
  }
  for (const name of readable) await removeTree(join(folder, name));
  if (sealing) await writeKeyFile(folder, { ...file, state: 'protected' });
  else await removeTree(join(folder, keyFileName));
  await flushFolder(folder);
}

/** What is missing or broken stays as it is: the look at the originals tells of it. */
async function turnOriginal(folder: string, sha256: string, keys: LibraryKeys, sealing: boolean): Promise<void> {
  const [old, turned] = [originalPath(folder, sha256, !sealing), originalPath(folder, sha256, sealing)];
  if (!existsSync(old)) return;
  try {
    if (existsSync(turned)) await flushFolder(dirname(turned));
    else if (sealing) await sealKept({ file: old }, turned, keys.newSeal(sha256));
    else await copyKept(keptOriginal(folder, sha256, keys), turned);
  } catch (error) {
    if (error instanceof DangheError && error.detail.code === 'original-altered') return;
    throw error;
  }
  await flushFolder(dirname(turned));
  await removeTree(old);
}

/**
 * The copy is made by SQLite and turned outside the library's own file; its journal stays in memory. The old log must be gone
 * before the new file has the name: it would be read into it.
 */
async function turnDatabase(database: Database, place: string, keys: LibraryKeys, sealing: boolean): Promise<void> {
  const next = `${place}.next`;
  await removeTree(next);
  database.prepare<[string]>('VACUUM INTO ?').run(next);
  const copy = await openCiphered(next, sealing ? null : keys.database(), { fileMustExist: true });
  try {
    copy.pragma('journal_mode = MEMORY');
    copy.pragma(`rekey = '${sealing ? `raw:${keys.database()}` : ''}'`);
  } finally {
    copy.close();
  }
  await flushFile(next);
  database.pragma('wal_checkpoint(TRUNCATE)');
  database.pragma('journal_mode = DELETE');
  database.close();
  if (existsSync(`${place}-wal`)) throw new DangheError({ code: 'write-failed', path: place, cause: 'wal' });
  await renameWithRetry(next, place);
  await flushFolder(dirname(place));
}

async function flushFile(path: string): Promise<void> {
  const file = await open(path, 'r+');
  try {
    await file.sync();
  } finally {
    await file.close();
  }
}
