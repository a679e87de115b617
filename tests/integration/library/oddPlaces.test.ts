import { spawn, spawnSync } from 'node:child_process';
import { cp, mkdir, readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { describe, expect, it, onTestFinished } from 'vitest';
import { createBackend } from '../../../electron/backend/app/createApp.ts';
import { clockTrouble } from '../../../electron/backend/clockTrouble.ts';
import { checkOriginals } from '../../../electron/backend/fixity/checkOriginals.ts';
import { exportLibrary } from '../../../electron/backend/exportLibrary.ts';
import { loadScheme } from '../../../electron/backend/loadData.ts';
import { verifyFolder } from '../../../electron/backend/verifyFolder.ts';
import { openLibrary } from '../../../electron/library/openLibrary.ts';
import { isShare } from '../../../electron/library/place.ts';
import type { AppState } from '../../../shared/contract/appCalls.ts';
import type { CalendarDate } from '../../../shared/model/calendarDate.ts';
import { faultyDisk, type FaultyDisk } from '../../reliability/disk/faultyDisk.ts';
import { smallLibrary } from '../../reliability/libraryKinds.ts';
import { danghe, dangheWith } from '../cli/commandLine.ts';
import { importTexts, newLibrary, person, temporaryFolder } from './sampleFiles.ts';

const FILES = 6;

/** A medium that nothing can be written to, with a library on it; `null` where none can be mounted. */
async function protectedLibrary(): Promise<string | null> {
  const place = await temporaryFolder();
  const base = await smallLibrary(place, FILES);
  const medium = join(place, 'medium');
  await mkdir(medium);
  if (spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=16m', 'tmpfs', medium]).status !== 0) return null;
  onTestFinished(() => void spawnSync('umount', [medium]));
  await cp(base, join(medium, '档案库'), { recursive: true });
  return spawnSync('mount', ['-o', 'remount,ro', medium]).status === 0 ? join(medium, '档案库') : null;
}

async function contentOf(folder: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return Promise.all(entries.filter((entry) => entry.isFile()).map(async ({ parentPath, name }) => `${name} ${(await stat(join(parentPath, name))).mtimeMs} ${(await readFile(join(parentPath, name))).toString('base64')}`));
}

describe('a library on a medium that cannot be written', () => {
  it('is looked at, checked, exported and backed up; every change is refused in a clear line; nothing is left behind', async ({ skip }) => {
    const folder = await protectedLibrary();
    if (folder === null) return skip('nothing can be mounted here');
    const elsewhere = await temporaryFolder();
    const library = await openLibrary(folder, person);
    onTestFinished(() => library.close());
    expect([library.readOnly, library.items.list().length, library.search.find('党员大会', { limit: 10 }).length > 0]).toEqual([true, FILES, true]);
    expect(await library.check()).toMatchObject({ damage: [], missing: [], altered: [], chain: { intact: true } });
    expect((await checkOriginals(library)).faults).toEqual([]);
    await exportLibrary({ library, scheme: await loadScheme(), asOf: '2026-01-15' as CalendarDate, out: join(elsewhere, '成果包') });
    expect((await verifyFolder(join(elsewhere, '成果包'))).ok).toBe(true);
    await library.backup(join(elsewhere, 'backup.zip'));
    expect(() => library.change('settings', '', ({ settings }) => settings.set('township', '柳林乡'))).toThrow(expect.objectContaining({ detail: { code: 'library-read-only', path: folder } }));
    library.close();
    const imported = await danghe('import', 'tests/fixtures/folders/minute-book', '--library', folder, '--json');
    expect([imported.code, imported.json.at(-1)?.['error'].code, imported.stderr.trim().split('\n').at(-1)]).toEqual([1, 'library-read-only', expect.stringContaining('只能查看')]);
  });

  it('tells the window so', async ({ skip }) => {
    const folder = await protectedLibrary();
    if (folder === null) return skip('nothing can be mounted here');
    const before = await contentOf(folder);
    const backend = await createBackend({ host: 'browser', dataFolder: join(await temporaryFolder(), 'data'), asOf: '2026-01-15' as CalendarDate, emit: () => undefined });
    await backend.call('library.open', { folder });
    await backend.call('app.setPerson', { person: '周玉兰' });
    const state = (await backend.call('app.state', {})) as AppState;
    expect([state.library?.readOnly, state.troubles.map(({ code }) => code)]).toEqual([true, ['library-read-only']]);
    await backend.call('overview.figures', { year: null });
    await expect(backend.call('item.decide', { ids: [1], decision: { title: '另一题名' } })).rejects.toMatchObject({ detail: { code: 'library-read-only' } });
    await backend.close();
    expect(await contentOf(folder)).toEqual(before);
  });
});

describe('a library on a network share', () => {
  it('is refused before anything is written there', async ({ skip }) => {
    const place = await temporaryFolder();
    await mkdir(join(place, 'share'));
    const disk = faultyDisk(join(place, 'share'), join(place, 'state'));
    if (disk === null) return skip('no C compiler here');
    const library = join(place, 'share', '档案库');
    for (const kind of [0xff53_4d42, 0xfe53_4d42, 0x6969]) {
      disk.set({ kind });
      const { code, json, stderr } = await dangheWith(disk.env as Record<string, string>, 'import', 'tests/fixtures/folders/minute-book', '--library', library, '--json');
      expect([code, json.at(-1)?.['error']]).toEqual([1, { code: 'library-on-network', path: library, message: expect.stringContaining('复制到本机硬盘') as string }]);
      expect(stderr.trim().split('\n')).toHaveLength(1);
    }
    expect(await readdir(join(place, 'share'))).toEqual([]);
  });

  it.each([
    ['\\\\server\\share\\档案库', true], ['\\\\192.168.1.2\\d$', true], ['\\\\?\\UNC\\server\\share', true],
    ['D:\\档案库', false], ['\\\\?\\D:\\档案库', false], ['\\\\.\\D:\\', false], ['C:\\Users\\周\\档盒', false],
  ])('tells %s', (path, share) => {
    expect(isShare(path)).toBe(share);
  });
});

/** Imports from the command line on a slow disk; interrupted, as by Ctrl+C, once so many files are through. */
async function importSlowly(disk: FaultyDisk, source: string, library: string, interruptAt: number): Promise<{ readonly code: number | null; readonly done: readonly number[]; readonly error: string | undefined }> {
  const child = spawn(process.execPath, ['electron/cli.ts', 'import', source, '--library', library, '--json'], { stdio: ['ignore', 'pipe', 'ignore'], env: { ...process.env, ...disk.env } });
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
  const done: number[] = [];
  let error: string | undefined;
  for await (const line of createInterface({ input: child.stdout })) {
    const said = JSON.parse(line) as { readonly progress?: { readonly done: number }; readonly error?: { readonly code: string } };
    if (said.progress) done.push(said.progress.done);
    if (said.progress?.done === interruptAt) child.kill('SIGINT');
    error = said.error?.code;
  }
  return { code: await ended, done, error };
}

it('on a slow stick the progress goes on moving, an interrupt is heeded, and the next run takes up the rest', async ({ skip }) => {
  const place = await temporaryFolder();
  const [stick, source] = [join(place, 'stick'), join(place, 'stick', 'U盘')];
  const disk = faultyDisk(stick, join(place, 'state'));
  if (disk === null) return skip('no C compiler here');
  await mkdir(source, { recursive: true });
  for (let index = 0; index < 40; index += 1) await writeFile(join(source, `${index}.txt`), `中共清河县柳林乡东沟村支部党员大会会议记录\n第${index}次\n`);
  // Each read, write and flush takes 20 ms, as on a worn stick.
  disk.set({ slow: 20_000 });
  const library = join(stick, '档案库');
  const first = await importSlowly(disk, source, library, 5);
  expect([first.code, first.error]).toEqual([1, 'cancelled']);
  expect(first.done.slice(0, 5)).toEqual([1, 2, 3, 4, 5]);
  expect(first.done.length).toBeLessThan(40);
  disk.set({ slow: 0 });
  const second = await importSlowly(disk, source, library, -1);
  expect([second.code, second.done.at(-1)]).toEqual([0, 40]);
  const opened = await openLibrary(library, person);
  onTestFinished(() => opened.close());
  expect(opened.items.list()).toHaveLength(40);
  expect(await opened.check()).toMatchObject({ damage: [], missing: [], altered: [], chain: { intact: true } });
});

describe('a clock that was set back', () => {
  it('is told; what is done bears the time that the clock gave, in the order in which it was done', async () => {
    const library = await newLibrary();
    await importTexts(library, await temporaryFolder(), { 'a.txt': '换届选举' });
    expect(clockTrouble(library, '2026-01-15T07:59:00.000Z')).toBeNull();
    const now = '2024-06-01T00:00:00.000Z';
    expect(clockTrouble(library, now)).toEqual({ code: 'clock-behind', last: person.now(), now });
    library.change('settings', '', ({ settings }) => settings.set('township', '柳林乡'), { actor: '周玉兰', now: () => now });
    expect(library.events.latest(2).map(({ at }) => at)).toEqual([now, person.now()]);
    expect(library.events.verifyChain()).toMatchObject({ intact: true });
    // The event that bears the older time does not hide that the clock is behind.
    expect(clockTrouble(library, now)).toMatchObject({ last: person.now() });
  });

  it('is told at the command line and in the window, and nothing is refused for it', async () => {
    const place = await temporaryFolder();
    const folder = join(place, 'library');
    const library = await openLibrary(folder, { actor: '李明', now: () => '2199-01-01T00:00:00.000Z', create: true });
    await importTexts(library, join(place, 'source'), { 'a.txt': '换届选举' });
    library.close();
    const { code, stderr } = await danghe('import', join(place, 'source'), '--library', folder);
    expect([code, stderr.split('\n').filter((line) => line.includes('早于档案库里最后一次操作的时间')).length]).toEqual([0, 1]);
    const backend = await createBackend({ host: 'browser', dataFolder: join(place, 'data'), emit: () => undefined });
    onTestFinished(() => backend.close());
    await backend.call('library.open', { folder });
    expect(((await backend.call('app.state', {})) as AppState).troubles.map(({ code: trouble }) => trouble)).toEqual(['clock-behind']);
  });
});
