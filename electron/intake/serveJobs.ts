import { Worker } from 'node:worker_threads';
import type { ReadLimits } from './limits.ts';
import type { FromReader, ReadJob, ReadOutcome, ToReader } from './poolMessages.ts';

/**
 * The life of a reader process: takes the pool's messages, does one job at a time with `read`, sends the outcomes, ends with
 * its parent. A watchdog thread ends the process when its memory grows past what the pool allows.
 */
export function serveJobs(read: (job: ReadJob, limits: ReadLimits) => Promise<ReadOutcome>): void {
  let limits: ReadLimits | undefined;
  const serve = async (job: ReadJob): Promise<void> => {
    if (!limits) return;
    const outcome = await read(job, limits);
    const reply: FromReader = { kind: 'outcome', outcome, memory: process.memoryUsage.rss() };
    process.send?.(reply);
  };
  process.on('message', (message: ToReader) => {
    if (message.kind === 'read') void serve(message.job);
    else {
      limits = message.limits;
      new Worker(new URL('./watchdog.ts', import.meta.url), { workerData: { memoryBytes: message.memoryBytes }, execArgv: [] }).unref();
    }
  });
  process.on('disconnect', () => process.exit());
}
