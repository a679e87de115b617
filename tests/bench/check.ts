import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { CalendarDate } from '../../shared/model/calendarDate.ts';
import { benchSample, largeTownship } from './benchSample.ts';
import type { BenchRow } from './benchRow.ts';
import { costOf } from './processTree.ts';
import { ruleCosts } from './ruleCosts.ts';

const cli = 'electron/cli.ts';
const asOf = '2026-01-15' as CalendarDate;
/** Families that came after the budget was set; the budget is for the others. */
const later = /^[BDV]\d/;

/** All checks over 60 branches and 3 years; what each family of rules costs. */
export async function run(root: string): Promise<readonly BenchRow[]> {
  const place = await mkdtemp(join(tmpdir(), 'danghe-bench-'));
  try {
    const { folder, files } = await benchSample(largeTownship);
    const library = join(place, 'library');
    await costOf([cli, 'import', folder, '--library', library], root);
    const check = await costOf([cli, 'check', '--library', library, '--as-of', asOf], root);
    const parts = await ruleCosts(library, asOf);
    const without = [...parts].filter(([part]) => !later.test(part)).reduce((sum, [, seconds]) => sum + seconds, 0);
    return [
      { name: `检查 60 个支部 × 3 年（${files} 个文件），不含 B、D、V 类`, value: without, unit: '秒', budget: 5 },
      ...[...parts].map(([part, seconds]) => ({ name: `　${part}`, value: seconds, unit: '秒', budget: null })),
      { name: `　整条 check 命令（全部规则，含启动和输出）`, value: check.wallSeconds, unit: '秒', budget: null },
      { name: `　内存峰值`, value: check.peakMegabytes, unit: 'MB', budget: 600 },
    ];
  } finally {
    await rm(place, { recursive: true, force: true });
  }
}
