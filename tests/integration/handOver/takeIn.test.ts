import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { fileLibrary } from '../../../electron/backend/fileLibrary.ts';
import { takeIn } from '../../../electron/backend/handOver/takeIn.ts';
import { defaultSchemeFile } from '../../../electron/backend/loadData.ts';
import { decideFindings } from '../../../electron/backend/ledgers/decideFindings.ts';
import { registerProblem, rectifications } from '../../../electron/backend/ledgers/rectify.ts';
import { HAND_OVER } from '../../../shared/ledgers/undoable.ts';
import { clerk, day, deputy, goodMinutes, readers, thinMinutes, townshipOf, type Township } from '../ledgers/smallTownship.ts';

const thin = '东沟村/2025年/3月党员大会.txt';
const good = '东沟村/2025年/6月党员大会.txt';
const elsewhere = 'U盘旧/东沟村/3月党员大会.txt';
const problem = { branch: '东沟村党支部', source: '自查', raisedOn: day('2026-01-10'), category: '', basis: '', goal: '', measures: '', leader: '', unit: '', responsible: '', dueOn: null, note: '' };

async function given(from: Township, into: Township, name = 'a.zip') {
  const file = join(from.place, name);
  await from.library.backup(file);
  const take = async () => {
    const taken = await takeIn({ library: into.library, schemeFile: defaultSchemeFile, file, workFolder: join(into.place, '移交'), pool: readers, person: clerk, onStep: () => undefined, onProgress: () => undefined });
    fileLibrary(into.library, into.scheme);
    return taken;
  };
  return { file, take };
}

it('takes a village in: no file twice, ledgers under free numbers, the whole event chain kept, and says so when nothing is new', async () => {
  const village = await townshipOf({ [thin]: thinMinutes('东沟村', '2025-03-05'), [good]: goodMinutes('东沟村', '2025-06-06', '修渠') });
  const township = await townshipOf({ [elsewhere]: thinMinutes('东沟村', '2025-03-05') });
  registerProblem(township.library, { ...problem, problem: '乡镇自己登记的' }, clerk);
  registerProblem(village.library, { ...problem, problem: '村里登记的' }, deputy);
  const doubt = (await village.report()).findings.find(({ family, paths }) => family === 'minutes' && paths.includes(thin))!;
  decideFindings(village.library, [doubt], { outcome: 'rectify', reason: '请补充说明' }, deputy);

  const { take } = await given(village, township);
  const taken = await take();
  expect(taken).toMatchObject({ files: 1, already: 1, conflicts: [], events: village.library.events.head().count });
  expect(township.library.items.list().map(({ path }) => path).sort()).toEqual([elsewhere, `东沟村党支部/${good}`].sort());
  expect(rectifications(township.library).map(({ id, problem: text }) => [id, text])).toEqual([['2026-001', '乡镇自己登记的'], ['2026-002', '村里登记的'], ['2026-003', doubt.title]]);
  // The doubt is about the content that the township had already; its decision points to the new number.
  expect(township.library.ledgers.list('findingDecisions')).toMatchObject([{ outcome: 'rectify', by: '孙大海', rectification: '2026-003' }]);

  const kept = township.library.settings.get(`${HAND_OVER}${taken.head}`) as unknown as { readonly chain: string };
  expect(await readFile(township.library.originals.pathOf(kept.chain), 'utf8')).toBe(`${[...village.library.events.exportEvents()].join('\n')}\n`);
  expect(township.library.events.verifyChain().intact).toBe(true);
  await expect(take()).rejects.toMatchObject({ detail: { code: 'refused', refusal: { kind: 'already' } } });
});

it('goes on with what went on in the village, and names what stands differently on both sides without changing it', async () => {
  const village = await townshipOf({ [thin]: thinMinutes('东沟村', '2025-03-05') });
  const township = await townshipOf({ '西沟村/说明.txt': '西沟村情况说明' });
  await (await given(village, township)).take();
  const about = (await village.report()).findings.find(({ family, paths }) => family === 'minutes' && paths.includes(thin))!;
  const here = (await township.report()).findings.find(({ key }) => key === about.key)!;
  decideFindings(village.library, [about], { outcome: 'lateRecord', reason: '会后补写' }, deputy);
  decideFindings(township.library, [here], { outcome: 'explained', reason: '已当面说明' }, clerk);
  await village.add({ [good]: goodMinutes('东沟村', '2025-06-06', '修渠') });

  const taken = await (await given(village, township, 'b.zip')).take();
  expect([taken.files, taken.already]).toEqual([1, 1]);
  expect(taken.conflicts).toEqual([`疑点“${about.title}”：本库为“已说明”（周玉兰 2026-01-20），移交为“属补录”（孙大海 2026-01-20）。`]);
  expect(township.library.ledgers.get('findingDecisions', about.key)).toMatchObject({ outcome: 'explained' });
});

it('refuses a file that was altered on the way, and leaves the township as it was', async () => {
  const village = await townshipOf({ [thin]: thinMinutes('东沟村', '2025-03-05') });
  const township = await townshipOf({ '西沟村/说明.txt': '西沟村情况说明' });
  const { file, take } = await given(village, township);
  const bytes = await readFile(file);
  const at = bytes.indexOf(Buffer.from('学习上级文件'));
  expect(at).toBeGreaterThan(0);
  bytes[at] = (bytes[at] ?? 0) ^ 1;
  await writeFile(file, bytes);
  const before = township.library.events.head();
  await expect(take()).rejects.toMatchObject({ detail: { code: 'backup-invalid' } });
  expect(township.library.events.head()).toEqual(before);
});
