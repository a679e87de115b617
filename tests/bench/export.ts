import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { exportBundle } from '../../electron/exports/exportBundle.ts';
import { verifyBundle } from '../../electron/exports/verifyBundle.ts';
import { township } from '../integration/exports/township.ts';
import type { BenchRow } from './benchRow.ts';

/** What `exportBundle` has done each time it reports another document, in its order. */
const documents = ['report.json', 'events.jsonl', '台账.xlsx', '归档文件目录.pdf', '检查报告.pdf', '盒脊和标签.pdf', '四性检测报告.pdf', '打开我.html'] as const;
const apart = new Set<string>(['台账.xlsx', '检查报告.pdf', '归档文件目录.pdf', '盒脊和标签.pdf', '四性检测报告.pdf']);

/** Export of a township against a bare loop that copies and hashes the same files; the PDFs and the workbook on their own lines. */
export async function run(files = 2000, findings = 500): Promise<readonly BenchRow[]> {
  const folder = mkdtempSync(join(tmpdir(), 'danghe-bench-'));
  try {
    const input = township(join(folder, 'source'), files, findings);
    const bareStart = performance.now();
    await mkdir(join(folder, 'bare'));
    for (const { file, sha256 } of input.originals) {
      const content = await readFile(file);
      if (createHash('sha256').update(content).digest('hex') === sha256) await writeFile(join(folder, 'bare', sha256), content);
    }
    const bare = performance.now() - bareStart;

    const spent = new Map<string, number>();
    const start = performance.now();
    let last = start;
    const bundle = join(folder, 'bundle');
    await exportBundle(input, bundle, {
      onProgress: ({ stage, done }) => {
        const name = stage === 'documents' ? documents[done - 1] : undefined;
        if (stage === 'documents' && name !== undefined) spent.set(name, performance.now() - last);
        last = performance.now();
      },
    });
    const whole = performance.now() - start;
    const separate = [...spent].filter(([name]) => apart.has(name)).reduce((sum, [, time]) => sum + time, 0);
    const verifyStart = performance.now();
    const { ok } = await verifyBundle(bundle);
    if (!ok) throw new Error('导出的成果包没有通过核验');
    return [
      { name: `导出 ${files} 个文件（不含 PDF 和台账）／只复制并计算校验值`, value: (whole - separate) / bare, unit: '倍', budget: 2 },
      ...[...spent].filter(([name]) => apart.has(name)).map(([name, time]) => ({ name: `${name}（${files} 个文件，${findings} 条缺项和疑点）`, value: time / 1000, unit: '秒', budget: null })),
      { name: `核验 ${files} 个文件的成果包`, value: (performance.now() - verifyStart) / 1000, unit: '秒', budget: null },
      { name: '导出时的内存峰值', value: process.resourceUsage().maxRSS / 1024, unit: 'MB', budget: 600 },
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
