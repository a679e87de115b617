import { join } from 'node:path';
import type { TakenIn } from '../../../shared/contract/handOverCalls.ts';
import { refused } from '../../../shared/ledgers/refused.ts';
import { HAND_OVER } from '../../../shared/ledgers/undoable.ts';
import { errorMessage } from '../../../shared/messages/errorMessage.ts';
import { DangheError } from '../../../shared/model/errors.ts';
import { takeInAll } from '../handOver/takeInAll.ts';
import { openSession } from './app.ts';
import type { Handlers } from './handlers.ts';
import { hiddenBranches, isShown, ownBranchOf } from './ownBranch.ts';
import { personAtWork } from './personAtWork.ts';

/** In the program's own folder: where what is taken in is unpacked. */
export const TAKE_IN_FOLDER = '移交';

export const handOverHandlers: Handlers<'handOver.write' | 'handOver.takeIn' | 'handOver.list'> = {
  'handOver.write': (app, { file }) => {
    const { library } = openSession(app);
    const others = hiddenBranches(app);
    if (others.length > 0) throw refused({ kind: 'other-branches', branches: others });
    const job = app.jobs.start({
      kind: 'handOver',
      subject: file,
      work: async ({ report }) => {
        report({ step: '写出移交文件' });
        return { kind: 'handOver', file, ...(await library.backup(file)), head: library.events.head().head };
      },
    });
    return { job: job.id };
  },
  'handOver.takeIn': (app, { file, township, password }) => {
    const session = openSession(app);
    if (ownBranchOf(app) !== null) throw refused({ kind: 'township-only', what: '接收移交文件' });
    const person = personAtWork(app);
    const job = app.jobs.start({
      kind: 'takeIn',
      subject: file,
      work: async ({ report, signal }) => {
        const request = {
          library: session.library, schemeFile: session.schemeFile, paths: [file], ...(township === undefined ? {} : { township }), workFolder: join(app.dataFolder, TAKE_IN_FOLDER), person, signal,
          passwordOf: () => Promise.resolve(password),
          onStep: (step: string) => report({ step }),
          onProgress: ({ done, total, path }: { readonly done: number; readonly total: number; readonly path: string }) => report({ done, total, current: path }),
        };
        const outcomes = await takeInAll(request);
        // Of one source alone the fault is the job's.
        if (outcomes.length === 1 && 'error' in outcomes[0]!) throw new DangheError(outcomes[0].error);
        // Places and numbers follow from what people had decided there.
        await session.file();
        app.emit('library-changed', { events: session.library.events.head().count });
        return { kind: 'takeIn', taken: outcomes.flatMap((outcome) => ('taken' in outcome ? [outcome.taken] : [])), refused: outcomes.flatMap((outcome) => ('error' in outcome ? [{ path: outcome.path, message: errorMessage(outcome.error) }] : [])) };
      },
    });
    return { job: job.id };
  },
  'handOver.list': (app) => {
    const { settings } = openSession(app).library;
    return Object.entries(settings.all()).flatMap(([key, value]) => {
      if (!key.startsWith(HAND_OVER)) return [];
      const { township, branches, at, by, files, already, events, head, entries, conflicts } = value as unknown as TakenIn;
      if (!branches.some((branch) => isShown(app, branch))) return [];
      return [{ ...(township === undefined ? {} : { township }), branches, at, by, files, already, events, head, entries, conflicts }];
    });
  },
};
