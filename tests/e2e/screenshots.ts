// Pictures of every screen of the menu at 1366×768, for looking at and for the README:
//   node .config/run.mjs tests/e2e/screenshots.ts <target folder> [<library>]
// Without a library the sample township is written and imported first.
import { spawn } from 'node:child_process';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { launchBrowser } from '../browser.ts';

const [target = 'screenshots', library] = process.argv.slice(2);
const command = fileURLToPath(new URL('../../electron/cli.ts', import.meta.url));
const folder = await mkdtemp(join(tmpdir(), 'danghe-screens-'));
await mkdir(target, { recursive: true });
const own = library ?? join(folder, 'library');
if (!library) {
  await run(['sample', join(folder, 'files')]);
  await run(['import', join(folder, 'files'), '--library', own]);
}
const server = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', command, 'serve', '--no-open', '--data', join(folder, 'data'), '--library', own, '--as-of', '2026-01-15'], { stdio: ['ignore', 'pipe', 'inherit'] });
const address = await new Promise<string>((resolve) => createInterface({ input: server.stdout }).once('line', resolve));
const browser = await launchBrowser();
const page = await browser.newPage({ viewport: { width: 1366, height: 768 }, locale: 'zh-CN' });
await page.goto(address);
const menu = page.getByRole('navigation', { name: '主菜单' }).getByRole('menuitem');
await menu.first().waitFor();
const titles = await menu.allInnerTexts();
for (const [index, title] of titles.entries()) {
  await menu.nth(index).click();
  await page.locator('.page, [data-page]').first().waitFor();
  await page.locator('.ant-skeleton-active, .ant-spin-spinning').first().waitFor({ state: 'detached' });
  // Opening movements of the components end within this.
  await page.waitForTimeout(500);
  await page.screenshot({ path: join(target, `${String(index + 1).padStart(2, '0')}-${title.trim()}.png`) });
}
await browser.close();
server.kill('SIGTERM');
await new Promise((resolve) => server.once('exit', resolve));
await rm(folder, { recursive: true, force: true });
process.stdout.write(`${titles.length} screens in ${target}\n`);

async function run(words: readonly string[]): Promise<void> {
  const code = await new Promise((resolve) => spawn(process.execPath, ['--disable-warning=ExperimentalWarning', command, ...words], { stdio: ['ignore', 'ignore', 'inherit'] }).once('exit', resolve));
  if (code !== 0 && code !== 3) throw new Error(`${words[0]} ended with ${String(code)}`);
}
