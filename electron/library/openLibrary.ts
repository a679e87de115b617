import { existsSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { Database } from 'better-sqlite3';
import { DangheError } from '../../shared/model/errors.ts';
import { removeTree } from '../files/retry.ts';
import { createBooks } from './books.ts';
import { createBranches } from './branches.ts';
import { createChange } from './change.ts';
import { checkLibrary } from './checkLibrary.ts';
import { libraryError, openDatabase } from './database.ts';
import { createDocuments } from './documents.ts';
import { createEvents } from './events.ts';
import { createHandwriting } from './handwriting.ts';
import { lockFile, removeHolder, writeHolder } from './holder.ts';
import { createPlacementsToMake } from './filing.ts';
import { createImportBatch } from './importBatch.ts';
import { createItemList } from './itemList.ts';
import { createItems } from './items.ts';
import { createLedgers } from './ledgers.ts';
import { damageIn } from './migrate.ts';
import type { Library, OpenOptions } from './library.ts';
import { migrations } from './migrations/migrations.ts';
import { createOcr } from './ocr.ts';
import { createOriginals, removeOrphans } from './originals.ts';
import { createPins } from './pins.ts';
import { createPictures } from './pictures.ts';
import type { LibraryKeys } from './protection/libraryKeys.ts';
import { unlock } from './protection/unlock.ts';
import { copyDatabase, isWriteProtected, refuseNetwork } from './place.ts';
import { createReadings } from './readings.ts';
import { createSearch } from './search.ts';
import { createSettings } from './settings.ts';
import { openSnapshot, snapshotParts, type SnapshotPart } from './snapshot.ts';
import { createSources } from './sources.ts';

/**
 * Opens an archive library: `library.sqlite`, `originals/ab/cd/<sha256>`, `library.lock`. It stays this process's own
 * until `close`. After an end without `close` the database is looked over and what a cut-short import left is removed.
 *
 * @throws DangheError `library-missing`, `library-in-use`, `library-newer`, `library-foreign`, `library-corrupt`,
 *   `folder-not-a-directory`, `write-failed`, `disk-full`, `library-on-network`; of a protected one `password-needed`,
 *   `password-wrong`, `password-wait`, `keys-missing`
 */
export async function openLibrary(folder: string, options: OpenOptions): Promise<Library> {
  const path = resolve(folder);
  refuseNetwork(path);
  const keys = await unlock(path, options);
  try {
    if (isWriteProtected(path)) return await openForLooking(path, options, keys);
    const database = await openDatabase(path, options.create === true, migrations, keys);
    try {
      if (existsSync(join(path, lockFile))) await recover(database, path);
      writeHolder(path, options.now());
      if (options.readOnly) database.pragma('query_only = ON');
      return libraryOn(database, path, options, keys, () => removeHolder(path));
    } catch (error) {
      database.close();
      throw libraryError(error, path);
    }
  } catch (error) {
    keys?.forget();
    throw error;
  }
}

/** SQLite wants to write beside a database even to read it: of one that lies where nothing can be written, a copy is looked at. */
async function openForLooking(path: string, options: OpenOptions, keys: LibraryKeys | null): Promise<Library> {
  const copy = await copyDatabase(path);
  try {
    const database = await openDatabase(copy.folder, false, migrations, keys);
    return libraryOn(database, path, { ...options, readOnly: true }, keys, copy.remove);
  } catch (error) {
    copy.remove();
    // What is wrong with the copy is wrong with the library.
    if (error instanceof DangheError && 'path' in error.detail) throw new DangheError({ ...error.detail, path }, { cause: error });
    throw error;
  }
}

/** A library for looking only, put together from the parts of another one's snapshot; it has no originals. */
export function openFromSnapshot(): { readonly take: (part: SnapshotPart) => void; readonly library: () => Library } {
  const { database, take } = openSnapshot();
  return { take, library: () => libraryOn(database, '', { actor: '', now: () => '', readOnly: true }, null, () => undefined) };
}

function libraryOn(database: Database, folder: string, { actor, now, readOnly = false }: OpenOptions, keys: LibraryKeys | null, onClosed: () => void): Library {
  const [events, sources, branches, settings, ledgers] = [createEvents(database), createSources(database), createBranches(database), createSettings(database), createLedgers(database)];
  const [ocr, books, pins] = [createOcr(database), createBooks(database), createPins(database)];
  const originals = createOriginals(database, folder, keys);
  const changing = createChange(database, { folder, readOnly, actor, now, events, ocr, books, sources, branches, settings, ledgers, pins });
  return {
    folder,
    protected: keys !== null,
    readOnly,
    sources,
    items: createItems(database),
    itemList: createItemList(database),
    documents: createDocuments(database),
    pictures: createPictures(database),
    readings: createReadings(database),
    ocr,
    books,
    handwriting: createHandwriting(database),
    originals,
    branches,
    settings,
    ledgers,
    pins,
    search: createSearch(database),
    events,
    ...changing,
    importBatch: createImportBatch({ folder, sources, originals, change: changing.change }),
    placementsToMake: createPlacementsToMake(database),
    damage: () => damageIn(database),
    snapshot: (use) => snapshotParts(database, use),
    check: () => checkLibrary(database, originals, events),
    // Loaded with its zip writer when it is called for.
    backup: async (file) => (await import('./backupLibrary.ts')).backupLibrary(database, originals, folder, resolve(file)),
    close() {
      if (!database.open) return;
      if (!readOnly) optimize(database);
      // The write-ahead log goes into the database; where the disk is full it stays, and the next opening takes it up.
      database.close();
      keys?.forget();
      onClosed();
    },
  };
}

/** Lets the planner know the tables as they have become. */
function optimize(database: Database): void {
  try {
    database.pragma('optimize');
  } catch {
    // On a full or broken disk: what was done is committed, and plans as they were are only slower.
  }
}

/** The last holder did not close the library: a power cut, a kill. */
async function recover(database: Database, path: string): Promise<void> {
  const [answer] = database.pragma('quick_check(1)') as readonly { quick_check: string }[];
  if (answer?.quick_check !== 'ok') throw new DangheError({ code: 'library-corrupt', path, detail: answer?.quick_check ?? '' });
  await removeLeftWork(path);
  const named = new Set(database.prepare<[], string>('SELECT sha256 FROM originals').pluck().all());
  await removeOrphans(path, named);
}

/** What exports, repairs and take-ins set aside beside the library for the time of their work: readable in parts. */
const WORK = /^(?:sealing-.*|\.repair|\.take-in)$/;

async function removeLeftWork(path: string): Promise<void> {
  for (const name of await readdir(path)) if (WORK.test(name)) await removeTree(join(path, name));
}
