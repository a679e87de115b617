import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeSample } from '../../electron/sample/writeSample.ts';
import type { BenchRow } from './benchRow.ts';
import { countFiles } from './countFiles.ts';
import { costOf } from './processTree.ts';

const cli = 'electron/cli.ts';

/** All checks over 60 branches and 3 years. */
export async function run(root: string): Promise<readonly BenchRow[]> {
  const place = await mkdtemp(join(tmpdir(), 'danghe-bench-'));
  try {
    const folder = join(place, 'township');
    await writeSample(folder, { seed: 11, branches: 60, years: 3 });
    const files = await countFiles(folder);
    const library = join(place, 'library');
    await costOf([cli, 'import', folder, '--library', library], root);
    const check = await costOf([cli, 'check', '--library', library, '--as-of', '2026-01-15'], root);
    return [
      { name: `检查 60 个支部 × 3 年（${files} 个文件）`, value: check.wallSeconds, unit: '秒', budget: 5 },
      { name: `　内存峰值`, value: check.peakMegabytes, unit: 'MB', budget: 600 },
    ];
  } finally {
    await rm(place, { recursive: true, force: true });
  }
}
