import { mkdir, mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { createBackend, type Backend } from '../../../electron/backend/app/createApp.ts';
import { removeTree } from '../../../electron/files/retry.ts';
import { openLibrary } from '../../../electron/library/openLibrary.ts';
import type { AppState } from '../../../shared/contract/appCalls.ts';
import { day } from '../ledgers/smallTownship.ts';

const person = { actor: '周玉兰', now: () => '2026-01-15T02:00:00.000Z' };

/** A window with one library open, and the place where others can be made. */
async function windowWithOne(): Promise<{ readonly place: string; readonly first: string; readonly backend: Backend; readonly open: (folder: string) => Promise<unknown>; readonly openFolder: () => Promise<string | null> }> {
  const place = await mkdtemp(join(tmpdir(), 'danghe-open-'));
  onTestFinished(() => removeTree(place));
  const backend = await createBackend({ host: 'browser', dataFolder: join(place, 'data'), asOf: day('2026-01-15'), emit: () => undefined });
  onTestFinished(() => backend.close());
  const first = join(place, '第一个');
  await backend.open(first);
  return {
    place, first, backend,
    open: (folder) => backend.call('library.open', { folder }),
    openFolder: async () => ((await backend.call('app.state', {})) as AppState).library?.folder ?? null,
  };
}

it('keeps the library that is open where another cannot be opened, whatever is wrong with that one', async () => {
  const { place, first, backend, open, openFolder } = await windowWithOne();
  const held = await openLibrary(join(place, '别人开着的'), { ...person, create: true });
  onTestFinished(() => held.close());
  const [foreign, file] = [join(place, '别的程序的'), join(place, '文件')];
  await mkdir(foreign);
  await writeFile(join(foreign, 'library.sqlite'), 'not a database at all, but long enough to be looked at');
  await writeFile(file, '');
  for (const [folder, code] of [[join(place, '没有的'), 'library-missing'], [held.folder, 'library-in-use'], [foreign, 'library-foreign'], [file, 'folder-not-a-directory']] as const) {
    await expect(open(folder)).rejects.toMatchObject({ detail: { code } });
    expect(await openFolder()).toBe(first);
  }
  // It is open for work, and opened again at the next start.
  await backend.call('app.setPerson', { person: '周玉兰' });
  await backend.call('settings.setTownship', { township: '清河乡' });
  expect((await backend.call('app.state', {})) as AppState).toMatchObject({ library: { township: '清河乡', folder: first }, recent: [{ folder: first }] });
});

it('lets go of the one before once another is open; the same again stays as it is', async () => {
  const { place, first, open, openFolder } = await windowWithOne();
  await open(`${first}/`);
  expect(await openFolder()).toBe(first);
  const second = join(place, '第二个');
  (await openLibrary(second, { ...person, create: true })).close();
  await open(second);
  expect(await openFolder()).toBe(second);
  // Nobody holds it any more.
  (await openLibrary(first, person)).close();
});
