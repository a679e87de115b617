import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Options } from '../options.ts';
import { fuzz } from './fuzz.ts';
import { shares, type FuzzAreaName } from './fuzzAreas.ts';

/** `npm run reliability -- fuzz [readers|calls|files] [--count 20000] [--seed 1]`. */
export async function fuzzCommand({ words, number }: Options): Promise<void> {
  const [count, seed] = [number('count', 20_000), number('seed', 1)];
  console.log('| 对象 | 输入 | 照常接受 | 问题 | 写到别处 | 连网 |\n| --- | ---: | ---: | ---: | ---: | ---: |');
  let found = 0;
  for (const name of Object.keys(shares) as FuzzAreaName[]) {
    if (words.length > 0 && !words.includes(name)) continue;
    const place = await mkdtemp(join(tmpdir(), `danghe-fuzz-${name}-`));
    const { inputs, taken, findings, outside, network } = await fuzz(name, { place, count: Math.round(count * shares[name]), seed });
    console.log(`| ${name} | ${inputs} | ${taken} | ${findings.length} | ${outside?.length ?? '—'} | ${network ?? '—'} |`);
    for (const { number: input, of, what, file } of findings) console.log(`  ${input} ${of}: ${what}${file === undefined ? '' : `\n    ${file}`}`);
    for (const path of outside ?? []) console.log(`  写到别处：${path}`);
    found += findings.length + (outside?.length ?? 0) + (network ?? 0);
  }
  if (found > 0) process.exitCode = 1;
}
