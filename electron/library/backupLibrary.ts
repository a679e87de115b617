import { createHash } from 'node:crypto';
import { createWriteStream, existsSync } from 'node:fs';
import { stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { PassThrough, Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Database } from 'better-sqlite3';
import { ZipFile } from 'yazl';
import { DangheError } from '../../shared/model/errors.ts';
import { flushFolder, hashFile } from '../files/durable.ts';
import { hashKept, keptChunks, type KeptOriginal } from '../files/keptFile.ts';
import { errorCode, removeTree, renameWithRetry } from '../files/retry.ts';
import { databaseName, libraryError, originalsName } from './database.ts';
import type { BackupSummary } from './library.ts';
import { sealedSuffix, type Originals } from './originals.ts';
import { keyFileName } from './protection/keyFile.ts';

/** Originals are mostly compressed already: storing them keeps a backup as fast as a copy. */
const stored = { compress: false, mtime: new Date('1980-01-01T12:00:00Z') };

/**
 * Writes a library into one zip file; see `Library.backup`. `restoreLibrary` is its counterpart. Of a protected library all of
 * it goes in as it lies on the disk, encrypted, with the wrapped keys: the backup opens with the same password.
 */
export async function backupLibrary(database: Database, originals: Originals, folder: string, file: string): Promise<BackupSummary> {
  if (existsSync(file)) throw new DangheError({ code: 'target-not-empty', path: file });
  const [snapshot, unfinished] = [`${file}.sqlite.part`, `${file}.part`];
  const removeSnapshot = async () => {
    // Where the disk gives out SQLite leaves its journal beside it.
    for (const name of [snapshot, `${snapshot}-journal`]) await removeTree(name);
  };
  try {
    await removeSnapshot();
    // A whole, compact copy as of this moment; imports may go on while the originals are written.
    database.prepare<[string]>('VACUUM INTO ?').run(snapshot);
    const kept = originals.list();
    const zip = new ZipFile();
    const writing = written(zip, unfinished);
    zip.addFile(snapshot, databaseName, { ...stored, compress: true });
    const keys = join(folder, keyFileName);
    if (existsSync(keys)) zip.addFile(keys, keyFileName, stored);
    for (const { sha256 } of kept) await addOriginal(zip, originals, sha256);
    zip.end();
    await writing;
    await renameWithRetry(unfinished, file);
    await flushFolder(dirname(file));
    return { originals: kept.length, bytes: (await hashFile(file)).bytes };
  } catch (error) {
    await removeTree(unfinished);
    throw asWriteError(error, file);
  } finally {
    await removeSnapshot();
  }
}

/** `originals/ab/cd/<sha256>`, as in the library's folder; encrypted ones end with `.sealed`. */
export function nameInBackup(sha256: string, sealed = false): string {
  return `${originalsName}/${sha256.slice(0, 2)}/${sha256.slice(2, 4)}/${sha256}${sealed ? sealedSuffix : ''}`;
}

async function written(zip: ZipFile, file: string): Promise<void> {
  const output = new PassThrough();
  zip.outputStream.pipe(output);
  // What goes wrong inside the zip does not reach its output, which would then never end.
  zip.on('error', (error: Error) => output.destroy(error));
  await pipeline(output, createWriteStream(file, { flush: true }));
}

async function addOriginal(zip: ZipFile, originals: Originals, sha256: string): Promise<void> {
  const kept = originals.kept(sha256);
  let size: number;
  try {
    size = (await stat(kept.file)).size;
  } catch (error) {
    throw asMissing(error, kept.file, sha256);
  }
  zip.addReadStreamLazy(nameInBackup(sha256, kept.seal !== undefined), { ...stored, size }, (give) => {
    const content = Readable.from(checkedBytes(kept, sha256));
    // yazl leaves the errors of the streams it is given to the giver.
    content.on('error', (error) => zip.emit('error', error));
    give(null, content);
  });
}

/** The bytes as they lie on the disk; what they mean is hashed: on the way, or beforehand where they are encrypted. */
async function* checkedBytes({ file, seal }: KeptOriginal, sha256: string): AsyncGenerator<Buffer> {
  const altered = () => new DangheError({ code: 'original-altered', path: file, sha256 });
  try {
    if (seal !== undefined && (await hashKept({ file, seal })).sha256 !== sha256) throw altered();
    const hash = createHash('sha256');
    for await (const chunk of keptChunks({ file })) {
      if (seal === undefined) hash.update(chunk);
      yield chunk;
    }
    if (seal === undefined && hash.digest('hex') !== sha256) throw altered();
  } catch (error) {
    throw asMissing(error, file, sha256);
  }
}

function asMissing(error: unknown, path: string, sha256: string): unknown {
  return errorCode(error) === 'ENOENT' ? new DangheError({ code: 'original-missing', path, sha256 }, { cause: error }) : error;
}

function asWriteError(error: unknown, path: string): unknown {
  const known = libraryError(error, path);
  const code = errorCode(error);
  return known instanceof DangheError || !code ? known : new DangheError({ code: 'write-failed', path, cause: code }, { cause: error });
}
