import { existsSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { AppState, OpenLibrary } from '../../../shared/contract/appCalls.ts';
import { removeTree } from '../../files/retry.ts';
import { clock } from '../clock.ts';
import { makeSample } from '../makeSample.ts';
import { programVersion } from '../programVersion.ts';
import { restoreFromBackup } from '../restoreFromBackup.ts';
import { openSession, type App } from './app.ts';
import type { Handlers } from './handlers.ts';
import { importAndFile } from './importHandlers.ts';
import { refuseWhileRunning } from './refuseWhileRunning.ts';
import type { Session } from './session.ts';

type Name = 'app.state' | 'app.setRole' | 'app.setPerson' | 'library.create' | 'library.open' | 'library.close' | 'library.openSample' | 'library.removeSample' | 'library.backup' | 'library.restore';

/** Where the fictional sample township and its library go. */
const SAMPLE = '样例乡镇';

export const appHandlers: Handlers<Name> = {
  'app.state': stateOf,
  'app.setRole': async (app, { role, ownBranch }) => {
    await app.preferences.set({ role, ownBranch });
    app.emit('state-changed', {});
    return null;
  },
  'app.setPerson': async (app, { person }) => {
    if (person !== app.preferences.get().person) app.sitting.end();
    await app.preferences.set({ person });
    app.emit('state-changed', {});
    return null;
  },
  'library.create': async (app, { folder }) => {
    refuseWhileRunning(app);
    await app.open(folder, { create: true });
    return null;
  },
  'library.open': async (app, { folder, secret, visitor }) => {
    refuseWhileRunning(app);
    await app.open(folder, { create: false, ...(secret ? { secret } : {}), visitor: visitor === true });
    return null;
  },
  'library.close': async (app) => {
    refuseWhileRunning(app);
    await app.close();
    return null;
  },
  'library.openSample': async (app) => {
    refuseWhileRunning(app);
    const files = join(app.dataFolder, SAMPLE, '文件');
    const library = join(app.dataFolder, SAMPLE, '档案库');
    const session = await app.open(library, { create: true });
    const job = app.jobs.start({
      kind: 'sample',
      subject: SAMPLE,
      work: async (tools) => {
        if (session.library.sources.list().length > 0 && session.library.sources.unfinishedImport(session.library.sources.list()[0]!.id) === null) return { kind: 'sample', folder: files };
        tools.report({ step: '写出虚构的样例文件' });
        await removeTree(files);
        await mkdir(files, { recursive: true });
        await makeSample(files, {});
        await importAndFile(app, session, files, tools);
        return { kind: 'sample', folder: files };
      },
    });
    return { job: job.id };
  },
  'library.removeSample': async (app) => {
    refuseWhileRunning(app);
    const folder = join(app.dataFolder, SAMPLE);
    if (app.session() && isSample(app, app.session()!)) await app.close();
    await removeTree(folder);
    await app.preferences.set({ recent: app.preferences.get().recent.filter((recent) => !recent.folder.startsWith(resolve(folder))) });
    app.emit('state-changed', {});
    return null;
  },
  'library.backup': (app, { file }) => {
    const { library } = openSession(app);
    const job = app.jobs.start({
      kind: 'backup',
      subject: file,
      work: async ({ report }) => {
        report({ step: '写入备份' });
        return { kind: 'backup', file, ...(await library.backup(file)) };
      },
    });
    return { job: job.id };
  },
  'library.restore': (app, { file, folder, secret }) => {
    const job = app.jobs.start({
      kind: 'restore',
      subject: file,
      work: async ({ report }) => {
        report({ step: '从备份恢复' });
        await restoreFromBackup(file, folder, { actor: app.preferences.get().person ?? '未署名', secret });
        await app.open(folder, { create: false, ...(secret ? { secret } : {}) });
        return { kind: 'restore', folder };
      },
    });
    return { job: job.id };
  },
};

async function stateOf(app: App): Promise<AppState> {
  const { role, person, ownBranch, recent, lockAfterMinutes } = app.preferences.get();
  const session = app.session();
  return {
    version: await programVersion(),
    role,
    person,
    ownBranch,
    library: session ? openLibraryOf(app, session) : null,
    recent: recent.map(({ folder, openedAt }) => ({ folder, openedAt, exists: existsSync(folder) })),
    suggestedFolder: join(app.dataFolder, '档案库'),
    host: app.host,
    today: clock.today(),
    troubles: app.troubles(),
    connected: app.connected(),
    locked: app.locked(),
    lockAfterMinutes,
  };
}

function openLibraryOf(app: App, session: Session): OpenLibrary {
  const { library } = session;
  const township = library.settings.get('township') ?? library.settings.get('townshipInPapers');
  return {
    folder: library.folder,
    township: typeof township === 'string' ? township : null,
    sample: isSample(app, session),
    readOnly: session.visitor || library.readOnly,
    visitor: session.visitor,
    protected: library.protected,
    items: Object.values(library.items.countByStatus()).reduce((total, count) => total + count, 0),
    events: library.events.head().count,
    unfinished: library.sources.list().filter(({ id }) => library.sources.unfinishedImport(id) !== null).map(({ folder }) => folder),
  };
}

function isSample(app: App, { library }: Session): boolean {
  return library.folder === resolve(app.dataFolder, SAMPLE, '档案库');
}
