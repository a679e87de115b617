import { execFileSync } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BenchRow } from './benchRow.ts';
import { costOf } from './processTree.ts';

/** So many findings fill a little more than 500 pages. */
const FINDINGS = 2600;

/** A report of 500 pages: processor time and memory of the process that writes it, start of the program and test data included. */
export async function run(root: string): Promise<readonly BenchRow[]> {
  const place = await mkdtemp(join(tmpdir(), 'danghe-bench-'));
  try {
    const file = join(place, 'report.pdf');
    const { cpuSeconds, peakMegabytes } = await costOf(['tests/bench/writeReport.ts', file, String(FINDINGS)], root);
    const pages = Number(/Pages: +(\d+)/.exec(execFileSync('pdfinfo', [file], { encoding: 'utf8' }))?.[1] ?? 0);
    return [
      { name: `检查报告 ${pages} 页：CPU`, value: cpuSeconds, unit: '秒', budget: 10 },
      { name: '　内存峰值', value: peakMegabytes, unit: 'MB', budget: 400 },
    ];
  } finally {
    await rm(place, { recursive: true, force: true });
  }
}
