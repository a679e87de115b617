import { realpath } from 'node:fs/promises';
import { DangheError } from '../../shared/model/errors.ts';
import type { ReaderPool } from '../intake/pool.ts';
import type { ImportedFile } from '../library/importedFile.ts';
import type { Library } from '../library/library.ts';
import { compareWithLibrary } from './compareFiles.ts';
import type { DoubtfulFile } from './hashAgain.ts';
import { createBatches } from './importBatches.ts';
import type { ReadTask } from './readTask.ts';
import { scanFolder, type ListedFile, type ScannedFile } from './scanFolder.ts';

export interface ImportOptions {
  readonly folder: string;
  readonly library: Library;
  /** The scheme's file; readers load it themselves. */
  readonly schemeFile: string;
  /** Readers to use; own ones are started, and ended afterwards, where absent. */
  readonly pool?: ReaderPool;
  readonly onProgress?: (progress: ImportProgress) => void;
  readonly signal?: AbortSignal;
  /** Waited for before each file: pauses an import. */
  readonly whileRunning?: () => Promise<void>;
}

export interface ImportProgress {
  readonly done: number;
  /** Files below the folder; members of archives come on top as they are found. */
  readonly total: number;
  readonly path: string;
}

export interface ImportSummary {
  readonly sourceId: number;
  readonly files: number;
  readonly unchanged: number;
}

/**
 * Imports every file below a folder into the library: originals kept, documents read, records and fields understood.
 * Nothing in the folder is written. May be killed at any moment and run again: what is there is not read twice, nothing
 * is lost. `fileLibrary` then puts the files in their places.
 *
 * @throws DangheError for the folder or the library; never for what is in a file
 */
export async function importFolder({ folder, library, schemeFile, pool, onProgress, signal, whileRunning }: ImportOptions): Promise<ImportSummary> {
  const root = await realpath(folder).catch(() => folder);
  const scanned = await scanFolder(folder, library.sources.labelOf(root));
  const { sourceId, importId, resumed } = library.change('import', root, ({ sources }) => {
    const { id } = sources.ensure(root);
    return { sourceId: id, ...sources.beginImport(id) };
  });
  const verdictOf = compareWithLibrary(library, sourceId, resumed);
  const before = async () => {
    await whileRunning?.();
    if (signal?.aborted) throw new DangheError({ code: 'cancelled' });
  };
  const batches = createBatches((files) => library.importBatch(sourceId, files));
  const fresh: ListedFile[] = [];
  const doubtful: DoubtfulFile[] = [];
  for (const entry of scanned) {
    const verdict = verdictOf(entry);
    if (verdict === 'unchanged') continue;
    if (entry.kind !== 'file') await batches.add(notRead(entry));
    else if (verdict === 'new') fresh.push(entry);
    else doubtful.push({ file: entry, sha256: verdict.ifHashIs });
  }

  let total = scanned.length;
  let done = total - fresh.length - doubtful.length;
  const advance = (path: string) => onProgress?.({ done: (done += 1), total, path });
  // What hashes and reads is loaded only where there is something to hash and to read: mostly a folder is as it was.
  const { changed, stamps } = doubtful.length === 0 ? nothingHashed : await (await import('./hashAgain.ts')).hashAgain(doubtful, before, (file) => advance(file.path));
  const toRead = [...fresh, ...changed].sort((a, b) => (a.path < b.path ? -1 : 1));
  if (toRead.length > 0) {
    const { readFiles } = await import('./readFiles.ts');
    await readFiles(toRead.map(taskOf), {
      library, schemeFile, batches, before, ...(pool ? { pool } : {}),
      onRead(path, members) {
        total += members;
        advance(path);
      },
    });
  }
  await batches.finish();
  if (library.ocr.next()?.state === 'read') {
    const [{ applyWaiting }, { loadScheme }] = await Promise.all([import('./ocr/applyScan.ts'), import('./loadData.ts')]);
    applyWaiting(library, await loadScheme(schemeFile));
  }
  library.change('import', root, ({ sources, imports }) => {
    imports.stamp(sourceId, stamps);
    sources.finishImport(importId);
  });
  const files = scanned.filter(({ kind }) => kind === 'file').length;
  return { sourceId, files: scanned.length, unchanged: files - toRead.length };
}

const nothingHashed = { changed: [], stamps: new Map<string, never>() };

function taskOf({ path, location, mtimeMs, stamp }: ListedFile): ReadTask {
  return { path, location, mtimeMs, parentPath: null, ...(stamp ? { stamp } : {}) };
}

function notRead(entry: Exclude<ScannedFile, ListedFile>): ImportedFile {
  const nothing = { path: entry.path, sha256: null, original: null, parentPath: null };
  if (entry.kind === 'blocked') return { ...nothing, bytes: 0, mtimeMs: null, outcome: { kind: 'unreadable', code: 'access-denied', detail: entry.cause } };
  return { ...nothing, bytes: entry.bytes, mtimeMs: entry.mtimeMs, outcome: { kind: 'skipped', reason: entry.reason } };
}
