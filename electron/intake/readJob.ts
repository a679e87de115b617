import { hash } from 'node:crypto';
import { closeSync, fstatSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { DangheError } from '../../shared/model/errors.ts';
import { hashFile } from '../files/durable.ts';
import { readKeptSync } from '../files/keptFile.ts';
import { packContent } from '../files/packedContent.ts';
import { errorCode } from '../files/retry.ts';
import type { ReadLimits } from './limits.ts';
import type { ReadJob, ReadOutcome, ReadRefusal } from './poolMessages.ts';
import { readFile } from './readFile.ts';
import { ReadFailure } from './readFailure.ts';
import { understand } from './understandJob.ts';

/**
 * Reads one file: its bytes once, their SHA-256, the copy that is asked for, the document in them and what `understand` makes
 * of it. Every ordinary failure is an outcome; a file above `limits.fileBytes` is only hashed.
 */
export async function readJob(job: ReadJob, limits: ReadLimits): Promise<ReadOutcome> {
  let source: Source | ReadRefusal;
  try {
    source = await loadBytes(job, limits.fileBytes);
  } catch (error) {
    if (error instanceof DangheError) return { ok: false, code: 'corrupt', sha256: null, bytes: 0 };
    const code = errorCode(error);
    return { ok: false, code: code === 'ENOENT' ? 'changed-while-reading' : 'access-denied', detail: code ?? String(error), sha256: null, bytes: 0 };
  }
  if ('ok' in source) return source;
  const { content } = source;
  const bytes = { sha256: hash('sha256', content), bytes: content.length, ...(job.copyTo !== undefined && copied(content, job.copyTo) ? { copied: true as const } : {}) };
  try {
    const document = await readFile(content, job.name, limits, job.staging);
    const understanding = understand(document, job);
    const given = job.pack ? { document: { ...document, blocks: [] }, packed: packContent(document) } : { document };
    return { ok: true, ...bytes, ...given, ...(understanding === undefined ? {} : { understanding }) };
  } catch (error) {
    if (error instanceof ReadFailure) return { ok: false, code: error.code, ...(error.detail === undefined ? {} : { detail: error.detail }), ...bytes };
    // A reader that throws anything else met a file nobody thought of; the process itself is sound.
    return { ok: false, code: 'reader-crashed', detail: error instanceof Error ? (error.stack ?? error.message).slice(0, 600) : String(error), ...bytes };
  }
}

interface Source {
  readonly content: Uint8Array;
}

/** Calls that block: a reader does one thing at a time, and handing each to another thread costs more than the call. */
async function loadBytes({ file: path, seal }: ReadJob, maxBytes: number): Promise<Source | ReadRefusal> {
  // What is encrypted is the library's own and does not change.
  if (seal !== undefined) return { content: readKeptSync({ file: path, seal }) };
  const file = openSync(path, 'r');
  try {
    const before = state(file);
    if (!before.regular) return { ok: false, code: 'unsupported', detail: '不是普通文件', sha256: null, bytes: 0 };
    const content = before.size > maxBytes ? null : readFileSync(file);
    const hashed = content === null ? await hashFile(path) : null;
    const after = state(file);
    const length = content?.length ?? hashed?.bytes ?? 0;
    if (after.size !== before.size || after.changed !== before.changed || length !== before.size) return { ok: false, code: 'changed-while-reading', sha256: null, bytes: length };
    return content === null ? { ok: false, code: 'too-large', sha256: hashed?.sha256 ?? null, bytes: length } : { content };
  } finally {
    closeSync(file);
  }
}

function state(file: number): { readonly regular: boolean; readonly size: number; readonly changed: bigint } {
  const stats = fstatSync(file, { bigint: true });
  return { regular: stats.isFile(), size: Number(stats.size), changed: stats.mtimeNs };
}

/** Where it fails (a full disk), who asked copies the file itself and says what is wrong. */
function copied(content: Uint8Array, path: string): boolean {
  try {
    writeFileSync(path, content, { flag: 'wx' });
    return true;
  } catch {
    rmSync(path, { force: true });
    return false;
  }
}
