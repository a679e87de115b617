import { createHash } from 'node:crypto';
import { mkdir, open, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { DangheError } from '../../../shared/model/errors.ts';
import { keptChunks, readKept, sizeOfKept, type KeptOriginal } from '../../files/keptFile.ts';
import { errorCode } from '../../files/retry.ts';
import type { PayloadFile } from './manifest.ts';
import { asWriteError } from './writeErrors.ts';

/** One original to be copied to `path` (relative to the payload folder), and the check sum it is registered with. */
export interface PlannedCopy extends KeptOriginal {
  readonly path: string;
  readonly itemPath: string;
  readonly sha256: string;
}

const CONCURRENT_COPIES = 4;
/** Up to here a file is read whole: one read and one write are several times quicker than a loop for small files. */
const WHOLE_FILE_BYTES = 4 << 20;

/**
 * Copies originals into `folder`, each read once and hashed on the way. Throws `original-missing` where the bytes are not
 * there, `original-altered` where they are no longer those registered, and `cancelled`; all copying has stopped then.
 */
export async function copyOriginals(
  copies: readonly PlannedCopy[],
  folder: string,
  options: { readonly signal: AbortSignal | undefined; readonly onCopied: (done: number) => void },
): Promise<PayloadFile[]> {
  const copied: PayloadFile[] = [];
  const folders = new Map<string, Promise<unknown>>();
  let next = 0;
  let stopped = false;
  const worker = async (): Promise<void> => {
    while (!stopped && next < copies.length) {
      const copy = copies[next]!;
      next += 1;
      try {
        if (options.signal?.aborted) throw new DangheError({ code: 'cancelled' });
        const target = join(folder, ...copy.path.split('/'));
        const parent = dirname(target);
        if (!folders.has(parent)) folders.set(parent, mkdir(parent, { recursive: true }));
        await folders.get(parent);
        copied.push({ path: copy.path, ...(await copyChecked(copy, target, options.signal)) });
        options.onCopied(copied.length);
      } catch (error) {
        stopped = true;
        throw error;
      }
    }
  };
  const results = await Promise.allSettled(Array.from({ length: CONCURRENT_COPIES }, worker));
  for (const result of results) if (result.status === 'rejected') throw result.reason;
  return copied;
}

async function copyChecked(copy: PlannedCopy, target: string, signal: AbortSignal | undefined): Promise<{ readonly sha256: string; readonly bytes: number }> {
  const size = await sizeOf(copy);
  const result = size <= WHOLE_FILE_BYTES ? await copyWhole(copy, target) : await copyInChunks(copy, target, signal);
  if (result.sha256 !== copy.sha256) throw new DangheError({ code: 'original-altered', path: copy.itemPath, sha256: copy.sha256 });
  return result;
}

async function sizeOf(copy: PlannedCopy): Promise<number> {
  try {
    return await sizeOfKept(copy);
  } catch (error) {
    throw asReadError(error, copy);
  }
}

async function copyWhole(copy: PlannedCopy, target: string): Promise<{ readonly sha256: string; readonly bytes: number }> {
  let content: Buffer;
  try {
    content = await readKept(copy);
  } catch (error) {
    throw asReadError(error, copy);
  }
  try {
    await writeFile(target, content, { flag: 'wx' });
  } catch (error) {
    throw asWriteError(error, target);
  }
  return { sha256: createHash('sha256').update(content).digest('hex'), bytes: content.length };
}

async function copyInChunks(copy: PlannedCopy, target: string, signal: AbortSignal | undefined): Promise<{ readonly sha256: string; readonly bytes: number }> {
  try {
    const output = await open(target, 'wx');
    try {
      const hash = createHash('sha256');
      let bytes = 0;
      for await (const chunk of keptChunks(copy)) {
        if (signal?.aborted) throw new DangheError({ code: 'cancelled' });
        hash.update(chunk);
        await output.writeFile(chunk);
        bytes += chunk.length;
      }
      return { sha256: hash.digest('hex'), bytes };
    } finally {
      await output.close();
    }
  } catch (error) {
    throw error instanceof DangheError ? asReadError(error, copy) : asWriteError(error, target);
  }
}

function asReadError(error: unknown, copy: PlannedCopy): unknown {
  if (error instanceof DangheError && error.detail.code === 'original-altered') return new DangheError({ code: 'original-altered', path: copy.itemPath, sha256: copy.sha256 }, { cause: error });
  if (errorCode(error) === 'ENOENT') return new DangheError({ code: 'original-missing', path: copy.itemPath, sha256: copy.sha256 }, { cause: error });
  if (errorCode(error) === undefined) return error;
  return new DangheError({ code: 'file-unreadable', path: copy.itemPath, reason: 'access-denied', detail: errorCode(error) ?? '' }, { cause: error });
}
