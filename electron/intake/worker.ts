import { enableCompileCache, flushCompileCache } from 'node:module';
import { setFlagsFromString } from 'node:v8';
import type { ScanJob } from './ocr/scanMessages.ts';
import type { ReadJob } from './poolMessages.ts';

// The script of a reader process; started by `spawnReader.ts`. What a reader loads is compiled once for all that come after.
// It is compiled better only where it is used a great deal, and best only in a reader that lives long: a short import does
// not earn back the time (a fifth of its processor time), a long one halves what a file costs.
enableCompileCache();
setFlagsFromString('--no-turbofan');
setFlagsFromString('--invocation-count-for-maglev=2000');
const { serveJobs } = await import('./serveJobs.ts');

/** By then most formats have been met. Readers are ended by a signal, which leaves no time for it. */
const FLUSH_AFTER_JOBS = 50;
/** Files after which the optimising compiler pays. */
const OPTIMISE_AFTER_JOBS = 1000;
let jobs = 0;

// What a pool sends is what its reader takes: files to `pool.ts`, pages for OCR to `ocr/scanPool.ts`.
serveJobs(async (job, limits) => {
  if (isScanJob(job)) {
    // Cropping and decoding lines are long loops over pixels, worth compiling well.
    if (jobs === 0) setFlagsFromString('--turbofan');
    jobs += 1;
    const { scanJob } = await import('./ocr/scanJob.ts');
    return scanJob(job, limits);
  }
  const { readJob } = await import('./readJob.ts');
  const outcome = await readJob(job as ReadJob, limits);
  jobs += 1;
  if (jobs === FLUSH_AFTER_JOBS) flushCompileCache();
  if (jobs === OPTIMISE_AFTER_JOBS) setFlagsFromString('--turbofan');
  return outcome;
});

function isScanJob(job: unknown): job is ScanJob {
  return typeof job === 'object' && job !== null && 'want' in job;
}
