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
import { keyFileName } from './protection/keyFile.ts';
import type { LibraryCheck, OpenOptions } from './library.ts';
import { sealedSuffix } from './originals.ts';
import { openLibrary } from './openLibrary.ts';

/** Who restores; `secret` where the backup is one of a protected library. */
export type RestoreOptions = Pick<OpenOptions, 'actor' | 'now' | 'secret'>;

/**
 * Makes a library out of a backup. It is unpacked beside its place, looked over as a whole (database, event chain, every
 * original's bytes), and only then put there.
 *
 * @param folder must not exist or be empty
 * @throws DangheError `file-missing`, `backup-invalid`, `target-not-empty`, `library-newer`, `write-failed`, `disk-full`,
 *   `password-needed`, `password-wrong`
 */
export async function restoreLibrary(file: string, folder: string, options: RestoreOptions): Promise<void> {
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
  } catch (error) {
    throw asRestoreError(error, file, target);
  } finally {
    await removeTree(unfinished);
  }
}

/**
 * Takes originals out of a backup, as they are in it, into a folder. Their bytes are not judged here.
 *
 * @returns those that the backup has
 * @throws DangheError `file-missing`, `backup-invalid`, `write-failed`, `disk-full`
 */
export async function extractOriginals(file: string, sha256s: ReadonlySet<string>, folder: string): Promise<readonly ExtractedOriginal[]> {
  const zip = await openZip(file);
  const found: ExtractedOriginal[] = [];
  try {
    for await (const entry of zip.eachEntry()) {
      const name = entry.fileName.split('/').at(-1) ?? '';
      const sha256 = name.replace(sealedSuffix, '');
      if (!isOfBackup(entry.fileName) || !sha256s.has(sha256)) continue;
      const target = join(folder, name);
      await pipeline(await zip.openReadStreamPromise(entry), createWriteStream(target, { flags: 'w', flush: true }));
      found.push({ sha256, file: target, sealed: name !== sha256 });
    }
  } catch (error) {
    throw asRestoreError(error, file, folder);
  } finally {
    zip.close();
  }
  return found;
}

/** Whether a backup is one of a protected library: it opens with the password of that time. @throws DangheError `file-missing`, `backup-invalid` */
export async function isProtectedBackup(file: string): Promise<boolean> {
  const zip = await openZip(file);
  try {
    for await (const entry of zip.eachEntry()) if (entry.fileName === keyFileName) return true;
    return false;
  } catch (error) {
    throw asRestoreError(error, file, file);
  } finally {
    zip.close();
  }
}

/** An original out of a backup; `sealed` where it is encrypted. */
export interface ExtractedOriginal {
  readonly sha256: string;
  readonly file: string;
  readonly sealed: boolean;
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
  const [, sha256, sealed] = /([0-9a-f]{64})(\.sealed)?$/.exec(name) ?? [];
  return name === databaseName || name === keyFileName || (sha256 !== undefined && name === nameInBackup(sha256, sealed !== undefined));
}

async function openAsBackup(file: string, folder: string, options: RestoreOptions): ReturnType<typeof openLibrary> {
  try {
    return await openLibrary(folder, options);
  } catch (error) {
    // A backup is not to blame for the disk that it is unpacked to.
    if (!(error instanceof DangheError) || ['library-newer', 'password-wrong', 'disk-full', 'write-failed', 'library-on-network'].includes(error.detail.code)) throw error;
    if (error.detail.code === 'password-needed') throw new DangheError({ code: 'password-needed', path: file, of: 'backup' }, { cause: error });
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
