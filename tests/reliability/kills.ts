import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { removeTree } from '../../electron/files/retry.ts';
import { killRounds } from './killRounds.ts';
import { kinds, type KindName } from './kinds.ts';
import type { Options } from './options.ts';

/** `npm run reliability [-- <names>] [-- --kills N]`: kills every kind of work at random moments, at least 500 times in all. */
export async function killsCommand({ words, number }: Options): Promise<void> {
  console.log('| 被杀的工作 | 杀的次数 | 其中当轮已有确认的 | 已确认的改动 | 丢失 |\n| --- | ---: | ---: | ---: | ---: |');
  let kills = 0;
  for (const name of Object.keys(kinds) as KindName[]) {
    if (words.length > 0 && !words.includes(name)) continue;
    const place = await mkdtemp(join(tmpdir(), `danghe-kill-${name}-`));
    try {
      const outcome = await killRounds(name, place, number('kills', kinds[name].kills), Math.random);
      kills += outcome.kills;
      console.log(`| ${name} | ${outcome.kills} | ${outcome.withAcknowledged} | ${outcome.acknowledged} | 0 |`);
    } finally {
      await removeTree(place);
    }
  }
  console.log(`\n共 ${kills} 次。`);
}
