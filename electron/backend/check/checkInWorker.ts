import { Worker } from 'node:worker_threads';
import { DangheError, type DangheErrorDetail } from '../../../shared/model/errors.ts';
import type { TownshipFacts } from '../../../shared/model/facts.ts';
import type { OwnRules } from '../../../shared/rules/ownRules.ts';
import { programScript } from '../../programScript.ts';

export interface CheckTask {
  readonly facts: TownshipFacts;
  /** SHA-256 by path. */
  readonly contents: ReadonlyMap<string, string>;
  /** The data files of the rules by name, as the library has them in force. */
  readonly rules: Readonly<Record<string, unknown>>;
  /** What the library sets differently in them. */
  readonly own: OwnRules;
}

export type CheckAnswer = { readonly outcome: string } | { readonly error: DangheErrorDetail };

/** A check under way in a thread of its own. */
export interface RunningCheck {
  /** A `CheckOutcome` as JSON, as it is kept beside the library. @throws DangheError what went wrong in the thread, `cancelled` after `stop` */
  readonly outcome: Promise<string>;
  readonly stop: () => void;
}

/** Runs the rules in a thread of its own, so that the backend goes on answering. */
export function checkInWorker(task: CheckTask): RunningCheck {
  const { promise, resolve, reject } = Promise.withResolvers<string>();
  const worker = new Worker(programScript('backend/check/checkWorker.ts'), { workerData: task, execArgv: [] });
  worker.once('message', (answer: CheckAnswer) => ('outcome' in answer ? resolve(answer.outcome) : reject(new DangheError(answer.error))));
  worker.once('error', (error: Error) => reject(new DangheError({ code: 'internal', problem: error.message }, { cause: error })));
  // After an answer this says nothing any more.
  worker.once('exit', () => reject(new DangheError({ code: 'cancelled' })));
  return { outcome: promise, stop: () => void worker.terminate() };
}
