import { enableCompileCache, flushCompileCache } from 'node:module';
import { setFlagsFromString } from 'node:v8';

// The script of a reader process; started by `spawnReader.ts`. What a reader loads is compiled once for all that come after.
// It is compiled better only where it is used a great deal, and best only in a reader that lives long: a short import does
// not earn back the time (a fifth of its processor time), a long one halves what a file costs.
enableCompileCache();
setFlagsFromString('--no-turbofan');
setFlagsFromString('--invocation-count-for-maglev=2000');
const { readJob } = await import('./readJob.ts');
const { serveJobs } = await import('./serveJobs.ts');

/** By then most formats have been met. Readers are ended by a signal, which leaves no time for it. */
const FLUSH_AFTER_JOBS = 50;
/** Files after which the optimising compiler pays. */
const OPTIMISE_AFTER_JOBS = 1000;
let jobs = 0;

serveJobs(async (job, limits) => {
  const outcome = await readJob(job, limits);
  jobs += 1;
  if (jobs === FLUSH_AFTER_JOBS) flushCompileCache();
  if (jobs === OPTIMISE_AFTER_JOBS) setFlagsFromString('--turbofan');
  return outcome;
});
