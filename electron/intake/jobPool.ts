import type { UnreadableCode } from '../../shared/model/item.ts';
import { defaultLimits, type ReadLimits } from './limits.ts';
import type { FromReader } from './poolMessages.ts';
import type { ReaderProcess, SpawnReader } from './spawnReader.ts';

export interface JobPoolOptions<Job, Outcome> {
  readonly workers: number;
  readonly spawn: SpawnReader;
  readonly limits?: ReadLimits;
  /** What one job may take; 120 s where absent. */
  readonly timeoutMilliseconds?: number;
  /** Resident size of a process, 1 GiB where absent. */
  readonly memoryBytes?: number;
  /** Jobs after which a process is replaced; 20,000 where absent. */
  readonly jobsPerWorker?: number;
  /** Share of its memory at which a process is replaced after a job; 0.4 where absent. */
  readonly recycleShare?: number;
  /** The outcome of a job whose process is gone. @param unread nothing was tried: the pool closed */
  readonly refuse: (job: Job, code: UnreadableCode, detail: string, unread: boolean) => Promise<Outcome>;
}

export interface JobPool<Job, Outcome> {
  /** Does one job. Never rejects for what is in a file: a hang, a crash or a full memory is that job's outcome and no other's. */
  readonly read: (job: Job) => Promise<Outcome>;
  /** Ends all processes; what was not done ends as `reader-crashed`. */
  readonly close: () => Promise<void>;
}

const TIMEOUT_MILLISECONDS = 120_000;
const MEMORY_BYTES = 1 << 30;
/**
 * A reader is replaced once it holds on to so much of its memory, or after so many files: libraries leak slowly. Not sooner
 * than it must be: a fresh one takes twice the time for its first thousand files.
 */
const JOBS_PER_READER = 20_000;
const RECYCLE_SHARE = 0.4;

/** A pool of worker processes, started when needed, each doing one job at a time. */
export function createJobPool<Job, Outcome>(options: JobPoolOptions<Job, Outcome>): JobPool<Job, Outcome> {
  const { spawn, refuse, limits = defaultLimits } = options;
  const workers = Math.max(1, options.workers);
  const timeout = options.timeoutMilliseconds ?? TIMEOUT_MILLISECONDS;
  const memoryBytes = options.memoryBytes ?? MEMORY_BYTES;
  const jobsPerWorker = options.jobsPerWorker ?? JOBS_PER_READER;
  const recycleAt = (options.recycleShare ?? RECYCLE_SHARE) * memoryBytes;
  const waiting: Task<Job, Outcome>[] = [];
  const readers = new Set<Reader<Job, Outcome>>();
  let closed = false;

  function dispatch(): void {
    while (waiting.length > 0) {
      const reader = [...readers].find((candidate) => candidate.task === null && !candidate.ending) ?? (readers.size < workers ? start() : null);
      if (!reader) return;
      give(reader, waiting.shift()!);
    }
  }

  function start(): Reader<Job, Outcome> {
    const reader: Reader<Job, Outcome> = {
      process: spawn(memoryBytes, { onMessage: (message) => finish(reader, message), onExit: (exit) => lose(reader, exit) }),
      task: null, timer: undefined, jobs: 0, ending: false, timedOut: false, gone: Promise.withResolvers<undefined>(),
    };
    readers.add(reader);
    reader.process.send({ kind: 'start', limits, memoryBytes });
    return reader;
  }

  function give(reader: Reader<Job, Outcome>, task: Task<Job, Outcome>): void {
    reader.task = task;
    reader.jobs += 1;
    reader.timer = setTimeout(() => {
      reader.timedOut = true;
      reader.process.kill();
    }, timeout);
    reader.process.send({ kind: 'read', job: task.job });
  }

  function finish(reader: Reader<Job, Outcome>, { outcome, memory }: FromReader): void {
    const { task } = reader;
    // An outcome that crosses with the kill for its time: the process is lost either way, its answer is not.
    clearTimeout(reader.timer);
    reader.task = null;
    if (reader.timedOut || reader.jobs >= jobsPerWorker || memory > recycleAt) retire(reader);
    // What a worker of this pool sends is what its script's `serveJobs` was given.
    task?.resolve(outcome as Outcome);
    dispatch();
  }

  function retire(reader: Reader<Job, Outcome>): void {
    reader.ending = true;
    reader.process.kill();
  }

  function lose(reader: Reader<Job, Outcome>, exit: { readonly outOfMemory: boolean; readonly detail: string }): void {
    clearTimeout(reader.timer);
    readers.delete(reader);
    reader.gone.resolve(undefined);
    const { task } = reader;
    reader.task = null;
    // A reader that had read other files before may have died of what they left behind: once, the file gets a fresh one.
    if (task && !task.again && !reader.timedOut && !closed && reader.jobs > 1) {
      waiting.unshift({ ...task, again: true });
      dispatch();
      return;
    }
    const code = reader.timedOut ? 'timed-out' : exit.outOfMemory ? 'out-of-memory' : 'reader-crashed';
    if (task) void refuse(task.job, code, closed ? 'closed' : exit.detail, closed).then(task.resolve);
    dispatch();
  }

  return {
    read: (job) => {
      if (closed) return refuse(job, 'reader-crashed', 'closed', true);
      const { promise, resolve } = Promise.withResolvers<Outcome>();
      waiting.push({ job, resolve, again: false });
      dispatch();
      return promise;
    },
    close: async () => {
      closed = true;
      for (const { job, resolve } of waiting.splice(0)) resolve(await refuse(job, 'reader-crashed', 'closed', true));
      const running = [...readers];
      for (const reader of running) retire(reader);
      await Promise.all(running.map((reader) => reader.gone.promise));
    },
  };
}

interface Task<Job, Outcome> {
  readonly job: Job;
  readonly resolve: (outcome: Outcome) => void;
  /** Given to a second reader after the first one died. */
  readonly again: boolean;
}

interface Reader<Job, Outcome> {
  readonly process: ReaderProcess;
  task: Task<Job, Outcome> | null;
  timer: NodeJS.Timeout | undefined;
  jobs: number;
  /** Told to end; takes no more jobs. */
  ending: boolean;
  timedOut: boolean;
  readonly gone: PromiseWithResolvers<undefined>;
}
