import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream, existsSync } from 'node:fs';
import { dirname } from 'node:path';
import { PassThrough, Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Database } from 'better-sqlite3';
import { ZipFile } from 'yazl';
import { DangheError } from '../../shared/model/errors.ts';
import { flushFolder, hashFile } from '../files/durable.ts';
import { errorCode, removeTree, renameWithRetry } from '../files/retry.ts';
import { databaseName, libraryError, originalsName } from './database.ts';
import type { BackupSummary } from './library.ts';
import type { Originals } from './originals.ts';

/** Originals are mostly compressed already: storing them keeps a backup as fast as a copy. */
const stored = { compress: false, mtime: new Date('1980-01-01T12:00:00Z') };

/** Writes a library into one zip file; see `Library.backup`. `restoreLibrary` is its counterpart. */
export async function backupLibrary(database: Database, originals: Originals, file: string): Promise<BackupSummary> {
  if (existsSync(file)) throw new DangheError({ code: 'target-not-empty', path: file });
  const [snapshot, unfinished] = [`${file}.sqlite.part`, `${file}.part`];
  try {
    await removeTree(snapshot);
    // A whole, compact copy as of this moment; imports may go on while the originals are written.
    database.prepare<[string]>('VACUUM INTO ?').run(snapshot);
    const kept = originals.list();
    const zip = new ZipFile();
    const writing = written(zip, unfinished);
    zip.addFile(snapshot, databaseName, { ...stored, compress: true });
    for (const { sha256, bytes } of kept) addOriginal(zip, originals.pathOf(sha256), sha256, bytes);
    zip.end();
    await writing;
    await renameWithRetry(unfinished, file);
    await flushFolder(dirname(file));
    return { originals: kept.length, bytes: (await hashFile(file)).bytes };
  } catch (error) {
    await removeTree(unfinished);
    throw asWriteError(error, file);
  } finally {
    await removeTree(snapshot);
  }
}

/** `originals/ab/cd/<sha256>`, as in the library's folder. */
export function nameInBackup(sha256: string): string {
  return `${originalsName}/${sha256.slice(0, 2)}/${sha256.slice(2, 4)}/${sha256}`;
}

async function written(zip: ZipFile, file: string): Promise<void> {
  const output = new PassThrough();
  zip.outputStream.pipe(output);
  // What goes wrong inside the zip does not reach its output, which would then never end.
  zip.on('error', (error: Error) => output.destroy(error));
  await pipeline(output, createWriteStream(file, { flush: true }));
}

function addOriginal(zip: ZipFile, path: string, sha256: string, bytes: number): void {
  zip.addReadStreamLazy(nameInBackup(sha256), { ...stored, size: bytes }, (give) => {
    const content = Readable.from(checkedBytes(path, sha256));
    // yazl leaves the errors of the streams it is given to the giver.
    content.on('error', (error) => zip.emit('error', error));
    give(null, content);
  });
}

async function* checkedBytes(path: string, sha256: string): AsyncGenerator<Buffer> {
  const hash = createHash('sha256');
  try {
    for await (const chunk of createReadStream(path) as AsyncIterable<Buffer>) {
      hash.update(chunk);
      yield chunk;
    }
  } catch (error) {
    if (errorCode(error) === 'ENOENT') throw new DangheError({ code: 'original-missing', path, sha256 }, { cause: error });
    throw error;
  }
  if (hash.digest('hex') !== sha256) throw new DangheError({ code: 'original-altered', path, sha256 });
}

function asWriteError(error: unknown, path: string): unknown {
  const known = libraryError(error, path);
  const code = errorCode(error);
  return known instanceof DangheError || !code ? known : new DangheError({ code: 'write-failed', path, cause: code }, { cause: error });
}
