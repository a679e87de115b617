import { createHash } from 'node:crypto';
import { closeSync, fsync, openSync } from 'node:fs';
import { open, type FileHandle } from 'node:fs/promises';
import { dirname } from 'node:path';
import { promisify } from 'node:util';
import { renameWithRetry, removeTree } from './retry.ts';

const CHUNK_BYTES = 1 << 20;

/** SHA-256 (lower-case hex) and length in bytes of what was read. */
export interface Copied {
  readonly sha256: string;
  readonly bytes: number;
}

/** Looks at what was copied before it gets its name; where it says no, nothing is left behind. */
export type Accept = (copied: Copied) => boolean;

/** SHA-256 and length of a file's content. */
export async function hashFile(path: string | Buffer): Promise<Copied> {
  const source = await open(path, 'r');
  try {
    return await pump(source, null);
  } finally {
    await source.close();
  }
}

/**
 * Copies a file and flushes the copy; flushing the folder is left to the caller, who copies many files into few folders. The
 * name is safe only once that is done.
 */
export async function copyFlushed(from: string | Buffer, to: string, accept: Accept = () => true): Promise<Copied> {
  const source = await open(from, 'r');
  try {
    return await named(to, (target) => pump(source, target), accept);
  } finally {
    await source.close();
  }
}

/** As `copyFlushed`, of content that comes in pieces. */
export function writeFlushed(to: string, content: AsyncIterable<Uint8Array>, accept: Accept = () => true): Promise<Copied> {
  return named(to, async (target) => {
    const digest = createHash('sha256');
    let bytes = 0;
    for await (const chunk of content) {
      digest.update(chunk);
      await target.writeFile(chunk);
      bytes += chunk.length;
    }
    return { sha256: digest.digest('hex'), bytes };
  }, accept);
}

async function named(to: string, fill: (target: FileHandle) => Promise<Copied>, accept: Accept): Promise<Copied> {
  const temporary = `${to}.part`;
  try {
    const target = await open(temporary, 'w');
    let [copied, accepted] = [{ sha256: '', bytes: 0 }, false];
    try {
      copied = await fill(target);
      accepted = accept(copied);
      if (accepted) await target.sync();
    } finally {
      await target.close();
    }
    if (accepted) await renameWithRetry(temporary, to);
    else await removeTree(temporary);
    return copied;
  } catch (error) {
    await removeTree(temporary);
    throw error;
  }
}

/** Gives a file that was only written its lasting name, its bytes flushed before; flushing the folder is left to the caller. */
export async function moveFlushed(from: string, to: string): Promise<void> {
  // For writing: Windows flushes no others.
  await flush(from, 'r+');
  await renameWithRetry(from, to);
}

/** Writes a whole file atomically and durably: temporary name, flush, rename, flush of the folder. */
export async function writeDurably(path: string, content: string | Uint8Array): Promise<void> {
  const temporary = `${path}.part`;
  try {
    const target = await open(temporary, 'w');
    try {
      await target.writeFile(content);
      await target.sync();
    } finally {
      await target.close();
    }
    await renameWithRetry(temporary, path);
    await flushFolder(dirname(path));
  } catch (error) {
    await removeTree(temporary);
    throw error;
  }
}

/** Flushes a folder's own entries to the disk; Windows has no such call and needs none. */
export async function flushFolder(path: string): Promise<void> {
  if (process.platform !== 'win32') await flush(path, 'r');
}

const waitForDisk = promisify(fsync);

/** Only the flush itself waits for the disk: opening on another thread would cost more than it takes. */
async function flush(path: string, flags: 'r' | 'r+'): Promise<void> {
  const file = openSync(path, flags);
  try {
    await waitForDisk(file);
  } finally {
    closeSync(file);
  }
}

async function pump(source: FileHandle, target: FileHandle | null): Promise<Copied> {
  const digest = createHash('sha256');
  const buffer = idleBuffers.pop() ?? Buffer.allocUnsafeSlow(CHUNK_BYTES);
  let bytes = 0;
  try {
    for (;;) {
      const { bytesRead } = await source.read(buffer, 0, CHUNK_BYTES, bytes);
      if (bytesRead === 0) return { sha256: digest.digest('hex'), bytes };
      const chunk = buffer.subarray(0, bytesRead);
      digest.update(chunk);
      if (target) await target.writeFile(chunk);
      bytes += bytesRead;
    }
  } finally {
    idleBuffers.push(buffer);
  }
}

/** Kept for the next file: a fresh megabyte for each would cost more than the reading. As many as files go on at once. */
const idleBuffers: Buffer[] = [];
