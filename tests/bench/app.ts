import { spawn, type ChildProcess } from 'node:child_process';
import { cp, mkdtemp, readFile } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Browser, CDPSession, Page } from 'playwright-core';
import { removeTree } from '../../electron/files/retry.ts';
import { launchBrowser } from '../browser.ts';
import { largeLibrary, syntheticLibrary } from './appLibraries.ts';
import type { BenchRow } from './benchRow.ts';
import { watchSocket } from './watchSocket.ts';

const words = ['换届选举', '党费', '发展党员', '主题党日', '村务公开', '四议两公开'];
const ROUNDS = 3;

/**
 * The app in a real browser: on the large sample (some 25,000 files) and on a synthetic library of 100,000 items. Times
 * are of the wall, the best of a few: what a person waits for on a machine that does nothing else.
 */
export async function run(root: string): Promise<readonly BenchRow[]> {
  const browser = await launchBrowser();
  try {
    return [...(await withApp(root, browser, await largeLibrary(), largeRows)), ...(await withApp(root, browser, await syntheticLibrary(), hugeRows))];
  } finally {
    await browser.close();
  }
}

interface Opened {
  readonly browser: Browser;
  readonly page: Page;
  readonly cdp: CDPSession;
  readonly origin: string;
}

async function largeRows({ browser, page, cdp, origin }: Opened): Promise<readonly BenchRow[]> {
  // The check is kept beside the library from here on.
  await page.getByText(/\d+ 个支部|疑点/).first().waitFor({ timeout: 900_000 });
  const overview: number[] = [];
  const archive: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    overview.push(await elapsed(async () => {
      await page.goto(`${origin}/`);
      await page.locator('.township a').first().waitFor();
    }));
    await page.goto('about:blank');
    archive.push(await elapsed(async () => {
      await page.goto(`${origin}/#/archive`);
      await rows(page).first().waitFor();
    }));
    await page.goto('about:blank');
  }
  await page.goto(`${origin}/#/archive`);
  await rows(page).first().waitFor();
  const answers = await typed(page);
  const stall = await stallDuringCheck(page);
  return [
    { name: '打开 25708 个文件的档案库：到档案列表可用', value: Math.min(...archive), unit: 'ms', budget: 2500 },
    { name: '　到总览可用', value: Math.min(...overview), unit: 'ms', budget: 2500 },
    { name: '　边输入边检索，答复的第 95 百分位', value: percentile(answers, 0.95), unit: 'ms', budget: 100 },
    { name: '　边输入边检索，中位数', value: percentile(answers, 0.5), unit: 'ms', budget: null },
    { name: '　检查进行时，后台最久一次没有答复', value: stall, unit: 'ms', budget: 100 },
    { name: '　页面进程内存（PSS）', value: await pageMegabytes(browser, cdp), unit: 'MB', budget: 300 },
  ];
}

async function hugeRows({ browser, page, cdp, origin }: Opened): Promise<readonly BenchRow[]> {
  const opening = await elapsed(async () => {
    await page.goto(`${origin}/#/archive`);
    await rows(page).first().waitFor();
  });
  const answers = await typed(page);
  await rows(page).first().waitFor();
  const tasks = await scrolled(page);
  return [
    { name: '100000 件：到档案列表可用', value: opening, unit: 'ms', budget: null },
    { name: '　边输入边检索，答复的第 95 百分位', value: percentile(answers, 0.95), unit: 'ms', budget: 100 },
    { name: '　滚动，最长的一次占用', value: Math.max(0, ...tasks), unit: 'ms', budget: 50 },
    { name: '　页面进程内存（PSS）', value: await pageMegabytes(browser, cdp), unit: 'MB', budget: 300 },
  ];
}

function rows(page: Page) {
  return page.getByRole('grid', { name: '材料列表' }).getByRole('checkbox');
}

/** Milliseconds from each key to the answer that its list waited for. */
async function typed(page: Page): Promise<readonly number[]> {
  const field = page.getByLabel('全文检索');
  const answers: number[] = [];
  for (const word of words) {
    for (let length = 1; length <= word.length; length += 1) {
      await page.evaluate('window.benchAnswers.length = 0');
      await field.fill(word.slice(0, length));
      let longest = 0;
      // The page's policy allows no function made of text, so that it is looked again and again.
      while (longest === 0) longest = await page.evaluate<number>('Math.max(0, ...window.benchAnswers.filter(({ call }) => call === "item.list").map(({ milliseconds }) => milliseconds))');
      answers.push(longest);
    }
    await field.fill('');
  }
  return answers;
}

