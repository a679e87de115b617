import { spawnSync } from 'node:child_process';
import { mkdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { expect } from 'vitest';
import { openExistingLibrary } from '../../electron/backend/openExistingLibrary.ts';
import { openLibrary } from '../../electron/library/openLibrary.ts';
import { test, type OpenApp } from './harness.ts';

// What goes wrong in an office, each as the person at the window meets it: one line that names the file and what to do.

test('a blocked folder of the program is told at once, and an archive library can still be opened', async ({ openApp }) => {
  const app = await openApp({ library: 'none', before: blockData });
  const { page, folder } = app;
  await page.getByText(`无法写入程序的数据文件夹 ${join(folder, 'data')}`).waitFor();
  await page.getByText('现在仍可打开档案库').waitFor();
  await page.getByRole('button', { name: '另选位置新建' }).click();
  await mkdir(join(folder, '档案库'));
  await app.pickFolder(join(folder, '档案库'));
  await page.getByText('档案库还是空的').waitFor();
  expect(app.problems).toEqual([]);
});

test('a library that is damaged, newer, somebody else’s or in use is not opened, and not a byte of it changes', async ({ openApp }) => {
  const app = await openApp({ library: 'none', before: makeBadLibraries });
  const { page, folder } = app;
  const said = page.getByRole('alert');
  for (const [name, words] of [
    ['坏库', /坏库 已损坏（.+）。请从备份恢复；.*danghe salvage.*本程序没有改动它。/],
    ['新库', /新库 由更新版本的档盒建立（版本 999，本程序支持到 \d+）。请升级档盒后再打开。/],
    ['别家', /别家 不是档盒的档案库。请另选文件夹，本程序没有改动它。/],
    ['空处', /空处 中没有档案库。请检查路径是否正确/],
  ] as const) {
    const before = await contentOf(join(folder, name));
    await openLibraryAt(app, join(folder, name));
    await said.filter({ hasText: words }).waitFor();
    expect([name, await contentOf(join(folder, name))]).toEqual([name, before]);
  }
  const other = await openLibrary(join(folder, '在用'), { create: true, actor: '别的程序', now: () => '2026-01-15T08:00:00.000Z' });
  await openLibraryAt(app, join(folder, '在用'));
  await said.filter({ hasText: `在用 正由另一个程序使用（pid ${process.pid}` }).filter({ hasText: '请先关闭它再试' }).waitFor();
  other.close();
  await openLibraryAt(app, join(folder, '在用'));
  await page.getByText('档案库还是空的').waitFor();
  expect(app.problems).toEqual([]);
});

test('a full disk is told where it happens, and everything entered before is still there', async ({ openApp, skip }) => {
  const app = await openApp({ library: 'none' });
  const { page, folder } = app;
  const disk = join(folder, 'U盘');
  await mkdir(disk);
  // Enough for a library and a few files, too little for the sample.
  if (spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=2m', 'tmpfs', disk]).status !== 0) skip('a small disk cannot be mounted here');
  try {
    await page.getByLabel('姓名').fill('周明');
    await page.getByRole('button', { name: '另选位置新建' }).click();
    await app.pickFolder(disk);
    await app.goTo('整改销号');
    await page.getByRole('button', { name: '登记问题' }).click();
    await page.getByRole('dialog').getByLabel('具体问题').fill('第三季度党员大会没有签到表');
    await page.getByRole('dialog').getByRole('button', { name: '登记' }).click();
    await page.getByRole('region', { name: '整改事项' }).waitFor();

    await app.goTo('导入');
    await page.getByRole('button', { name: '选择文件夹' }).first().click();
    await app.pickFolder(app.sampleFiles);
    await page.getByRole('button', { name: '开始导入' }).click();
    await page.getByText(new RegExp(`磁盘空间不足，无法写入 ${disk}.*请清理空间或换一个磁盘后重试`)).first().waitFor();
    await app.goTo('整改销号');
    await page.getByText('第三季度党员大会没有签到表').first().waitFor();
    await app.stop();
    await openExistingLibrary(disk, async (library) => {
      expect(library.ledgers.list('rectifications')).toMatchObject([{ problem: '第三季度党员大会没有签到表' }]);
      expect(await library.check()).toMatchObject({ damage: [], chain: { intact: true }, missing: [], altered: [] });
    });
  } finally {
    await app.stop();
    spawnSync('umount', [disk]);
  }
});

test('a backend that is killed in the middle of an import comes back: the window says so, goes on by itself, and the import is taken up', async ({ openApp }) => {
  const app = await openApp({ library: 'none' });
  const { page } = app;
  await page.getByLabel('姓名').fill('周明');
  await page.getByRole('button', { name: '新建档案库', exact: true }).click();
  await app.goTo('导入');
  await page.getByRole('button', { name: '选择文件夹' }).first().click();
  await app.pickFolder(app.sampleFiles);
  await page.getByRole('button', { name: '开始导入' }).click();
  // Only what has been begun can be taken up again.
  await page.getByText(/[1-9]\d* ?[\/／] ?\d+/).first().waitFor();
  await app.killBackend();
  await page.getByText('与后台的连接已断开，正在重新连接').waitFor();
  await page.getByText('与后台的连接已断开，正在重新连接').waitFor({ state: 'detached' });
  await page.getByRole('button', { name: '周明' }).waitFor();
  await app.goTo('总览');
  await page.getByText(`上次导入没有做完：${app.sampleFiles}`).waitFor();
  await page.getByRole('button', { name: '去继续' }).click();
  await page.getByRole('button', { name: /继续导入|开始导入/ }).first().click();
  await page.getByText(/归档\s*\d+/).first().waitFor();
  await app.goTo('总览');
  await page.getByText('上次导入没有做完').waitFor({ state: 'detached' });
});

/** Where the program's folder should be, there is a file: nobody, not even root, can write below it. */
async function blockData(folder: string): Promise<void> {
  await writeFile(join(folder, 'data'), '');
}

async function makeBadLibraries(folder: string): Promise<void> {
  const make = async (name: string) => (await openLibrary(join(folder, name), { create: true, actor: '测试', now: () => '2026-01-15T08:00:00.000Z' })).close();
  await make('坏库');
  const file = join(folder, '坏库', 'library.sqlite');
  const bytes = await readFile(file);
  await mkdir(join(folder, '坏库', 'originals'), { recursive: true });
  await writeFile(file, Buffer.concat([Buffer.from('这不再是数据库'), bytes.subarray(32)]));
  await make('新库');
  const newer = new Sqlite(join(folder, '新库', 'library.sqlite'));
  newer.pragma('user_version = 999');
  newer.close();
  await mkdir(join(folder, '别家'));
  const foreign = new Sqlite(join(folder, '别家', 'library.sqlite'));
  foreign.exec('CREATE TABLE 账 (id)');
  foreign.close();
  await mkdir(join(folder, '空处'));
}

async function openLibraryAt(app: OpenApp, path: string): Promise<void> {
  await app.page.getByRole('button', { name: '打开已有的' }).click();
  await app.pickFolder(path);
}

/** The database's bytes and time, where there is one. */
async function contentOf(folder: string): Promise<unknown> {
  const file = join(folder, 'library.sqlite');
  const found = await stat(file).catch(() => null);
  return found ? [(await readFile(file)).toString('base64'), found.mtimeMs] : null;
}
