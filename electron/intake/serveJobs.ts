import { Worker } from 'node:worker_threads';
import type { ReadLimits } from './limits.ts';
import type { FromReader } from './poolMessages.ts';
import { programScript } from '../programScript.ts';
import { connectParent } from './readerParent.ts';

const JOBS_PER_LOOK = 16;

/**
 * The life of a reader process: takes the pool's messages, does one job at a time with `read`, sends the outcomes, ends with
 * its parent. A watchdog thread ends the process when its memory grows past what the pool allows.
 */
export function serveJobs(read: (job: unknown, limits: ReadLimits) => Promise<unknown>): void {
  const parent = connectParent();
  let limits: ReadLimits | undefined;
  let jobs = 0;
  let memory = 0;
  const serve = async (job: unknown): Promise<void> => {
    if (!limits) return;
    const outcome = await read(job, limits);
    // Asking the system costs as much as reading a small file, and what leaks does so slowly.
    if (jobs % JOBS_PER_LOOK === 0) memory = process.memoryUsage.rss();
    jobs += 1;
    const reply: FromReader = { kind: 'outcome', outcome, memory };
    parent.send(reply);
  };
  parent.receive((message) => {
    if (message.kind === 'read') void serve(message.job);
    else {
      limits = message.limits;
      new Worker(programScript('intake/watchdog.ts'), { workerData: { memoryBytes: message.memoryBytes }, execArgv: [] }).unref();
    }
  });
}
