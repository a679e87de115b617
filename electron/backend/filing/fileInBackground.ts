import { setImmediate } from 'node:timers/promises';
import { DangheError } from '../../../shared/model/errors.ts';
import type { Scheme } from '../../../shared/model/scheme.ts';
import type { Library } from '../../library/library.ts';
import { clock } from '../clock.ts';
import { classifyWaitingAgain, putUnderstoodAgain, type UnderstoodAgain } from '../decideItem.ts';
import { applyFiling, fileLibrary, type SourceFiling } from '../fileLibrary.ts';
import { workInThread } from '../threads/workInThread.ts';

/** What the thread is given besides the library. */
export interface FilingTask {
  readonly scheme: Scheme;
}

/** How long the backend is kept from answering at one time. */
const SLICE_MILLISECONDS = 15;
/** A person who goes on deciding is not waited for longer than this. */
const ATTEMPTS = 3;

/**
 * The filing pass, as `fileLibrary`, while the backend goes on answering: a thread finds where everything belongs. Where
 * the library changes again and again meanwhile, the pass is made at once in the end.
 */
export async function fileInBackground(library: Library, scheme: Scheme, signal?: AbortSignal): Promise<void> {
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) if (await tryToFile(library, scheme, signal)) return;
  if (!signal?.aborted) fileLibrary(library, scheme);
}

/**
 * Looks again at what waits, with what is known now, and puts everything in its place, as `refile`.
 *
 * @returns whether that was done; not where the library was changed meanwhile or `signal` said so
 */
export async function tryToRefile(library: Library, scheme: Scheme, signal: AbortSignal): Promise<boolean> {
  const { head } = library.events.head();
  const changed: UnderstoodAgain[] = [];
  let began = clock.elapsed();
  for (const again of classifyWaitingAgain(library, scheme)) {
    if (again) changed.push(again);
    if (clock.elapsed() - began < SLICE_MILLISECONDS) continue;
    await setImmediate();
    if (signal.aborted || library.events.head().head !== head) return false;
    began = clock.elapsed();
  }
  putUnderstoodAgain(library, 'classify-waiting', changed);
  return tryToFile(library, scheme, signal);
}

async function tryToFile(library: Library, scheme: Scheme, signal?: AbortSignal): Promise<boolean> {
  const { head } = library.events.head();
  const unchanged = () => signal?.aborted !== true && library.events.head().head === head;
  const running = workInThread<FilingTask>('backend/filing/filingWorker.ts', () => Promise.resolve({ task: { scheme }, parts: library.snapshot('filing'), settled: library.settled, unchanged }));
  signal?.addEventListener('abort', running.stop, { once: true });
  try {
    // Its own thread wrote it.
    const filing = JSON.parse(await running.outcome) as readonly SourceFiling[];
    if (!unchanged()) return false;
    applyFiling(library, scheme, filing);
    return true;
  } catch (error) {
    if (error instanceof DangheError && error.detail.code === 'cancelled') return false;
    throw error;
  } finally {
    signal?.removeEventListener('abort', running.stop);
  }
}
