import type { Scheme } from '../../../shared/model/scheme.ts';
import type { Library } from '../../library/library.ts';
import { tryToRefile } from '../filing/fileInBackground.ts';
import { filingKey, isFiled, markFiled } from '../filingState.ts';
import { applyWaiting } from '../ocr/applyScan.ts';

/** The filing pass that a run of decisions owes: it waits until the person pauses, at the latest until the library is closed. */
export interface Refiling {
  /** Runs the pass some seconds after the last call. */
  soon(): void;
  /** Runs it now where it is owed: before anything that shows archive numbers to others, and before the library is closed. */
  settle(): Promise<void>;
  /** Leaves a pass under way where it is: nothing of it is there yet. */
  close(): Promise<void>;
}

interface RefilingPlan {
  /** The open library and the scheme in force when the pass runs. */
  readonly of: () => { readonly library: Library; readonly scheme: Scheme; readonly schemeFile: string };
  /** Other work that changes the library goes on. */
  readonly busy: () => boolean;
  readonly onRefiled: () => void;
}

/** Long enough for the next key of a person who goes through a queue. */
const WAIT_MILLISECONDS = 2500;

/** The refiling of one open library. */
export function createRefiling({ of, busy, onRefiled }: RefilingPlan): Refiling {
  const ending = new AbortController();
  let timer: NodeJS.Timeout | undefined;
  let owed = false;
  let running: Promise<boolean> | null = null;
  /** Not made where the library is changed meanwhile. */
  const pass = async () => {
    const { library, scheme, schemeFile } = of();
    const key = await filingKey(schemeFile);
    applyWaiting(library, scheme);
    if (!isFiled(library, key)) {
      if (!(await tryToRefile(library, scheme, ending.signal))) return false;
      markFiled(library, key);
    }
    owed = false;
    onRefiled();
    return true;
  };
  const run = () => (running ??= pass().finally(() => (running = null)));
  const soon = () => {
    owed = true;
    clearTimeout(timer);
    timer = setTimeout(() => {
      if (busy()) soon();
      // Still owed where it fails (a full disk): whoever needs its outcome asks for it with `settle` and is told.
      else run().then((made) => (made || ending.signal.aborted ? undefined : soon()), () => undefined);
    }, WAIT_MILLISECONDS);
    timer.unref();
  };
  return {
    soon,
    async settle() {
      clearTimeout(timer);
      // What is under way may be of a moment before the last decision; its failure comes again.
      await running?.catch(() => undefined);
      while (owed && !ending.signal.aborted) await run();
    },
    async close() {
      clearTimeout(timer);
      ending.abort();
      await running?.catch(() => undefined);
    },
  };
}
