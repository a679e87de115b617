import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { evaluate } from './books/evaluate.ts';
import { summarise, type Share } from './books/figures.ts';
import { measuredFile } from './books/measuredFile.ts';
import { evaluationPage } from './books/page.ts';

// npm run evaluate -- [--small] [--townships 22] [--seed 1] [--json 结果.json] [--page 页.md] [--keep 文件夹]
// The full run writes docs/evaluation.md and resources/assessment/measured.json; a small one (20 books) or one with another seed prints, and writes where --page says.
const { values } = parseArgs({ options: { small: { type: 'boolean', default: false }, townships: { type: 'string', default: '22' }, seed: { type: 'string', default: '1' }, page: { type: 'string' }, json: { type: 'string' }, keep: { type: 'string' } } });
const townships = values.small ? 2 : Number(values.townships);
const result = await evaluate({ seed: values.seed, townships, ...(values.keep ? { keep: values.keep } : {}), onProgress: (text) => process.stderr.write(`${text}\n`) });
const summary = summarise(result.records);

console.log(`${result.books} 本，${result.records.length} 份记录${result.skipped.length > 0 ? `，略去：${result.skipped.join('、')}` : ''}`);
console.table(summary.groups.map(({ name, records, weak, moderate, strong }) => ({ 组: name.trim(), 份数: records, 弱以上: percent(weak), 中以上: percent(moderate), 强: percent(strong) })));
console.table(summary.byKind.map(({ kind, label, records, weak, moderate, strong, signals }) => ({ 做法: kind, 标签: label, 份数: records, 弱以上: percent(weak), 中以上: percent(moderate), 强: percent(strong), 信号: signals.join(' ') })));
console.table(summary.signals.map(({ signal, backfilled, honest }) => ({ 信号: signal, 补记: interval(backfilled), 诚实: interval(honest) })));
console.log('Cllr', summary.cllr);
for (const { path, kind, level, likelihoodRatio, signals } of summary.worstHonest.slice(0, 40)) console.log(level, likelihoodRatio, kind, path, signals.join(' '));

if (values.json) await writeFile(values.json, `${JSON.stringify({ ...result, summary }, null, 1)}\n`);
const full = townships === 22 && values.seed === '1';
const page = values.page ?? (full ? join(import.meta.dirname, '../../docs/evaluation.md') : null);
if (page) await writeFile(page, evaluationPage(result, summary));
if (full && !values.page) await writeFile(join(import.meta.dirname, '../../resources/assessment/measured.json'), measuredFile(result, summary));

function percent({ hits, of }: Share): string {
  return of === 0 ? '—' : `${((hits / of) * 100).toFixed(1)}%`;
}

function interval(share: Share): string {
  return `${share.hits} ${percent(share)} [${(share.low * 100).toFixed(1)}, ${(share.high * 100).toFixed(1)}]`;
}
