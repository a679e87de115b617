import { undoEvent } from '../undoEvent.ts';
import { openSession } from './app.ts';
import type { Handlers } from './handlers.ts';
import { hiddenBranches, refuseOtherEvent } from './ownBranch.ts';
import { personAtWork } from './personAtWork.ts';

export const eventHandlers: Handlers<'events.list' | 'events.undo' | 'events.verify'> = {
  'events.list': (app, { beforeSeq, limit }) => {
    const { events } = openSession(app).library;
    // One chain for all: what is of other branches cannot be told apart line by line.
    const withheld = hiddenBranches(app).length > 0;
    return { ...events.head(), withheld, rows: withheld ? [] : events.query(beforeSeq === null ? {} : { beforeSeq }, limit) };
  },
  'events.undo': (app, { seq }) => {
    const session = openSession(app);
    refuseOtherEvent(app, session, seq);
    undoEvent(session.library, session.scheme, seq, personAtWork(app), 'later');
    session.refiling.soon();
    return null;
  },
  'events.verify': (app) => {
    const { events } = openSession(app).library;
    const checked = events.verifyChain();
    return { ...events.head(), intact: checked.intact, brokenAt: checked.intact ? null : checked.seq };
  },
};
