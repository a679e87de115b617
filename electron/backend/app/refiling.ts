import { refile } from '../decideItem.ts';
import { filingKey, isFiled, markFiled } from '../filingState.ts';
import type { App } from './app.ts';
import type { Session } from './session.ts';

/** The filing pass that a run of decisions owes: it waits until the person pauses, at the latest until the library is closed. */
export interface Refiling {
  /** Runs the pass some seconds after the last call. */
  soon(): void;
  /** Runs it now where it is owed: before anything that shows archive numbers to others, and before the library is closed. */
  settle(): Promise<void>;
}

/** Long enough for the next key of a person who goes through a queue. */
const WAIT_MILLISECONDS = 2500;

const refilings = new WeakMap<Session, Refiling>();

/** The refiling of an open library. */
export function refilingOf(app: App, session: Session): Refiling {
  const known = refilings.get(session) ?? createRefiling(app, session);
  refilings.set(session, known);
  return known;
}

function createRefiling(app: App, session: Session): Refiling {
  let timer: NodeJS.Timeout | undefined;
  let owed = false;
  const run = async () => {
    if (!owed || app.session() !== session) return;
    const key = await filingKey(session.schemeFile);
    if (!isFiled(session.library, key)) {
      refile(session.library, session.scheme);
      markFiled(session.library, key);
    }
    owed = false;
    app.emit('library-changed', { events: session.library.events.head().count });
  };
  const soon = () => {
    owed = true;
    clearTimeout(timer);
    timer = setTimeout(() => {
      if (app.jobs.running()) soon();
      // Still owed where it fails (a full disk): whoever needs its outcome asks for it with `settle` and is told.
      else run().catch(() => undefined);
    }, WAIT_MILLISECONDS);
    timer.unref();
  };
  return {
    soon,
    async settle() {
      clearTimeout(timer);
      await run();
    },
  };
}
