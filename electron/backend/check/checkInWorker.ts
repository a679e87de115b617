import { Worker } from 'node:worker_threads';
import type { CalendarDate } from '../../../shared/model/calendarDate.ts';
import { DangheError, type DangheErrorDetail } from '../../../shared/model/errors.ts';
import type { Scheme } from '../../../shared/model/scheme.ts';
import type { OwnRules } from '../../../shared/rules/ownRules.ts';
import type { SnapshotPart } from '../../library/snapshot.ts';
import { programScript } from '../../programScript.ts';
import { errorDetail } from '../errorDetail.ts';

export interface CheckTask {
  readonly scheme: Scheme;
  readonly asOf: CalendarDate;
  /** The data files of the rules by name, as the library has them in force. */
  readonly rules: Readonly<Record<string, unknown>>;
  /** What the library sets differently in them. */
  readonly own: OwnRules;
}

/** The library's rows one part after the other, then what to do with them. */
export type ToCheck = { readonly part: SnapshotPart } | { readonly task: CheckTask };

/** `ready` asks for the next part. */
export type CheckAnswer = { readonly ready: true } | { readonly outcome: string } | { readonly error: DangheErrorDetail };

/** A check under way in a thread of its own. */
export interface RunningCheck {
  /** A `CheckOutcome` as JSON, as it is kept beside the library. @throws DangheError what went wrong in the thread, `cancelled` after `stop` */
  readonly outcome: Promise<string>;
  readonly stop: () => void;
}

/** The library at the moment when the thread is ready to take it. */
export interface CheckedLibrary {
  readonly task: CheckTask;
  readonly parts: IterableIterator<SnapshotPart>;
  /** Whether the library is still as it was at that moment. */
  readonly unchanged: () => boolean;
}

/** With more, V8 lets garbage pile up before it looks: a check of 25,000 files then takes 150 MB more, no quicker. */
const YOUNG_MEGABYTES = 24;

/**
 * Runs the rules in a thread of its own, so that the backend goes on answering: it hands over the library's rows a few
 * milliseconds' worth at a time, as the thread asks for them. Where the library changes meanwhile, the check ends as
 * `cancelled`: it would be of no moment that ever was.
 */
export function checkInWorker(begin: () => Promise<CheckedLibrary>): RunningCheck {
  const { promise, resolve, reject } = Promise.withResolvers<string>();
  const worker = new Worker(programScript('backend/check/checkWorker.ts'), { execArgv: [], resourceLimits: { maxYoungGenerationSizeMb: YOUNG_MEGABYTES } });
  const fail = (detail: DangheErrorDetail, cause?: unknown) => {
    reject(new DangheError(detail, { cause }));
    void worker.terminate();
  };
  let library: CheckedLibrary | null = null;
  const handOver = async () => {
    library ??= await begin();
    const { task, parts, unchanged } = library;
    if (!unchanged()) {
      fail({ code: 'cancelled' });
      return;
    }
    const next = parts.next();
    worker.postMessage((next.done ? { task } : { part: next.value }) satisfies ToCheck);
  };
  worker.on('message', (answer: CheckAnswer) => {
    if ('outcome' in answer) resolve(answer.outcome);
    else if ('error' in answer) reject(new DangheError(answer.error));
    else handOver().catch((error: unknown) => fail(errorDetail(error), error));
  });
  worker.once('error', (error: Error) => fail({ code: 'internal', problem: error.message }, error));
  // After an answer this says nothing any more.
  worker.once('exit', () => reject(new DangheError({ code: 'cancelled' })));
  return { outcome: promise, stop: () => void worker.terminate() };
}
