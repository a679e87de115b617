import { undoEvent } from '../undoEvent.ts';
import { openSession } from './app.ts';
import type { Handlers } from './handlers.ts';
import { hiddenBranches, isShown, refuseOtherEvent } from './ownBranch.ts';
import { personAtWork } from './personAtWork.ts';

export const eventHandlers: Handlers<'events.list' | 'events.undo' | 'events.verify' | 'library.check'> = {
  'events.list': (app, { beforeSeq, limit }) => {
    const { events } = openSession(app).library;
    // One chain for all: what is of other branches cannot be told apart line by line.
    const withheld = hiddenBranches(app).length > 0;
    return { ...events.head(), withheld, rows: withheld ? [] : events.query(beforeSeq === null ? {} : { beforeSeq }, limit) };
  },
  'events.undo': (app, { seq }) => {
    const session = openSession(app);
    refuseOtherEvent(app, session, seq);
    const { library, scheme } = session;
    undoEvent(library, scheme, seq, personAtWork(app));
    return null;
  },
  'events.verify': (app) => {
    const { events } = openSession(app).library;
    const checked = events.verifyChain();
    return { ...events.head(), intact: checked.intact, brokenAt: checked.intact ? null : checked.seq };
  },
  'library.check': (app) => {
    const { library } = openSession(app);
    const job = app.jobs.start({
      kind: 'fixity',
      subject: library.folder,
      work: async ({ report }) => {
        report({ step: '逐件检查原件' });
        const { damage, chain, missing, altered } = await library.check();
        const name = (sha256: string) => library.items.list().find((item) => item.sha256 === sha256 && isShown(app, item.branch))?.path ?? sha256;
        return {
          kind: 'fixity',
          lines: [
            ...damage.map((text) => `数据库：${text}`),
            ...(chain.intact ? [] : [`事件链：第 ${chain.seq} 个事件与前后接不上。`]),
            ...missing.map((sha256) => `原件缺失：${name(sha256)}`),
            ...altered.map((sha256) => `原件被改动：${name(sha256)}`),
          ],
        };
      },
    });
    return { job: job.id };
  },
};
