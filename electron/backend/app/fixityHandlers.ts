import type { JobResult } from '../../../shared/contract/jobs.ts';
import { checkOriginals, type FaultyOriginal, type FixityOptions } from '../fixity/checkOriginals.ts';
import { fixityLines } from '../fixity/fixityLines.ts';
import { repairOriginals } from '../fixity/repairOriginals.ts';
import { openSession, type App } from './app.ts';
import type { Handlers } from './handlers.ts';
import type { JobTools } from './jobs.ts';
import { isShown } from './ownBranch.ts';
import { personAtWork } from './personAtWork.ts';
import type { Session } from './session.ts';

export const fixityHandlers: Handlers<'library.check' | 'library.repair'> = {
  'library.check': (app) => {
    const session = openSession(app);
    const job = app.jobs.start({
      kind: 'fixity',
      subject: session.library.folder,
      work: async (tools) => {
        const { checked, faults } = await checkOriginals(session.library, steps(tools));
        tools.report({ step: '检查数据库和事件链' });
        return resultOf(app, session, checked, faults, 0);
      },
    });
    return { job: job.id };
  },
  'library.repair': (app, { file }) => {
    const session = openSession(app);
    const person = personAtWork(app);
    const job = app.jobs.start({
      kind: 'fixity',
      subject: file,
      work: async (tools) => {
        const { checked, faults } = await checkOriginals(session.library, { ...steps(tools), restart: true });
        tools.report({ step: '从备份换回原件' });
        const repaired = new Set(await repairOriginals(session.library, file, faults.map(({ sha256 }) => sha256), person));
        return resultOf(app, session, checked, faults.filter(({ sha256 }) => !repaired.has(sha256)), repaired.size);
      },
    });
    return { job: job.id };
  },
};

function steps({ signal, report }: JobTools): FixityOptions {
  report({ step: '逐件检查原件' });
  return { signal, onProgress: (done, total) => report({ done, total }) };
}

/** A village's window names its own files alone; that others are faulty it says by number. */
function resultOf(app: App, { library }: Session, checked: number, faults: readonly FaultyOriginal[], repaired: number): JobResult {
  const branchOf = new Map(library.items.list().map(({ path, branch }) => [path, branch]));
  const damage = library.damage();
  const chain = library.events.verifyChain();
  const shown = faults.map((fault) => ({ ...fault, paths: fault.paths.filter((path) => isShown(app, branchOf.get(path) ?? null)) }));
  return {
    kind: 'fixity', checked, originals: faults.length, repaired,
    lines: [
      ...damage.map((text) => `数据库：${text}`),
      ...(chain.intact ? [] : [`事件链：第 ${chain.seq} 个事件与前后接不上。`]),
      ...fixityLines(shown),
    ],
  };
}
