import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Database } from 'better-sqlite3';
import { DangheError } from '../../shared/model/errors.ts';
import { createBooks } from './books.ts';
import { createBranches } from './branches.ts';
import { createChange } from './change.ts';
import { checkLibrary } from './checkLibrary.ts';
import { openDatabase } from './database.ts';
import { createDocuments } from './documents.ts';
import { createEvents } from './events.ts';
import { lockFile, removeHolder, writeHolder } from './holder.ts';
import { createImportBatch } from './importBatch.ts';
import { createItemList } from './itemList.ts';
import { createItems } from './items.ts';
import { createLedgers } from './ledgers.ts';
import { damageIn } from './migrate.ts';
import type { Library, OpenOptions } from './library.ts';
import { migrations } from './migrations/migrations.ts';
import { createOcr } from './ocr.ts';
import { createOriginals, removeOrphans } from './originals.ts';
import { createPictures } from './pictures.ts';
import type { LibraryKeys } from './protection/libraryKeys.ts';
import { unlock } from './protection/unlock.ts';
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
 *   `folder-not-a-directory`, `write-failed`, `disk-full`; of a protected one `password-needed`, `password-wrong`,
 *   `password-wait`, `keys-missing`
 */
export async function openLibrary(folder: string, options: OpenOptions): Promise<Library> {
  const path = resolve(folder);
  const keys = await unlock(path, options);
  try {
    const database = await openDatabase(path, options.create === true, migrations, keys);
    try {
      if (existsSync(join(path, lockFile))) await recover(database, path);
      writeHolder(path, options.now());
      if (options.readOnly) database.pragma('query_only = ON');
      return libraryOn(database, path, options, keys);
    } catch (error) {
      database.close();
      throw error;
    }
  } catch (error) {
    keys?.forget();
    throw error;
  }
}

/** A library for looking only, put together from the parts of another one's snapshot; it has no originals. */
export function openFromSnapshot(): { readonly take: (part: SnapshotPart) => void; readonly library: () => Library } {
  const { database, take } = openSnapshot();
  return { take, library: () => libraryOn(database, '', { actor: '', now: () => '', readOnly: true }, null) };
}

function libraryOn(database: Database, folder: string, { actor, now, readOnly = false }: OpenOptions, keys: LibraryKeys | null): Library {
  const [events, sources, branches, settings, ledgers] = [createEvents(database), createSources(database), createBranches(database), createSettings(database), createLedgers(database)];
  const [ocr, books] = [createOcr(database), createBooks(database)];
  const originals = createOriginals(database, folder, keys);
  const change = createChange(database, { folder, readOnly, actor, now, events, ocr, books, sources, branches, settings, ledgers });
  return {
    folder,
    protected: keys !== null,
    sources,
    items: createItems(database),
    itemList: createItemList(database),
    documents: createDocuments(database),
    pictures: createPictures(database),
    readings: createReadings(database),
    ocr,
    books,
    originals,
    branches,
    settings,
    ledgers,
    search: createSearch(database),
    events,
    change,
    importBatch: createImportBatch({ folder, sources, originals, change }),
    damage: () => damageIn(database),
    snapshot: () => snapshotParts(database),
    check: () => checkLibrary(database, originals, events),
    // Loaded with its zip writer when it is called for.
    backup: async (file) => (await import('./backupLibrary.ts')).backupLibrary(database, originals, folder, resolve(file)),
    close() {
      if (!database.open) return;
      // Lets the planner know the tables as they have become; then the write-ahead log goes into the database.
      if (!readOnly) database.pragma('optimize');
      database.close();
      keys?.forget();
      removeHolder(folder);
    },
  };
}

/** The last holder did not close the library: a power cut, a kill. */
async function recover(database: Database, path: string): Promise<void> {
  const [answer] = database.pragma('quick_check(1)') as readonly { quick_check: string }[];
  if (answer?.quick_check !== 'ok') throw new DangheError({ code: 'library-corrupt', path, detail: answer?.quick_check ?? '' });
  const named = new Set(database.prepare<[], string>('SELECT sha256 FROM originals').pluck().all());
  await removeOrphans(path, named);
}
