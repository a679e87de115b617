import { availableParallelism } from 'node:os';
import { hashKept } from '../files/keptFile.ts';
import type { UnreadableCode } from '../../shared/model/item.ts';
import { createJobPool, type JobPool } from './jobPool.ts';
import type { ReadLimits } from './limits.ts';
import type { ReadJob, ReadOutcome, ReadRefusal } from './poolMessages.ts';
import { spawnReader, type SpawnReader } from './spawnReader.ts';

export type { ReadJob, ReadOutcome } from './poolMessages.ts';

export interface ReaderPoolOptions {
  /** Reader processes; as many as the machine has cores, at most 4, where absent. */
  readonly workers?: number;
  readonly limits?: ReadLimits;
  /** What one file may take; 120 s where absent. */
  readonly timeoutMilliseconds?: number;
  /** Resident size of a reader process, 1 GiB where absent. */
  readonly memoryBytes?: number;
  /** How a reader process is started; a packaged host brings its own. */
  readonly spawn?: SpawnReader;
}

/** Reads files, one outcome a file. */
export type ReaderPool = JobPool<ReadJob, ReadOutcome>;

/** A pool of reader processes, started when needed, each reading one file at a time. */
export function createReaderPool(options: ReaderPoolOptions = {}): ReaderPool {
  const { workers = Math.min(4, availableParallelism()), spawn = spawnReader, ...rest } = options;
  return createJobPool({ ...rest, workers, spawn, refuse: refusal });
}

/** The outcome of a file whose reader is gone, hashed here so that it is still accounted for by its content. */
async function refusal(job: ReadJob, code: UnreadableCode, detail: string, unhashed: boolean): Promise<ReadRefusal> {
  const hashed = unhashed ? null : await hashKept(job).catch(() => null);
  return { ok: false, code, detail, sha256: hashed?.sha256 ?? null, bytes: hashed?.bytes ?? 0 };
}
