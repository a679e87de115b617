// `npm run bench [-- <names>] [-- --large]`: the benchmark table of docs/benchmarks.md. Ratios within one run; the
// machine is noisy, so read the ratios and not the seconds.
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { BenchRow } from './benchRow.ts';

const root = join(fileURLToPath(import.meta.url), '..', '..', '..');
const given = process.argv.slice(2);
const large = given.includes('--large');
const wanted = given.filter((word) => !word.startsWith('--'));

const benches: Readonly<Record<string, () => Promise<readonly BenchRow[]>>> = {
  import: async () => (await import('./import.ts')).run(root, large),
  check: async () => (await import('./check.ts')).run(root),
  report: async () => (await import('./report.ts')).run(root),
  app: async () => (await import('./app.ts')).run(root),
  protection: async () => (await import('./protection.ts')).run(),
  ocr: async () => (await import('./ocr.ts')).run(root),
  // Measured in this process, memory too: the one that takes more memory comes last.
  export: async () => (await import('./export.ts')).run(),
  search: async () => (await import('./search.ts')).run(),
};

console.log('| 项目 | 结果 | 上限 | |\n| --- | ---: | ---: | --- |');
for (const [name, bench] of Object.entries(benches)) {
  if (wanted.length > 0 && !wanted.includes(name)) continue;
  for (const { name: title, value, unit, budget } of await bench()) {
    const verdict = budget === null ? '' : value <= budget ? '合格' : '超出';
    console.log(`| ${title} | ${value.toFixed(2)} ${unit} | ${budget === null ? '' : `${budget} ${unit}`} | ${verdict} |`);
  }
}
