import { stat, writeFile } from 'node:fs/promises';
import { availableParallelism, arch, platform, release, totalmem } from 'node:os';
import { join } from 'node:path';
import { problemReport, type ProblemFacts } from '../../../shared/presentation/problemReport.ts';
import { migrations } from '../../library/migrations/migrations.ts';
import { clock } from '../clock.ts';
import { ensureFreeTarget } from '../ensureFreeTarget.ts';
import { programVersion } from '../programVersion.ts';
import type { App } from './app.ts';
import type { Handlers } from './handlers.ts';

const MEGABYTE = 1 << 20;

export const problemHandlers: Handlers<'problem.report' | 'problem.save'> = {
  'problem.report': async (app) => ({ text: problemReport(await problemFacts(app)) }),
  // What was shown is what is saved: the text comes back from the window.
  'problem.save': async (_app, { file, text }) => {
    await ensureFreeTarget(file, 'file');
    await writeFile(file, text, { flag: 'wx' });
    return null;
  },
};

async function problemFacts(app: App): Promise<ProblemFacts> {
  const library = app.session()?.library;
  return {
    at: clock.now(),
    version: await programVersion(),
    host: app.host,
    system: { platform: platform(), release: release(), arch: arch(), node: process.versions.node, cores: availableParallelism(), memoryMegabytes: Math.round(totalmem() / MEGABYTE), usedMegabytes: Math.round(process.memoryUsage().rss / MEGABYTE) },
    library: library
      ? {
          schemaVersion: migrations.at(-1)!.version,
          databaseMegabytes: Math.ceil((await stat(join(library.folder, 'library.sqlite'))).size / MEGABYTE),
          events: library.events.head().count,
          byStatus: library.items.countByStatus(),
          ...library.items.countForSupport(),
        }
      : null,
    jobs: app.jobs.list().map(({ kind, state, error }) => ({ kind, state, code: error?.code ?? null })),
    faults: app.faults.list(),
  };
}
