import { availableParallelism } from 'node:os';
import { hashFile } from '../files/durable.ts';
import type { UnreadableCode } from '../../shared/model/item.ts';
import { defaultLimits, type ReadLimits } from './limits.ts';
import type { FromReader, ReadJob, ReadOutcome, ReadRefusal } from './poolMessages.ts';
import { spawnReader, type ReaderProcess, type SpawnReader } from './spawnReader.ts';

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

export interface ReaderPool {
  /** Reads one file. Never rejects for what is in the file: a hang, a crash or a full memory is that file's outcome and no other's. */
  readonly read: (job: ReadJob) => Promise<ReadOutcome>;
  /** Ends all readers; what was not read ends as `reader-crashed`. */
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

/** A pool of reader processes, started when needed, each reading one file at a time. */
export function createReaderPool(options: ReaderPoolOptions = {}): ReaderPool {
  const workers = Math.max(1, options.workers ?? Math.min(4, availableParallelism()));
  const limits = options.limits ?? defaultLimits;
  const timeout = options.timeoutMilliseconds ?? TIMEOUT_MILLISECONDS;
  const memoryBytes = options.memoryBytes ?? MEMORY_BYTES;
  const spawn = options.spawn ?? spawnReader;
  const waiting: Task[] = [];
  const readers = new Set<Reader>();
  let closed = false;

  function dispatch(): void {
    while (waiting.length > 0) {
      const reader = [...readers].find((candidate) => candidate.task === null && !candidate.ending) ?? (readers.size < workers ? start() : null);
      if (!reader) return;
      give(reader, waiting.shift()!);
    }
  }

  function start(): Reader {
    const reader: Reader = {
      process: spawn(memoryBytes, { onMessage: (message) => finish(reader, message), onExit: (exit) => lose(reader, exit) }),
      task: null, timer: undefined, jobs: 0, ending: false, timedOut: false, gone: Promise.withResolvers<undefined>(),
    };
    readers.add(reader);
    reader.process.send({ kind: 'start', limits, memoryBytes });
    return reader;
  }

  function give(reader: Reader, task: Task): void {
    reader.task = task;
    reader.jobs += 1;
    reader.timer = setTimeout(() => {
      reader.timedOut = true;
      reader.process.kill();
    }, timeout);
    reader.process.send({ kind: 'read', job: task.job });
  }

  function finish(reader: Reader, { outcome, memory }: FromReader): void {
    const { task } = reader;
    // An outcome that crosses with the kill for its time: the process is lost either way, its answer is not.
    clearTimeout(reader.timer);
    reader.task = null;
    if (reader.timedOut || reader.jobs >= JOBS_PER_READER || memory > RECYCLE_SHARE * memoryBytes) retire(reader);
    task?.resolve(outcome);
    dispatch();
  }

  function retire(reader: Reader): void {
    reader.ending = true;
    reader.process.kill();
  }

  function lose(reader: Reader, exit: { readonly outOfMemory: boolean; readonly detail: string }): void {
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
    if (task) void refusal(task.job, code, closed ? 'closed' : exit.detail, closed).then(task.resolve);
    dispatch();
  }

  return {
    read: (job) => {
      if (closed) return refusal(job, 'reader-crashed', 'closed', true);
      const { promise, resolve } = Promise.withResolvers<ReadOutcome>();
      waiting.push({ job, resolve, again: false });
      dispatch();
      return promise;
    },
    close: async () => {
      closed = true;
      for (const { job, resolve } of waiting.splice(0)) resolve(await refusal(job, 'reader-crashed', 'closed', true));
      const running = [...readers];
      for (const reader of running) retire(reader);
      await Promise.all(running.map((reader) => reader.gone.promise));
    },
  };
}

interface Task {
  readonly job: ReadJob;
  readonly resolve: (outcome: ReadOutcome) => void;
  /** Given to a second reader after the first one died. */
  readonly again: boolean;
}

interface Reader {
  readonly process: ReaderProcess;
  task: Task | null;
  timer: NodeJS.Timeout | undefined;
  jobs: number;
  /** Told to end; takes no more jobs. */
  ending: boolean;
  timedOut: boolean;
  readonly gone: PromiseWithResolvers<undefined>;
}

/** The outcome of a file whose reader is gone, hashed here so that it is still accounted for by its content. */
async function refusal(job: ReadJob, code: UnreadableCode, detail: string, unhashed: boolean): Promise<ReadRefusal> {
  const hashed = unhashed ? null : await hashFile(job.file).catch(() => null);
  return { ok: false, code, detail, sha256: hashed?.sha256 ?? null, bytes: hashed?.bytes ?? 0 };
}
