import { createHash } from 'node:crypto';
import { closeSync, openSync, readSync } from 'node:fs';
import { parentPort } from 'node:worker_threads';

// A thread of `hashMany.ts`: gets portions of paths, answers with their hashes. Nothing else runs here, so nothing waits for
// the calls that block.

const buffer = Buffer.allocUnsafeSlow(1 << 18);

parentPort?.on('message', (files: readonly Uint8Array[]) => parentPort!.postMessage(files.map(hashOrNull)));

function hashOrNull(file: Uint8Array): string | null {
  try {
    return hashOf(Buffer.from(file.buffer, file.byteOffset, file.byteLength));
  } catch {
    // Gone or locked meanwhile: reading it will say which.
    return null;
  }
}

function hashOf(file: Buffer): string {
  const source = openSync(file, 'r');
  try {
    const digest = createHash('sha256');
    for (let bytes = readSync(source, buffer); bytes > 0; bytes = readSync(source, buffer)) digest.update(buffer.subarray(0, bytes));
    return digest.digest('hex');
  } finally {
    closeSync(source);
  }
}
