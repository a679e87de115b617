// Pictures of every screen of the menu at 1366×768, every tab of 设置, the first start and what an empty library and a
// fault look like, for looking at and for the README:
//   node .config/run.mjs tests/e2e/screenshots.ts <target folder> [<library>]
// Without a library the sample township is written and imported first.
import { spawn } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import { openInBrowser } from './hosts/browserHost.ts';

const [target = 'screenshots', library] = process.argv.slice(2);
const command = fileURLToPath(new URL('../../electron/cli.ts', import.meta.url));
const folder = await mkdtemp(join(tmpdir(), 'danghe-screens-'));
await mkdir(target, { recursive: true });
const own = library ?? join(folder, 'library');
if (!library) {
  await run(['sample', join(folder, 'files')]);
  await run(['import', join(folder, 'files'), '--library', own]);
}
let pictures = 0;

await show('data', own, async (page) => {
  await everyScreen(page, '');
  await page.getByRole('tab').first().waitFor();
  for (const tab of await page.getByRole('tab').allInnerTexts()) {
    await page.getByRole('tab', { name: tab, exact: true }).click();
    await picture(page, `设置-${tab}`);
  }
});
await show('empty', null, async (page) => {
  await picture(page, '第一次打开');
  await page.getByLabel('姓名').fill('周明');
  await page.getByRole('button', { name: '打开已有的' }).click();
  await page.getByRole('dialog').getByLabel('路径').fill(target);
  await page.getByRole('dialog').getByLabel('路径').press('Enter');
  await page.getByRole('dialog').getByRole('button', { name: '选定' }).click();
  await page.getByRole('alert').first().waitFor();
  await picture(page, '打不开档案库');
  await page.getByRole('button', { name: '新建档案库', exact: true }).click();
  await page.getByRole('navigation', { name: '主菜单' }).waitFor();
  await everyScreen(page, '空库-');
});
await writeFile(join(folder, 'blocked'), '');
await show('blocked', null, (page) => picture(page, '数据文件夹写不进'));
await rm(folder, { recursive: true, force: true });
process.stdout.write(`${pictures} pictures in ${target}\n`);
process.exit();

async function show(data: string, shown: string | null, look: (page: Page) => Promise<void>): Promise<void> {
  const host = await openInBrowser({ data: join(folder, data), library: shown, asOf: '2026-01-15', onPage: () => undefined });
  await look(host.page);
  await host.stop();
}

async function everyScreen(page: Page, prefix: string): Promise<void> {
  const menu = page.getByRole('navigation', { name: '主菜单' }).getByRole('menuitem');
  await menu.first().waitFor();
  for (const [index, title] of (await menu.allInnerTexts()).entries()) {
    await menu.nth(index).click();
    await page.locator('.page, [data-page]').first().waitFor();
    await picture(page, `${prefix}${String(index + 1).padStart(2, '0')}-${title.trim()}`);
  }
}

async function picture(page: Page, name: string): Promise<void> {
  await page.locator('.ant-skeleton-active, .ant-spin-spinning').first().waitFor({ state: 'detached' });
  // Opening movements of the components end within this.
  await page.waitForTimeout(500);
  await page.screenshot({ path: join(target, `${name}.png`) });
  pictures += 1;
}

async function run(words: readonly string[]): Promise<void> {
  const code = await new Promise((resolve) => spawn(process.execPath, ['--disable-warning=ExperimentalWarning', command, ...words], { stdio: ['ignore', 'ignore', 'inherit'] }).once('exit', resolve));
  if (code !== 0 && code !== 3) throw new Error(`${words[0]} ended with ${String(code)}`);
}
