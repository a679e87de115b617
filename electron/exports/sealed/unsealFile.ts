import { createWriteStream } from 'node:fs';
import { type FileHandle, mkdir, open } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { configure, ERR_INVALID_PASSWORD, type FileEntry, Reader, ZipReader } from '@zip.js/zip.js';
import { openPromise } from 'yauzl';
import { DangheError } from '../../../shared/model/errors.ts';
import { errorCode, removeTree } from '../../files/retry.ts';
import { staysInside } from '../bundle/manifest.ts';
import { asWriteError } from '../bundle/writeErrors.ts';

/**
 * Unpacks what `sealFolder` made into `folder`, which must be there.
 *
 * @throws DangheError `file-missing`, `sealed-unknown` (no file of that kind), `password-wrong`, `sealed-damaged`
 *   (the content is not what was encrypted), `cancelled`, `disk-full`, `write-failed`
 */
export async function unsealFile(file: string, folder: string, { password, signal }: { readonly password: string; readonly signal?: AbortSignal | undefined }): Promise<void> {
  const inner = join(folder, 'inner.zip.part');
  try {
    await decrypt(file, inner, password, signal);
    await unpack(file, inner, folder, signal);
  } finally {
    await removeTree(inner);
  }
}

/** Whether a file is an encrypted bundle, by its directory; no password is needed for that. */
export async function isSealed(file: string): Promise<boolean> {
  return withEntry(file, (entry) => Promise.resolve(entry !== null));
}

async function decrypt(file: string, target: string, password: string, signal: AbortSignal | undefined): Promise<void> {
  await withEntry(file, async (entry) => {
    if (!entry) throw new DangheError({ code: 'sealed-unknown', path: file });
    const output = createWriteStream(target, { flags: 'wx' });
    try {
      await entry.getData(Writable.toWeb(output), { password, ...(signal ? { signal } : {}) });
    } catch (error) {
      output.destroy();
      if (signal?.aborted) throw new DangheError({ code: 'cancelled' });
      if (error instanceof Error && error.message === ERR_INVALID_PASSWORD) throw new DangheError({ code: 'password-wrong', path: file });
      if (/^E[A-Z0-9]+$/.test(errorCode(error) ?? '')) throw asWriteError(error, target);
      throw new DangheError({ code: 'sealed-damaged', path: file }, { cause: error });
    }
  });
}

/** The one encrypted entry of a sealed file; `null` where it is some other file. */
async function withEntry<Result>(file: string, use: (entry: FileEntry | null) => Promise<Result>): Promise<Result> {
  configure({ useWebWorkers: false });
  const handle = await open(file, 'r').catch((error: unknown) => {
    throw errorCode(error) === 'ENOENT' ? new DangheError({ code: 'file-missing', path: file }) : error;
  });
  try {
    const reader = new ZipReader(new HandleReader(handle));
    const entries = await reader.getEntries().catch(() => []);
    const [entry] = entries;
    const sealed = entries.length === 1 && entry && !entry.directory && entry.encrypted && /\.zip$/i.test(entry.filename);
    return await use(sealed ? entry : null);
  } finally {
    await handle.close();
  }
}

/** Reads parts of an open file; never the whole. */
class HandleReader extends Reader<FileHandle> {
  readonly #handle: FileHandle;

  constructor(handle: FileHandle) {
    super(handle);
    this.#handle = handle;
  }

  override async init(): Promise<void> {
    await super.init?.();
    this.size = (await this.#handle.stat()).size;
  }

  override async readUint8Array(index: number, length: number): Promise<Uint8Array> {
    const { buffer, bytesRead } = await this.#handle.read(new Uint8Array(length), 0, length, index);
    return buffer.subarray(0, bytesRead);
  }
}

async function unpack(file: string, inner: string, folder: string, signal: AbortSignal | undefined): Promise<void> {
  const zip = await openPromise(inner, { autoClose: false, lazyEntries: true }).catch((error: unknown) => {
    throw new DangheError({ code: 'sealed-damaged', path: file }, { cause: error });
  });
  try {
    for await (const entry of zip.eachEntry()) {
      if (signal?.aborted) throw new DangheError({ code: 'cancelled' });
      if (entry.fileName.endsWith('/')) continue;
      if (!staysInside(entry.fileName)) throw new DangheError({ code: 'sealed-damaged', path: file });
      const target = join(folder, ...entry.fileName.split('/'));
      await mkdir(dirname(target), { recursive: true });
      await pipeline(await zip.openReadStreamPromise(entry), createWriteStream(target, { flags: 'wx' }));
    }
  } catch (error) {
    throw asWriteError(error, folder);
  } finally {
    zip.close();
  }
}
