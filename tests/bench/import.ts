import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { benchSample, largeTownship, smallTownship } from './benchSample.ts';
import type { BenchRow } from './benchRow.ts';
import { coresUsed, costOf, type Cost } from './processTree.ts';

const cli = 'electron/cli.ts';
/** Short commands are run so often and the quickest counts: what disturbs a run only makes it longer. */
const TRIES = 5;

/** Import against a bare loop over the same files, at two sizes, and a second import of an unchanged folder. */
export async function run(root: string, large: boolean): Promise<readonly BenchRow[]> {
  const place = await mkdtemp(join(tmpdir(), 'danghe-bench-'));
  const importOf = (folder: string, library: string) => costOf([cli, 'import', folder, '--library', join(place, library)], root);
  try {
    const small = await benchSample(smallTownship);
    const bare = await costOf(['tests/bench/bareLoop.ts', small.folder], root);
    const first = await importOf(small.folder, 'library');
    const hashing = await quickest(() => costOf(['tests/bench/hashLoop.ts', small.folder], root));
    const again = await quickest(() => importOf(small.folder, 'library'));
    const rows: BenchRow[] = [
      { name: `导入 ${small.files} 个文件：CPU 与裸循环之比`, value: first.cpuSeconds / bare.cpuSeconds, unit: '倍', budget: 3 },
      { name: `　裸循环 CPU`, value: bare.cpuSeconds, unit: '秒', budget: null },
      { name: `　导入 CPU`, value: first.cpuSeconds, unit: '秒', budget: null },
      { name: `　导入用时（同时用核 ${coresUsed(first)}）`, value: first.wallSeconds, unit: '秒', budget: null },
      { name: `　任一进程内存峰值`, value: first.peakMegabytes, unit: 'MB', budget: 600 },
      { name: `未改动的 ${small.files} 个文件再导入：用时与只算哈希之比`, value: again.wallSeconds / hashing.wallSeconds, unit: '倍', budget: 1.2 },
      { name: `　再导入用时`, value: again.wallSeconds, unit: '秒', budget: null },
    ];
    if (!large) return rows;
    const big = await benchSample(largeTownship);
    const bareBig = await costOf(['tests/bench/bareLoop.ts', big.folder], root);
    const tenfold = await importOf(big.folder, 'library-big');
    const hashingBig = await quickest(() => costOf(['tests/bench/hashLoop.ts', big.folder], root));
    const againBig = await quickest(() => importOf(big.folder, 'library-big'));
    const perFile = (cost: Cost, files: number) => cost.cpuSeconds / files;
    return [
      ...rows,
      { name: `导入 ${big.files} 个文件：每个文件的 CPU 与 ${small.files} 个时之比 × 10`, value: (10 * perFile(tenfold, big.files)) / perFile(first, small.files), unit: '倍', budget: 11 },
      { name: `　CPU 与裸循环之比`, value: tenfold.cpuSeconds / bareBig.cpuSeconds, unit: '倍', budget: 3 },
      { name: `　导入用时（同时用核 ${coresUsed(tenfold)}）`, value: tenfold.wallSeconds, unit: '秒', budget: null },
      { name: `　任一进程内存峰值`, value: tenfold.peakMegabytes, unit: 'MB', budget: 600 },
      { name: `未改动的 ${big.files} 个文件再导入：用时与只算哈希之比`, value: againBig.wallSeconds / hashingBig.wallSeconds, unit: '倍', budget: 1.2 },
    ];
  } finally {
    await rm(place, { recursive: true, force: true });
  }
}

async function quickest(measure: () => Promise<Cost>): Promise<Cost> {
  let best = await measure();
  for (let tries = 1; tries < TRIES; tries += 1) {
    const next = await measure();
    if (next.wallSeconds < best.wallSeconds) best = next;
  }
  return best;
}