/** The longest that a small question waited for its answer while a check was made anew. */
async function stallDuringCheck(page: Page): Promise<number> {
  return page.evaluate<number>(`(async () => {
    const { ask } = window.benchSocket;
    const { rows } = await ask('item.list', { filter: { branch: null, year: null, category: null, status: 'filed' }, sort: { by: 'path', descending: false }, offset: 0, limit: 1 });
    await ask('app.setPerson', { person: '基准' });
    const { seq } = await ask('item.decide', { ids: [rows[0].id], decision: { title: '基准' } });
    if (seq === null) throw new Error('nothing was changed');
    const changed = new Promise((done) => window.benchSocket.on('report-changed', done));
    void ask('overview.figures', { year: null }).catch(() => undefined);
    let worst = 0, over = false;
    void changed.then(() => { over = true; });
    while (!over) {
      const began = performance.now();
      await ask('app.state', {});
      worst = Math.max(worst, performance.now() - began);
      await new Promise((next) => setTimeout(next, 20));
    }
    return worst;
  })()`);
}

/** The long tasks of the page while its list is scrolled from end to end, by wheel steps and by jumps. */
async function scrolled(page: Page): Promise<readonly number[]> {
  return page.evaluate<readonly number[]>(`(async () => {
    const grid = document.querySelector('.item-grid');
    const tasks = [];
    const watch = new PerformanceObserver((list) => tasks.push(...list.getEntries().map(({ duration }) => duration)));
    watch.observe({ type: 'longtask' });
    const frame = () => new Promise((next) => requestAnimationFrame(next));
    for (let step = 0; step < 300; step += 1) { grid.scrollTop += 240; await frame(); }
    for (let step = 0; step < 100; step += 1) { grid.scrollTop = (grid.scrollHeight / 100) * step; await frame(); }
    await new Promise((settled) => setTimeout(settled, 500));
    watch.disconnect();
    return tasks;
  })()`);
}

async function pageMegabytes(browser: Browser, cdp: CDPSession): Promise<number> {
  await cdp.send('HeapProfiler.collectGarbage');
  const session = await browser.newBrowserCDPSession();
  const { processInfo } = await session.send('SystemInfo.getProcessInfo');
  const sizes = await Promise.all(processInfo.filter(({ type }) => type === 'renderer').map(async ({ id }) => Number(/^Pss:\s+(\d+)/m.exec(await readFile(`/proc/${id}/smaps_rollup`, 'utf8'))?.[1] ?? 0)));
  return Math.max(...sizes) / 1024;
}

async function withApp(root: string, browser: Browser, library: string, measure: (opened: Opened) => Promise<readonly BenchRow[]>): Promise<readonly BenchRow[]> {
  const folder = await mkdtemp(join(tmpdir(), 'danghe-bench-app-'));
  // Originals are looked at by nobody here.
  for (const name of ['library.sqlite', 'last-check.json']) if (existsSync(join(library, name))) await cp(join(library, name), join(folder, 'library', name), { recursive: true });
  const server = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', join(root, 'electron/cli.ts'), 'serve', '--no-open', '--data', join(folder, 'data'), '--library', join(folder, 'library'), '--as-of', '2026-01-15'], { stdio: ['ignore', 'pipe', 'inherit'] });
  try {
    const address = await new Promise<string>((resolve) => createInterface({ input: server.stdout }).once('line', resolve));
    const context = await browser.newContext({ viewport: { width: 1366, height: 768 }, locale: 'zh-CN' });
    context.setDefaultTimeout(300_000);
    await context.addInitScript(watchSocket);
    const page = await context.newPage();
    await page.goto(address);
    const measured = await measure({ browser, page, cdp: await context.newCDPSession(page), origin: new URL(address).origin });
    await context.close();
    return measured;
  } finally {
    await stop(server);
    // What was worked out is kept for the next run.
    const check = join(folder, 'library', 'last-check.json');
    if (existsSync(check) && !existsSync(join(library, 'last-check.json'))) await cp(check, join(library, 'last-check.json'));
    await removeTree(folder);
  }
}

async function stop(server: ChildProcess): Promise<void> {
  const ended = new Promise((resolve) => server.once('exit', resolve));
  server.kill('SIGTERM');
  await ended;
}

async function elapsed(work: () => Promise<void>): Promise<number> {
  const began = performance.now();
  await work();
  return performance.now() - began;
}

function percentile(values: readonly number[], part: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))]!;
}
