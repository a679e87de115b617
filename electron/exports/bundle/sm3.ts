import { open } from 'node:fs/promises';
import { join } from 'node:path';
import { createSM3 } from 'hash-wasm';
import { DangheError } from '../../../shared/model/errors.ts';

const CHUNK_BYTES = 1 << 20;

/** SM3 (GB/T 32905) of files below a folder, by path. Not by Node's own crypto: Electron's is built without it. */
export async function sm3OfFiles(folder: string, paths: readonly string[], signal?: AbortSignal): Promise<ReadonlyMap<string, string>> {
  const sums = new Map<string, string>();
  for (const path of paths) {
    if (signal?.aborted) throw new DangheError({ code: 'cancelled' });
    sums.set(path, await sm3OfFile(join(folder, ...path.split('/'))));
  }
  return sums;
}

/** SM3 of one file's content, 64 lower-case hexadecimal digits. */
export async function sm3OfFile(path: string): Promise<string> {
  const hasher = await (hasherOnce ??= createSM3());
  hasher.init();
  const source = await open(path, 'r');
  try {
    const buffer = Buffer.allocUnsafe(CHUNK_BYTES);
    for (;;) {
      const { bytesRead } = await source.read(buffer, 0, CHUNK_BYTES, null);
      if (bytesRead === 0) return hasher.digest('hex');
      hasher.update(buffer.subarray(0, bytesRead));
    }
  } finally {
    await source.close();
  }
}

/** Compiling the algorithm costs more than hashing a small file; files are hashed one after the other. */
let hasherOnce: ReturnType<typeof createSM3> | undefined;
