import { readFileSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { removeTree } from '../../../electron/files/retry.ts';
import type { Options } from '../options.ts';
import { serveApp, type ServedApp } from '../served/servedApp.ts';
import { loadLibrary, oneBranch, oneYear } from './loadLibrary.ts';

/** USER_HZ; 100 on every Linux this runs on. */
const TICKS_PER_SECOND = 100;
/** How much smaller the first library is. */
const STEP = 4;

/** `npm run reliability -- load [--items 200000]`: what a library costs at a quarter of the size and at the whole; the slope is 1 where the cost grows with the size. */
export async function loadCommand({ number }: Options): Promise<void> {
  const items = number('items', 200_000);
  const [small, large] = [await measured(items / STEP), await measured(items)];
  console.log(`| 操作 | ${items / STEP} 件（CPU 秒） | ${items} 件（CPU 秒） | 斜率 |\n| --- | ---: | ---: | ---: |`);
  for (const [name, cost] of large) console.log(`| ${name} | ${small.get(name)!.toFixed(2)} | ${cost.toFixed(2)} | ${slope(small.get(name)!, cost)} |`);
}

async function measured(items: number): Promise<ReadonlyMap<string, number>> {
  const folder = await mkdtemp(join(tmpdir(), 'danghe-load-'));
  try {
    const library = join(folder, 'library');
    await loadLibrary(library, items);
    const app = await serveApp({ folder });
    const costs = new Map<string, number>();
    const time = async (name: string, work: () => Promise<unknown>) => {
      const before = cpuSeconds(app.pid);
      await work();
      costs.set(name, cpuSeconds(app.pid) - before);
    };
    const all = { branch: null, year: null, category: null, status: null };
    const list = (given: object, offset: number) => app.ask('item.list', { filter: { ...all, ...given }, sort: { by: 'path', descending: false }, offset, limit: 200 });
    await time('打开', async () => {
      await app.ask('library.open', { folder: library });
      await app.ask('app.state', {});
    });
    await time('列表第一页', () => list({}, 0));
    await time('列表末页', () => list({}, items - 200));
    await time('全文检索', () => list({ text: '防汛值班' }, 0));
    await time('检查', () => app.ask('overview.figures', { year: null }));
    await time('检查之后的总览', () => app.ask('overview.figures', { year: null }));
    await time('导出一个支部一年', () => ended(app, app.ask('export.start', { branches: [oneBranch], years: [oneYear], folder: join(folder, 'out') })));
    await time('备份', () => ended(app, app.ask('library.backup', { file: join(folder, 'backup.zip') })));
    costs.set('后台内存（GB，不是秒）', (await app.memory()).rss / 2 ** 30);
    await app.close();
    return costs;
  } finally {
    await removeTree(folder);
  }
}

async function ended(app: ServedApp, started: Promise<{ readonly job: number }>): Promise<void> {
  await app.ended((await started).job);
}

/** User and system time of a process, its threads included. */
function cpuSeconds(pid: number): number {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]!.split(' ');
  return (Number(fields[11]) + Number(fields[12])) / TICKS_PER_SECOND;
}

/** The exponent by which a cost grows with the size. */
function slope(small: number, large: number): string {
  return small < 0.05 ? '—' : (Math.log(large / small) / Math.log(STEP)).toFixed(2);
}
