import { join } from 'node:path';
import type { TakenIn } from '../../../shared/contract/handOverCalls.ts';
import { HAND_OVER } from '../../../shared/ledgers/undoable.ts';
import { takeIn } from '../handOver/takeIn.ts';
import { openSession } from './app.ts';
import type { Handlers } from './handlers.ts';
import { personAtWork } from './personAtWork.ts';

export const handOverHandlers: Handlers<'handOver.write' | 'handOver.takeIn' | 'handOver.list'> = {
  'handOver.write': (app, { file }) => {
    const { library } = openSession(app);
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
  'handOver.takeIn': (app, { file }) => {
    const session = openSession(app);
    const person = personAtWork(app);
    const job = app.jobs.start({
      kind: 'takeIn',
      subject: file,
      work: async ({ report, signal }) => {
        const request = {
          library: session.library, schemeFile: session.schemeFile, file, workFolder: join(app.dataFolder, '移交'), person, signal,
          onStep: (step: string) => report({ step }),
          onProgress: ({ done, total, path }: { readonly done: number; readonly total: number; readonly path: string }) => report({ done, total, current: path }),
        };
        const taken = await takeIn(request, () => session.file());
        // Places and numbers follow from what people had decided there.
        await session.file();
        app.emit('library-changed', { events: session.library.events.head().count });
        return { kind: 'takeIn', taken };
      },
    });
    return { job: job.id };
  },
  'handOver.list': (app) => {
    const { settings } = openSession(app).library;
    return Object.entries(settings.all()).flatMap(([key, value]) => {
      if (!key.startsWith(HAND_OVER)) return [];
      const { branches, at, by, files, already, events, head, entries, conflicts } = value as unknown as TakenIn;
      return [{ branches, at, by, files, already, events, head, entries, conflicts }];
    });
  },
};
