import { refile } from '../decideItem.ts';
import { filingKey, isFiled, markFiled } from '../filingState.ts';
import type { App } from './app.ts';
import type { Session } from './session.ts';

/** The filing pass that a run of decisions owes: it waits until the person pauses, and is made up for at the next start. */
export interface Refiling {
  /** Runs the pass some seconds after the last call. */
  soon(): void;
  /** Runs it now where it is owed. */
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
  let timer: NodeJS.Timeout | null = null;
  const run = async () => {
    timer = null;
    // Closed meanwhile: the next opening finds that the pass is owed.
    if (app.session() !== session) return;
    const key = await filingKey(session.schemeFile);
    if (isFiled(session.library, key)) return;
    refile(session.library, session.scheme);
    markFiled(session.library, key);
    app.emit('library-changed', { events: session.library.events.head().count });
  };
  const soon = () => {
    if (timer) clearTimeout(timer);
    timer = setTimeout(() => {
      if (app.jobs.running()) soon();
      else void run();
    }, WAIT_MILLISECONDS);
  };
  return {
    soon,
    async settle() {
      if (!timer) return;
      clearTimeout(timer);
      await run();
    },
  };
}
