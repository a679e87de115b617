import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { removeTree } from '../../../electron/files/retry.ts';
import type { Options } from '../options.ts';
import { faultKinds, type FaultKindName } from './faultKinds.ts';
import { faultWalk } from './faultWalk.ts';
import { modes, type Mode } from './walk.ts';

/** `npm run reliability -- faults [names] [--every N]`: makes every write of every kind of work fail, one after the other. */
export async function faultsCommand({ words, number }: Options): Promise<void> {
  console.log('| 工作 | 错误 | 写入次数 | 注入 | 其中照常完成 | 问题 |\n| --- | --- | ---: | ---: | ---: | ---: |');
  let [faults, found] = [0, 0];
  for (const name of Object.keys(faultKinds) as FaultKindName[]) {
    if (words.length > 0 && !words.includes(name)) continue;
    for (const mode of Object.keys(modes) as Mode[]) {
      const place = await mkdtemp(join(tmpdir(), `danghe-fault-${name}-`));
      try {
        const outcome = await faultWalk(name, place, mode, { every: number('every', 1) });
        if (outcome === null) throw new Error('写入注错需要 Linux 和 C 编译器（cc）。');
        console.log(`| ${name} | ${mode} | ${outcome.writes} | ${outcome.faults} | ${outcome.endured} | ${outcome.problems.length} |`);
        // Each kind of problem once: many writes fail in the same way.
        for (const problem of new Map(outcome.problems.map((one) => [one.replace(/[\d-]+|\w+-\w{6}\b/g, ''), one])).values()) console.log(problem);
        [faults, found] = [faults + outcome.faults, found + outcome.problems.length];
      } finally {
        await removeTree(place);
      }
    }
  }
  console.log(`\n共注入 ${faults} 次，问题 ${found} 处。`);
  if (found > 0) process.exitCode = 1;
}
