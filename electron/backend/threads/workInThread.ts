import { Worker } from 'node:worker_threads';
import { DangheError, type DangheErrorDetail } from '../../../shared/model/errors.ts';
import type { SnapshotPart } from '../../library/snapshot.ts';
import { programScript } from '../../programScript.ts';
import { errorDetail } from '../errorDetail.ts';

/** The library's rows one part after the other, then what to do with them. */
export type ToThread<Task> = { readonly part: SnapshotPart } | { readonly task: Task };

/** `ready` asks for the next part; an outcome is JSON. */
export type FromThread = { readonly ready: true } | { readonly outcome: string } | { readonly error: DangheErrorDetail };

/** Work under way in a thread of its own. */
export interface RunningWork {
  /** What came out of it, as JSON. @throws DangheError what went wrong in the thread, `cancelled` after `stop` */
  readonly outcome: Promise<string>;
  readonly stop: () => void;
}

/** The library at the moment when the thread is ready to take it. */
export interface LibraryToWorkOn<Task> {
  readonly task: Task;
  readonly parts: IterableIterator<SnapshotPart>;
  /** Waits for the end of a change that is under way. */
  readonly settled: () => Promise<void>;
  /** Whether the library is still as it was at that moment. */
  readonly unchanged: () => boolean;
}

/** With more, V8 lets garbage pile up before it looks: a check of 25,000 files then takes 150 MB more, no quicker. */
const YOUNG_MEGABYTES = 24;

/**
 * Works on a copy of the library in a thread of its own, so that the backend goes on answering: it hands over the library's
 * rows a few milliseconds' worth at a time, as the thread asks for them. Where the library changes meanwhile, the work ends
 * as `cancelled`: it would be of no moment that ever was.
 *
 * @param script where the thread's script lies below `electron/`; it calls `workOnSnapshot`
 */
export function workInThread<Task>(script: string, begin: () => Promise<LibraryToWorkOn<Task>>): RunningWork {
  const { promise, resolve, reject } = Promise.withResolvers<string>();
  const worker = new Worker(programScript(script), { execArgv: [], resourceLimits: { maxYoungGenerationSizeMb: YOUNG_MEGABYTES } });
  const fail = (detail: DangheErrorDetail, cause?: unknown) => {
    reject(new DangheError(detail, { cause }));
    void worker.terminate();
  };
  let library: LibraryToWorkOn<Task> | null = null;
  const handOver = async () => {
    library ??= await begin();
    const { task, parts, settled, unchanged } = library;
    await settled();
    if (!unchanged()) {
      fail({ code: 'cancelled' });
      return;
    }
    const next = parts.next();
    worker.postMessage((next.done ? { task } : { part: next.value }) satisfies ToThread<Task>);
  };
  worker.on('message', (answer: FromThread) => {
    if ('outcome' in answer) resolve(answer.outcome);
    else if ('error' in answer) reject(new DangheError(answer.error));
    else handOver().catch((error: unknown) => fail(errorDetail(error), error));
  });
  worker.once('error', (error: Error) => fail({ code: 'internal', problem: error.message }, error));
  // After an answer this says nothing any more.
  worker.once('exit', () => reject(new DangheError({ code: 'cancelled' })));
  return { outcome: promise, stop: () => void worker.terminate() };
}
