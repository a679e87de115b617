import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Report } from '../../../shared/model/report.ts';
import { danghe } from './commandLine.ts';

let place: string;
beforeAll(async () => {
  place = await mkdtemp(join(tmpdir(), 'danghe-sticks-'));
});
afterAll(() => rm(place, { recursive: true, force: true }));

const minutes = (day: string) => `支部党员大会会议记录\n时间：2025年3月${day}日\n地点：村部\n主持人：王建国\n记录人：李小红\n应到8人，实到7人\n王建国：讨论修渠的事。\n会议决定：由李小红负责，4月底前完成。\n`;

/** A stick with folders as every village has them. */
async function stick(name: string, day: string): Promise<string> {
  const folder = join(place, name);
  await mkdir(join(folder, '2025年', '三会一课'), { recursive: true });
  await writeFile(join(folder, '2025年', '三会一课', '党员大会.txt'), minutes(day));
  await writeFile(join(folder, '2025年', '说明.txt'), `${name}的材料`);
  return folder;
}

describe('two villages whose folders have the very same names', () => {
  it('stay apart in one library, and their bundle verifies', async () => {
    const library = join(place, 'library');
    const [first, second, again] = [await stick('东沟村', '5'), await stick('西湾村', '12'), await stick('另一处/西湾村', '19')];
    for (const folder of [first, second, again, second]) expect((await danghe('import', folder, '--library', library)).code).toBe(0);
    expect((await danghe('export', '--library', library, '--out', join(place, 'bundle'), '--as-of', '2026-01-15')).code).toBe(0);
    const report = JSON.parse(await readFile(join(place, 'bundle', 'data', 'report.json'), 'utf8')) as Report;
    expect(report.items.filter(({ path }) => path.endsWith('党员大会.txt')).map(({ path, date, branch }) => [path, date, branch])).toEqual([
      ['2025年/三会一课/党员大会.txt', '2025-03-05', '东沟村党支部'],
      ['西湾村/2025年/三会一课/党员大会.txt', '2025-03-12', '西湾村党支部'],
      ['西湾村（2）/2025年/三会一课/党员大会.txt', '2025-03-19', '西湾村党支部'],
    ]);
    const verified = await danghe('verify', join(place, 'bundle'));
    expect([verified.code, verified.stderr]).toEqual([0, expect.any(String)]);
  });
});
