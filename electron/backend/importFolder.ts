import { mkdtemp, realpath, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DangheError } from '../../shared/model/errors.ts';
import type { ItemStatus, UnreadableCode } from '../../shared/model/item.ts';
import { hashFile, hashSmallFile } from '../files/durable.ts';
import { removeTree } from '../files/retry.ts';
import type { ReaderPool } from '../intake/pool.ts';
import type { UnderstandContext } from '../intake/understandJob.ts';
import type { ImportedFile } from '../library/importedFile.ts';
import type { KnownFile } from '../library/items.ts';
import type { Library } from '../library/library.ts';
import { isCurrentVersion } from './filingState.ts';
import { createBatches } from './importBatches.ts';
import { readTask, READER_VERSION, type ReadTask } from './readTask.ts';
import { scanFolder, type ScannedFile } from './scanFolder.ts';

export interface ImportOptions {
  readonly folder: string;
  readonly library: Library;
  /** The scheme's file; readers load it themselves. */
  readonly schemeFile: string;
  readonly pool: ReaderPool;
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
  readonly byStatus: Readonly<Record<ItemStatus, number>>;
}

/** Files that are read at one time: enough to keep every reader busy while results are stored. */
const LANES = 6;

/** What is hashed in one go. */
const SMALL_BYTES = 1 << 18;

/** Faults of a file that stay as long as its bytes and the program do; anything else may have passed and is tried again. */
const lasting: ReadonlySet<UnreadableCode | null> = new Set<UnreadableCode>(['corrupt', 'encrypted', 'unsupported', 'too-large', 'unsafe-archive']);

/**
 * Imports every file below a folder into the library: originals kept, documents read, records and fields understood.
 * Nothing in the folder is written. May be killed at any moment and run again: what is there is not read twice, nothing
 * is lost. `fileLibrary` then puts the files in their places.
 *
 * @throws DangheError for the folder or the library; never for what is in a file
 */
export async function importFolder({ folder, library, schemeFile, pool, onProgress, signal, whileRunning }: ImportOptions): Promise<ImportSummary> {
  const scanned = await scanFolder(folder);
  const root = await realpath(folder);
  const staging = await mkdtemp(join(tmpdir(), 'danghe-import-'));
  try {
    const context = await writeContext(library, schemeFile, staging);
    const { sourceId, importId } = library.change('import', root, ({ sources }) => {
      const source = sources.ensure(root);
      return { sourceId: source.id, importId: sources.beginImport(source.id).importId };
    });
    const known = library.items.knownFiles(sourceId);
    const sameProgram = isCurrentVersion(library);
    const batches = createBatches(library, sourceId);
    const tasks: ReadTask[] = [];
    let done = 0;
    let total = scanned.length;
    let unchanged = 0;
    const report = (path: string) => onProgress?.({ done, total, path });

    for (const entry of scanned) {
      if (entry.kind === 'file') tasks.push({ path: entry.path, location: entry.location, bytes: entry.bytes, mtimeMs: Date.parse(entry.modified), parentPath: null });
      else if (!isRecorded(entry, known.get(entry.path))) await batches.add(notRead(entry));
    }
    done = total - tasks.length;
    // Taken from the end: the first comes last.
    tasks.reverse();

    // Archives put their members in front, so that a zip is finished before the next file.
    const lanes = Array.from({ length: LANES }, async () => {
      for (let task = tasks.pop(); task; task = tasks.pop()) {
        await whileRunning?.();
        if (signal?.aborted) throw new DangheError({ code: 'cancelled' });
        if (await isUnchanged(task, known.get(task.path), sameProgram, library)) unchanged += 1;
        else {
          const { files, members } = await readTask(task, { pool, staging, context });
          total += members.length;
          tasks.push(...members.toReversed());
          for (const file of files) await batches.add(file, task.temporary ? task.location : undefined);
        }
        done += 1;
        report(task.path);
      }
    });
    await settleAll(lanes);
    await batches.finish();
    library.change('import', root, ({ sources }) => sources.finishImport(importId));
    return { sourceId, files: scanned.length, unchanged, byStatus: library.items.countByStatus({ sourceId }) };
  } finally {
    await removeTree(staging);
  }
}

/** What the clerk has taught goes to the readers through a file in the staging folder. */
async function writeContext(library: Library, schemeFile: string, staging: string): Promise<UnderstandContext> {
  const learned = library.settings.learnedModel();
  if (!learned) return { schemeFile, learnedFile: null };
  const learnedFile = join(staging, 'learned.json');
  await writeFile(learnedFile, JSON.stringify(learned));
  return { schemeFile, learnedFile };
}

function notRead(entry: Exclude<ScannedFile, { readonly kind: 'file' }>): ImportedFile {
  const nothing = { path: entry.path, sha256: null, original: null, parentPath: null };
  if (entry.kind === 'blocked') return { ...nothing, bytes: 0, mtimeMs: null, outcome: { kind: 'unreadable', code: 'access-denied', detail: entry.cause } };
  return { ...nothing, bytes: entry.bytes, mtimeMs: Date.parse(entry.modified), outcome: { kind: 'skipped', reason: entry.reason } };
}

/** Skipped before as it is now; what could not be looked into is tried again each time. */
function isRecorded(entry: Exclude<ScannedFile, { readonly kind: 'file' }>, before: KnownFile | undefined): boolean {
  return entry.kind === 'skipped' && before?.status === 'skipped' && before.bytes === entry.bytes && before.mtimeMs === Date.parse(entry.modified);
}

/** Known, read by this version of the readers, and with the same bytes: always hashed again, file times can lie. */
async function isUnchanged(task: ReadTask, before: KnownFile | undefined, sameProgram: boolean, library: Library): Promise<boolean> {
  if (!before?.sha256 || task.temporary || task.bytes !== before.bytes) return false;
  if (before.status === 'unreadable' && !(sameProgram && lasting.has(before.unreadable))) return false;
  const readBy = library.documents.readerVersion(before.sha256);
  if (!before.kept || (readBy !== null && readBy !== READER_VERSION)) return false;
  try {
    const now = before.bytes <= SMALL_BYTES ? hashSmallFile(task.location) : await hashFile(task.location);
    return now.sha256 === before.sha256;
  } catch {
    // Gone or locked meanwhile: reading it will say which.
    return false;
  }
}

/** Waits for every lane, then throws the first failure: no lane works on behind a caller that has gone. */
async function settleAll(lanes: readonly Promise<void>[]): Promise<void> {
  const outcomes = await Promise.allSettled(lanes);
  const failed = outcomes.find((outcome) => outcome.status === 'rejected');
  if (failed) throw failed.reason;
}
