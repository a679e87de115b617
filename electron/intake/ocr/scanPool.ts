import { createJobPool, type JobPool } from '../jobPool.ts';
import type { ReadLimits } from '../limits.ts';
import { spawnReader, type SpawnReader } from '../spawnReader.ts';
import type { ScanJob, ScanOutcome } from './scanMessages.ts';

/** Reads pages, one outcome a page. */
export type ScanPool = JobPool<ScanJob, ScanOutcome>;

export interface ScanPoolOptions {
  readonly limits?: ReadLimits;
  /** What one page may take; five minutes where absent, for the slowest of office computers. */
  readonly timeoutMilliseconds?: number;
  /** Resident size of the process; 1.5 GiB where absent. */
  readonly memoryBytes?: number;
  /** How the process is started; a packaged host brings its own. */
  readonly spawn?: SpawnReader;
}

const TIMEOUT_MILLISECONDS = 300_000;
const MEMORY_BYTES = 1536 << 20;
/** What a page leaves behind is given back by starting anew now and then. */
const PAGES_PER_PROCESS = 300;
const RECYCLE_SHARE = 0.6;

/** One OCR process at a time: it already uses two cores, and the models take their memory once. */
export function createScanPool(options: ScanPoolOptions = {}): ScanPool {
  const { spawn = spawnReader, timeoutMilliseconds = TIMEOUT_MILLISECONDS, memoryBytes = MEMORY_BYTES, ...rest } = options;
  return createJobPool({
    ...rest, spawn, timeoutMilliseconds, memoryBytes, workers: 1, jobsPerWorker: PAGES_PER_PROCESS, recycleShare: RECYCLE_SHARE,
    refuse: (_, code, detail): Promise<ScanOutcome> => Promise.resolve({ ok: false, code, detail }),
  });
}
