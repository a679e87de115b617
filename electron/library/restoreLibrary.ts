import { createWriteStream } from 'node:fs';
import { mkdir, readdir, rmdir } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { openPromise, type ZipFile } from 'yauzl';
import { DangheError } from '../../shared/model/errors.ts';
import { flushFolder } from '../files/durable.ts';
import { errorCode, removeTree, renameWithRetry } from '../files/retry.ts';
import { nameInBackup } from './backupLibrary.ts';
import { databaseName } from './database.ts';
import type { LibraryCheck, OpenOptions } from './library.ts';
import { openLibrary } from './openLibrary.ts';

/**
 * Makes a library out of a backup. It is unpacked beside its place, looked over as a whole (database, event chain, every
 * original's bytes), and only then put there.
 *
 * @param folder must not exist or be empty
 * @throws DangheError `file-missing`, `backup-invalid`, `target-not-empty`, `library-newer`, `write-failed`, `disk-full`
 */
export async function restoreLibrary(file: string, folder: string, options: Pick<OpenOptions, 'actor' | 'now'>): Promise<void> {
  const target = resolve(folder);
  await refuseTaken(target);
  const unfinished = `${target}.part`;
  try {
    await removeTree(unfinished);
    await unpack(file, unfinished);
    const library = await openAsBackup(file, unfinished, options);
    const found = await library.check().finally(() => library.close());
    const problem = problemIn(found);
    if (problem) throw new DangheError({ code: 'backup-invalid', path: file, problem });
    if (await exists(target)) await rmdir(target);
    await renameWithRetry(unfinished, target);
    await flushFolder(dirname(target));
  } finally {
    await removeTree(unfinished);
  }
}

/**
 * Takes originals out of a backup, each under its SHA-256, into a folder. Their bytes are not judged here.
 *
 * @returns those that the backup has
 * @throws DangheError `file-missing`, `backup-invalid`, `write-failed`, `disk-full`
 */
export async function extractOriginals(file: string, sha256s: ReadonlySet<string>, folder: string): Promise<readonly string[]> {
  const zip = await openZip(file);
  const found: string[] = [];
  try {
    for await (const entry of zip.eachEntry()) {
      const sha256 = entry.fileName.split('/').at(-1) ?? '';
      if (!isOfBackup(entry.fileName) || !sha256s.has(sha256)) continue;
      await pipeline(await zip.openReadStreamPromise(entry), createWriteStream(join(folder, sha256), { flags: 'w', flush: true }));
      found.push(sha256);
    }
  } catch (error) {
    throw asRestoreError(error, file, folder);
  } finally {
    zip.close();
  }
  return found;
}

async function refuseTaken(target: string): Promise<void> {
  const names = await readdir(target).catch((error: unknown) => {
    if (errorCode(error) === 'ENOENT') return [];
    throw new DangheError({ code: 'target-not-empty', path: target }, { cause: error });
  });
  if (names.length > 0) throw new DangheError({ code: 'target-not-empty', path: target });
}

async function exists(folder: string): Promise<boolean> {
  return readdir(folder).then(() => true, () => false);
}

async function unpack(file: string, folder: string): Promise<void> {
  const zip = await openZip(file);
  const touched = new Set<string>([folder]);
  try {
    await mkdir(folder, { recursive: true });
    for await (const entry of zip.eachEntry()) {
      if (!isOfBackup(entry.fileName)) throw new DangheError({ code: 'backup-invalid', path: file, problem: entry.fileName });
      const target = join(folder, ...entry.fileName.split('/'));
      await mkdir(dirname(target), { recursive: true });
      for (let parent = dirname(target); parent.length > folder.length; parent = dirname(parent)) touched.add(parent);
      await pipeline(await zip.openReadStreamPromise(entry), createWriteStream(target, { flags: 'wx', flush: true }));
    }
  } catch (error) {
    throw asRestoreError(error, file, folder);
  } finally {
    zip.close();
  }
  await Promise.all([...touched].map(flushFolder));
}

async function openZip(file: string): Promise<ZipFile> {
  try {
    return await openPromise(file, { autoClose: false, lazyEntries: true });
  } catch (error) {
    if (errorCode(error) === 'ENOENT') throw new DangheError({ code: 'file-missing', path: file }, { cause: error });
    throw asRestoreError(error, file, file);
  }
}

/** Nothing but the database and originals under their own names; so no entry can lead out of the folder. */
function isOfBackup(name: string): boolean {
  const sha256 = name.split('/').at(-1) ?? '';
  return name === databaseName || (/^[0-9a-f]{64}$/.test(sha256) && name === nameInBackup(sha256));
}

async function openAsBackup(file: string, folder: string, options: Pick<OpenOptions, 'actor' | 'now'>): ReturnType<typeof openLibrary> {
  try {
    return await openLibrary(folder, options);
  } catch (error) {
    if (!(error instanceof DangheError) || error.detail.code === 'library-newer') throw error;
    throw new DangheError({ code: 'backup-invalid', path: file, problem: databaseName }, { cause: error });
  }
}

function problemIn({ damage, chain, missing, altered }: LibraryCheck): string | null {
  if (damage.length > 0) return damage[0]!;
  if (!chain.intact) return `event ${chain.seq}: ${chain.problem}`;
  const original = [...missing, ...altered][0];
  return original === undefined ? null : nameInBackup(original);
}

/** What the zip itself has wrong is the backup's fault; what writing has wrong is the disk's. */
function asRestoreError(error: unknown, file: string, folder: string): unknown {
  if (error instanceof DangheError) return error;
  const code = errorCode(error);
  if (code === 'ENOSPC' || code === 'EDQUOT') return new DangheError({ code: 'disk-full', path: folder }, { cause: error });
  if (code?.startsWith('E') && code !== 'EEXIST') return new DangheError({ code: 'write-failed', path: folder, cause: code }, { cause: error });
  return new DangheError({ code: 'backup-invalid', path: file, problem: error instanceof Error ? error.message : '' }, { cause: error });
}
