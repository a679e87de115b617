import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { builtPage } from '../../electron/cli/builtPage.ts';
import { fileLibrary } from '../../electron/backend/fileLibrary.ts';
import { filingKey, markFiled } from '../../electron/backend/filingState.ts';
import { importFolder } from '../../electron/backend/importFolder.ts';
import { defaultSchemeFile, loadScheme } from '../../electron/backend/loadData.ts';
import { makeSample } from '../../electron/backend/makeSample.ts';
import { openSession } from '../../electron/backend/app/session.ts';
import { withLibrary } from '../../electron/backend/withLibrary.ts';
import { parseCalendarDate } from '../../shared/model/calendarDate.ts';
import { buildDesktop } from './hosts/desktopHost.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** A folder with `files` (the sample township) and `library` (imported and filed), copied by each test. */
    readonly prepared: string;
    /** Which shell the specs open. */
    readonly host: 'browser' | 'desktop';
  }
}

/** The day of the specs' checks. */
const day = parseCalendarDate('2026-01-15')!;

/** Before the specs: the page is built, and the sample township is imported and checked once. */
export default async function prepare(project: TestProject): Promise<() => Promise<void>> {
  if (project.config.provide.host === 'desktop') buildDesktop();
  else await builtPage(() => undefined);
  const folder = await mkdtemp(join(tmpdir(), 'danghe-e2e-'));
  await makeSample(join(folder, 'files'), { branches: 2, years: 1 });
  const scheme = await loadScheme();
  await withLibrary(join(folder, 'library'), async (library) => {
    await importFolder({ library, folder: join(folder, 'files'), schemeFile: defaultSchemeFile });
    fileLibrary(library, scheme);
    markFiled(library, await filingKey(defaultSchemeFile));
  });
  const session = await openSession(join(folder, 'library'), { create: false, actor: () => '准备', asOf: day, busy: () => false, onCheck: () => undefined, onRefiled: () => undefined });
  await session.report();
  await session.close();
  project.provide('prepared', folder);
  return () => rm(folder, { recursive: true, force: true });
}
