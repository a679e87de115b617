import { existsSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { evaluate, type EvaluationResult } from './books/evaluate.ts';
import { summarise, type Share, type Summary } from './books/figures.ts';
import { measuredFile } from './books/measuredFile.ts';
import { evaluationPage } from './books/page.ts';
import { evaluationSets } from './books/sets.ts';

// npm run evaluate -- [--small] [--townships 22] [--seed 1] [--held-out 8] [--json 结果.json] [--page 页.md] [--keep 文件夹]
// The full run writes docs/evaluation.md and resources/assessment/measured.json; a small one (20 books) or one with another seed prints, and writes where --page says.
// The held-out books are there to be measured, not to be tuned to; what was changed after a look at them, the page says.
const { values } = parseArgs({ options: { small: { type: 'boolean', default: false }, townships: { type: 'string', default: '22' }, seed: { type: 'string', default: '1' }, 'held-out': { type: 'string', default: '8' }, page: { type: 'string' }, json: { type: 'string' }, keep: { type: 'string' } } });
const townships = values.small ? 2 : Number(values.townships);
const onProgress = (text: string): unknown => process.stderr.write(`${text}\n`);
const result = await evaluate({ seed: values.seed, townships, ...(values.keep ? { keep: values.keep } : {}), onProgress });
const summary = summarise(result.records);
show('主要的一组', result, summary);
/** Another one than the main set's, so that not even the chances are the same. */
const heldOutSeed = '7';
const heldOutCount = values.small ? 0 : Number(values['held-out']);
const heldOut = heldOutCount === 0 ? null : await evaluate({ seed: heldOutSeed, set: evaluationSets.heldOut, townships: heldOutCount, onProgress });
if (heldOut) show('留出的一组', heldOut, summarise(heldOut.records));

if (values.json) await writeFile(values.json, `${JSON.stringify({ ...result, summary, heldOut }, null, 1)}\n`);
const full = townships === 22 && values.seed === '1' && heldOut !== null;
const page = values.page ?? (full ? join(import.meta.dirname, '../../docs/evaluation.md') : null);
if (page) await writeFile(page, `${evaluationPage(result, summary, heldOut)}${await handwritingSection(page)}`);
if (full && !values.page) await writeFile(join(import.meta.dirname, '../../resources/assessment/measured.json'), measuredFile(result, summary));

/** What stands on the page of handwriting is measured by `handwriting/measure.ts` and written by hand: it stays. */
async function handwritingSection(page: string): Promise<string> {
  const before = existsSync(page) ? await readFile(page, 'utf8') : '';
  const at = before.indexOf('\n## 笔迹');
  return at < 0 ? '' : before.slice(at);
}

function show(name: string, { books, records, skipped }: EvaluationResult, { groups, byKind, signals, cllr, worstHonest }: Summary): void {
  console.log(`${name}：${books} 本，${records.length} 份记录${skipped.length > 0 ? `，略去：${skipped.join('、')}` : ''}`);
  console.table(groups.map(({ name: group, records: count, weak, moderate, strong }) => ({ 组: group.trim(), 份数: count, 弱以上: percent(weak), 中以上: percent(moderate), 强: percent(strong) })));
  console.table(byKind.map(({ kind, label, records: count, weak, moderate, strong, signals: most }) => ({ 做法: kind, 标签: label, 份数: count, 弱以上: percent(weak), 中以上: percent(moderate), 强: percent(strong), 信号: most.join(' ') })));
  console.table(signals.map(({ signal, backfilled, honest }) => ({ 信号: signal, 补记: interval(backfilled), 诚实: interval(honest) })));
  console.log('Cllr', cllr);
  for (const { path, kind, level, likelihoodRatio, signals: own } of worstHonest.slice(0, 40)) console.log(level, likelihoodRatio, kind, path, own.join(' '));
}

function percent({ hits, of }: Share): string {
  return of === 0 ? '—' : `${((hits / of) * 100).toFixed(1)}%`;
}

function interval(share: Share): string {
  return `${share.hits} ${percent(share)} [${(share.low * 100).toFixed(1)}, ${(share.high * 100).toFixed(1)}]`;
}
