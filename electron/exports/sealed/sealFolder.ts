import { createReadStream, createWriteStream } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { basename, dirname, join, relative, sep } from 'node:path';
import { Readable, Writable } from 'node:stream';
import { ZipWriter, configure } from '@zip.js/zip.js';
import { ZipFile } from 'yazl';
import { DangheError } from '../../../shared/model/errors.ts';
import { flushFolder } from '../../files/durable.ts';
import { removeTree, renameWithRetry } from '../../files/retry.ts';
import { asWriteError } from '../bundle/writeErrors.ts';

/** AES with keys of 256 bits, as the format numbers it. */
const AES_256 = 3;
const compressible = /\.(?:json|jsonl|html|js|txt)$/;

/** How to seal: the password is held for the time of the call and written nowhere. */
export interface SealOptions {
  readonly password: string;
  readonly signal?: AbortSignal | undefined;
  /** Files packed so far, of how many. */
  readonly onProgress?: (done: number, total: number) => void;
}

/**
 * Packs a folder into one encrypted file: a zip that holds a single entry, `<name>.zip`, encrypted with AES-256 (WinZip's
 * AE-2, which 7-Zip and bsdtar open). The inner zip holds the folder: the format leaves the names of entries readable, and
 * names of files here are names of people. Both are streamed, nothing lies on the disk in between. Where it fails or is
 * stopped no file is left.
 *
 * @param file must not exist
 * @throws DangheError `file-exists`, `cancelled`, `disk-full`, `write-failed`
 */
export async function sealFolder(folder: string, file: string, { password, signal, onProgress }: SealOptions): Promise<void> {
  if (await stat(file).then(() => true, () => false)) throw new DangheError({ code: 'file-exists', path: file });
  configure({ useWebWorkers: false });
  const unfinished = `${file}.part`;
  await removeTree(unfinished);
  const output = createWriteStream(unfinished, { flags: 'wx', flush: true });
  const inner = await packed(folder, onProgress);
  try {
    const writer = new ZipWriter(Writable.toWeb(output), { level: 0, zip64: true, encryptionStrength: AES_256 });
    await writer.add(`${basename(file).replace(/(?:\.zip)?$/i, '')}.zip`, Readable.toWeb(inner) as ReadableStream, { password, ...(signal ? { signal } : {}) });
    await writer.close();
    if (signal?.aborted) throw new DangheError({ code: 'cancelled' });
    await renameWithRetry(unfinished, file);
    await flushFolder(dirname(file));
  } catch (error) {
    inner.destroy();
    await closed(output);
    await removeTree(unfinished);
    throw signal?.aborted ? new DangheError({ code: 'cancelled' }) : asWriteError(error, file);
  }
}

/** The folder as a zip, made while it is read; each file is opened when its turn comes. */
async function packed(folder: string, onProgress: SealOptions['onProgress']): Promise<Readable> {
  const zip = new ZipFile();
  const stream = Readable.from(zip.outputStream);
  const names = await filesBelow(folder);
  let done = 0;
  for (const name of names) {
    const path = join(folder, ...name.split('/'));
    const { size, mtime } = await stat(path);
    zip.addReadStreamLazy(name, { compress: compressible.test(name), size, mtime }, (give) => {
      const content = createReadStream(path);
      // yazl leaves the errors of the streams it is given to the giver.
      content.on('error', (error) => stream.destroy(error));
      content.on('close', () => onProgress?.((done += 1), names.length));
      give(null, content);
    });
  }
  zip.on('error', (error: Error) => stream.destroy(error));
  zip.end();
  return stream;
}

async function filesBelow(folder: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/')).sort();
}

function closed(output: Writable): Promise<void> {
  return new Promise((resolve) => {
    if (output.closed) {
      resolve();
      return;
    }
    output.on('error', () => undefined);
    output.once('close', resolve);
    output.destroy();
  });
}
