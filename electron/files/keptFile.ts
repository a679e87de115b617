import { createHash } from 'node:crypto';
import { closeSync, fstatSync, openSync, readFileSync, readSync, statSync } from 'node:fs';
import { open, readFile, stat } from 'node:fs/promises';
import { copyFlushed, hashFile, writeFlushed, type Accept, type Copied } from './durable.ts';
import { HEADER_BYTES, RECORD_BYTES, RECORD_PLAIN_BYTES, SEAL_MAGIC, altered, openRecord, recordsOf, sealRecord } from './sealedFile.ts';

/**
 * A file that is read: where it lies and, where its bytes are encrypted, the key (hex) of this one file. Plain data, so that it
 * can be handed to a reader process, which then knows this one key and no other. Everything that reads originals comes here.
 */
export interface KeptFile {
  readonly file: string | Buffer;
  readonly seal?: string;
}

/** One whose name is text: what this program has written. */
export interface KeptOriginal extends KeptFile {
  readonly file: string;
}

/** SHA-256 and length of the plain content. */
export async function hashKept(kept: KeptFile): Promise<Copied> {
  if (kept.seal === undefined) return hashFile(kept.file);
  const digest = createHash('sha256');
  let bytes = 0;
  for await (const chunk of keptChunks(kept)) {
    digest.update(chunk);
    bytes += chunk.length;
  }
  return { sha256: digest.digest('hex'), bytes };
}

/** The plain content, whole. */
export async function readKept(kept: KeptFile): Promise<Buffer<ArrayBuffer>> {
  if (kept.seal === undefined) return readFile(kept.file);
  const chunks: Buffer[] = [];
  for await (const chunk of keptChunks(kept)) chunks.push(chunk);
  return Buffer.concat(chunks);
}

/** As `readKept`, without letting anything else go on: for reader processes. */
export function readKeptSync(kept: KeptFile): Buffer {
  return kept.seal === undefined ? readFileSync(kept.file) : Buffer.concat([...keptChunksSync(kept)]);
}

/** Length of the plain content in bytes, without reading it. */
export async function sizeOfKept({ file, seal }: KeptFile): Promise<number> {
  const { size } = await stat(file);
  return seal === undefined ? size : (recordsOf(size)?.plainBytes ?? 0);
}

/** Copies the plain content as `copyFlushed` copies a file. */
export async function copyKept(kept: KeptFile, to: string, accept?: Accept): Promise<Copied> {
  return kept.seal === undefined ? copyFlushed(kept.file, to, accept) : writeFlushed(to, keptChunks(kept), accept);
}

/** The plain content as it is read; buffers are not used again. */
export async function* keptChunks({ file, seal }: KeptFile): AsyncGenerator<Buffer> {
  // Most originals are small: handing each step of reading one to another thread costs more than the reading.
  if (seal !== undefined && statSync(file).size <= HEADER_BYTES + RECORD_BYTES) {
    yield* keptChunksSync({ file, seal });
    return;
  }
  const source = await open(file, 'r');
  try {
    const { size } = await source.stat();
    const piece = async (position: number, length: number) => (await source.read(Buffer.allocUnsafe(length), 0, length, position)).buffer;
    if (seal === undefined) {
      for (let at = 0; at < size; at += RECORD_PLAIN_BYTES) yield await piece(at, Math.min(RECORD_PLAIN_BYTES, size - at));
      return;
    }
    const { key, count } = opening(seal, size, await piece(0, Math.min(HEADER_BYTES, size)), String(file));
    for (let index = 0; index < count; index += 1) yield openRecord(key, await piece(...placeOf(index, size)), index, index === count - 1, String(file));
  } finally {
    await source.close();
  }
}

/** As `keptChunks`, in calls that block. */
export function* keptChunksSync({ file, seal }: KeptFile): Generator<Buffer> {
  const source = openSync(file, 'r');
  try {
    const { size } = fstatSync(source);
    const piece = (position: number, length: number) => {
      const buffer = Buffer.allocUnsafe(length);
      return buffer.subarray(0, readSync(source, buffer, 0, length, position));
    };
    if (seal === undefined) {
      for (let at = 0; at < size; at += RECORD_PLAIN_BYTES) yield piece(at, Math.min(RECORD_PLAIN_BYTES, size - at));
      return;
    }
    const { key, count } = opening(seal, size, piece(0, Math.min(HEADER_BYTES, size)), String(file));
    for (let index = 0; index < count; index += 1) yield openRecord(key, piece(...placeOf(index, size)), index, index === count - 1, String(file));
  } finally {
    closeSync(source);
  }
}

/**
 * Writes plain content as an encrypted file, flushed; the folder's own flush is left to the caller.
 *
 * @param seal the key of the new file (hex) and the salt that it was made with
 * @param accept looks at what the plain content was before the file gets its name
 */
export async function sealKept(from: KeptFile, to: string, { key, salt }: { readonly key: string; readonly salt: Buffer }, accept?: Accept): Promise<Copied> {
  const digest = createHash('sha256');
  let bytes = 0;
  const plain = async function* () {
    for await (const chunk of keptChunks(from)) {
      digest.update(chunk);
      bytes += chunk.length;
      yield chunk;
    }
  };
  let copied: Copied | null = null;
  await writeFlushed(to, sealedChunks(plain(), Buffer.from(key, 'hex'), salt), () => accept?.((copied = { sha256: digest.digest('hex'), bytes })) ?? true);
  return copied ?? { sha256: digest.digest('hex'), bytes };
}

async function* sealedChunks(plain: AsyncIterable<Buffer>, key: Buffer, salt: Buffer): AsyncGenerator<Buffer> {
  yield Buffer.concat([SEAL_MAGIC, salt]);
  let [waiting, index] = [Buffer.alloc(0), 0];
  // A full record goes out only once more is known to follow: the last one is marked.
  for await (const chunk of plain) {
    waiting = waiting.length === 0 ? Buffer.from(chunk) : Buffer.concat([waiting, chunk]);
    for (; waiting.length > RECORD_PLAIN_BYTES; index += 1) {
      yield sealRecord(key, waiting.subarray(0, RECORD_PLAIN_BYTES), index, false);
      waiting = waiting.subarray(RECORD_PLAIN_BYTES);
    }
  }
  yield sealRecord(key, waiting, index, true);
}

function opening(seal: string, size: number, header: Buffer, file: string): { readonly key: Buffer; readonly count: number } {
  const records = recordsOf(size);
  if (!records || !header.subarray(0, SEAL_MAGIC.length).equals(SEAL_MAGIC)) throw altered(file);
  return { key: Buffer.from(seal, 'hex'), count: records.count };
}

function placeOf(index: number, size: number): [position: number, length: number] {
  const position = HEADER_BYTES + index * RECORD_BYTES;
  return [position, Math.min(RECORD_BYTES, size - position)];
}
