/**
 * Export: time and memory of a bundle against a bare loop that copies and hashes the same files.
 * `node tests/bench/export.ts [files] [findings]`, 2,000 files and 500 findings by default.
 */
import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { exportBundle } from '../../electron/exports/exportBundle.ts';
import { verifyBundle } from '../../electron/exports/verifyBundle.ts';
import { township } from '../integration/exports/township.ts';

const [files = 2000, findings = 500] = process.argv.slice(2).map(Number);
const folder = mkdtempSync(join(tmpdir(), 'danghe-bench-'));
try {
  const input = township(join(folder, 'source'), files, findings);

  const bareStart = performance.now();
  mkdirSync(join(folder, 'bare'));
  for (const { file, sha256 } of input.originals) {
    const content = readFileSync(file);
    if (createHash('sha256').update(content).digest('hex') === sha256) writeFileSync(join(folder, 'bare', sha256), content);
  }
  const bare = performance.now() - bareStart;

  const stages: { name: string; milliseconds: number }[] = [];
  const exportStart = performance.now();
  let last = exportStart;
  const mark = (name: string): void => {
    stages.push({ name, milliseconds: performance.now() - last });
    last = performance.now();
  };
  const documents = ['（准备）', 'report.json', 'events.jsonl', '台账.xlsx', '检查报告.pdf', '归档文件目录.pdf', '打开我.html'];
  const bundle = join(folder, 'bundle');
  await exportBundle(input, bundle, {
    onProgress: ({ stage, done, total }) => {
      if (stage === 'originals' && done === total) mark('原件复制与校验');
      if (stage === 'documents' && done > 0) mark(documents[done] ?? String(done));
      if (stage === 'manifest') mark('清单');
    },
  });
  const whole = performance.now() - exportStart;
  const verifyStart = performance.now();
  const verification = await verifyBundle(bundle);
  const verify = performance.now() - verifyStart;

  console.table(stages.map(({ name, milliseconds }) => ({ 步骤: name, 毫秒: Math.round(milliseconds) })));
  console.log(`文件 ${files}，发现 ${findings}；光复制与校验 ${Math.round(bare)} 毫秒；导出 ${Math.round(whole)} 毫秒；核验 ${Math.round(verify)} 毫秒（${verification.ok ? '通过' : '未通过'}）`);
  console.log(`原件部分／光复制与校验 = ${((stages[0]?.milliseconds ?? 0) / bare).toFixed(2)}；检查报告 ${Math.round(statSync(join(bundle, 'data/检查报告.pdf')).size / 1024)} KB；内存峰值 ${Math.round(process.resourceUsage().maxRSS / 1024)} MB`);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
