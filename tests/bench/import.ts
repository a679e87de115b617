import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeSample } from '../../electron/sample/writeSample.ts';
import type { BenchRow } from './benchRow.ts';
import { countFiles } from './countFiles.ts';
import { coresUsed, costOf } from './processTree.ts';

const cli = 'electron/cli.ts';
/** Branches whose sample has about 2,000 files, and ten times as many. */
const SMALL_BRANCHES = 6;
const COPIES = 10;

/** Import against a bare loop over the same files, at two sizes, and a second import of an unchanged folder. */
export async function run(root: string, large: boolean): Promise<readonly BenchRow[]> {
  const place = await mkdtemp(join(tmpdir(), 'danghe-bench-'));
  try {
    const small = join(place, 'small');
    await writeSample(small, { seed: 7, branches: SMALL_BRANCHES, years: 2 });
    const files = await countFiles(small);
    const bare = await costOf(['tests/bench/bareLoop.ts', small], root);
    const first = await costOf([cli, 'import', small, '--library', join(place, 'library')], root);
    const hashing = await costOf(['tests/bench/hashLoop.ts', small], root);
    const again = await costOf([cli, 'import', small, '--library', join(place, 'library')], root);
    const nothing = await costOf([cli, 'help'], root);
    const rows: BenchRow[] = [
      { name: `导入 ${files} 个文件：CPU 与裸循环之比`, value: first.cpuSeconds / bare.cpuSeconds, unit: '倍', budget: 3 },
      { name: `　裸循环 CPU`, value: bare.cpuSeconds, unit: '秒', budget: null },
      { name: `　导入 CPU`, value: first.cpuSeconds, unit: '秒', budget: null },
      { name: `　导入用时（同时用核 ${coresUsed(first)}）`, value: first.wallSeconds, unit: '秒', budget: null },
      { name: `　任一进程内存峰值`, value: first.peakMegabytes, unit: 'MB', budget: 600 },
      { name: `未改动的文件夹再导入：用时与只算哈希之比`, value: (again.wallSeconds - nothing.wallSeconds) / Math.max(hashing.wallSeconds - nothing.wallSeconds, 0.001), unit: '倍', budget: 1.2 },
      { name: `　再导入用时（含启动 ${nothing.wallSeconds.toFixed(2)} 秒）`, value: again.wallSeconds, unit: '秒', budget: null },
    ];
    if (!large) return rows;
    const big = join(place, 'big');
    // The same files ten times in folders of other names: what grows with the count shows, the mix stays the same.
    for (let copy = 0; copy < COPIES; copy += 1) await cp(small, join(big, `片区${copy}`), { recursive: true });
    const tenfold = await costOf([cli, 'import', big, '--library', join(place, 'library-big')], root);
    return [
      ...rows,
      { name: `导入 ${await countFiles(big)} 个文件：用时与 ${files} 个之比`, value: tenfold.wallSeconds / first.wallSeconds, unit: '倍', budget: 11 },
      { name: `　任一进程内存峰值`, value: tenfold.peakMegabytes, unit: 'MB', budget: 600 },
    ];
  } finally {
    await rm(place, { recursive: true, force: true });
  }
}
