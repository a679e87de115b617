import { enableCompileCache, flushCompileCache } from 'node:module';
import { setFlagsFromString } from 'node:v8';

// The script of a reader process; started by `spawnReader.ts`. What a reader loads is compiled once for all that come after,
// and compiled better only where it is used a great deal: readers live too short for more to earn back its time (a fifth of
// the processor time of an import).
enableCompileCache();
setFlagsFromString('--no-turbofan');
setFlagsFromString('--invocation-count-for-maglev=2000');
const { readJob } = await import('./readJob.ts');
const { serveJobs } = await import('./serveJobs.ts');

/** By then most formats have been met. Readers are ended by a signal, which leaves no time for it. */
const FLUSH_AFTER_JOBS = 50;
let jobs = 0;

serveJobs(async (job, limits) => {
  const outcome = await readJob(job, limits);
  jobs += 1;
  if (jobs === FLUSH_AFTER_JOBS) flushCompileCache();
  return outcome;
});
