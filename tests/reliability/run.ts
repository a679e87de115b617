// `npm run reliability [-- <names>] [-- --kills N]`: kills every kind of work at random moments, at least 500 times in all,
// and checks each time that nothing acknowledged is lost. The figures go into docs/reliability.md.
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { removeTree } from '../../electron/files/retry.ts';
import { killRounds } from './killRounds.ts';
import { kinds, type KindName } from './kinds.ts';

const given = process.argv.slice(2);
const at = given.indexOf('--kills');
const asked = at < 0 ? null : Number(given[at + 1]);
const wanted = given.filter((word, index) => word in kinds && index !== at + 1);

console.log('| 被杀的工作 | 杀的次数 | 其中当轮已有确认的 | 已确认的改动 | 丢失 |\n| --- | ---: | ---: | ---: | ---: |');
let kills = 0;
for (const name of Object.keys(kinds) as KindName[]) {
  if (wanted.length > 0 && !wanted.includes(name)) continue;
  const place = await mkdtemp(join(tmpdir(), `danghe-kill-${name}-`));
  try {
    const outcome = await killRounds(name, place, asked ?? kinds[name].kills, Math.random);
    kills += outcome.kills;
    console.log(`| ${name} | ${outcome.kills} | ${outcome.withAcknowledged} | ${outcome.acknowledged} | 0 |`);
  } finally {
    await removeTree(place);
  }
}
console.log(`\n共 ${kills} 次。`);
