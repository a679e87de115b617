import { appendFile, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { exportLibrary } from '../../../electron/backend/exportLibrary.ts';
import { fileLibrary } from '../../../electron/backend/fileLibrary.ts';
import { takeInBundle } from '../../../electron/backend/handOver/takeInBundle.ts';
import { takeInAll } from '../../../electron/backend/handOver/takeInAll.ts';
import { defaultSchemeFile } from '../../../electron/backend/loadData.ts';
import { decideItem } from '../../../electron/backend/decideItem.ts';
import { decideFindings } from '../../../electron/backend/ledgers/decideFindings.ts';
import { registerProblem } from '../../../electron/backend/ledgers/rectify.ts';
import { setTownship } from '../../../electron/backend/settings.ts';
import { verifyFolder } from '../../../electron/backend/verifyFolder.ts';
import { clerk, day, deputy, goodMinutes, readers, thinMinutes, townshipOf, type Township } from '../ledgers/smallTownship.ts';

const minutes = '东沟村/2025年/6月党员大会.txt';
const thin = '东沟村/2025年/3月党员大会.txt';
const problem = { branch: '东沟村党支部', source: '自查', raisedOn: day('2026-01-10'), category: '', basis: '', goal: '', measures: '', leader: '', unit: '', responsible: '', dueOn: null, note: '' };

async function townshipNamed(name: string, files: Readonly<Record<string, string | Uint8Array>>): Promise<Township> {
  const township = await townshipOf(files);
  setTownship(township.library, name, clerk);
  return township;
}

async function bundleOf({ library, scheme, place }: Township, name = '成果包'): Promise<string> {
  const out = join(place, name);
  await exportLibrary({ library, scheme, asOf: day('2026-01-15'), out });
  return out;
}

const county = () => townshipOf({});

const take = (into: Township, folder: string, more: { readonly township?: string; readonly signal?: AbortSignal } = {}) =>
  takeInBundle({ library: into.library, schemeFile: defaultSchemeFile, folder, workFolder: join(into.place, '接收'), pool: readers, person: clerk, onStep: () => undefined, onProgress: () => undefined, ...more });

/** Everything that an unsuccessful taking in must leave as it was. */
const stateOf = ({ library }: Township) => ({ head: library.events.head(), items: library.items.list(), originals: library.originals.list(), branches: library.branches.list() });

/** A long enough discussion that two villages cannot have had by chance. */
const shared = (village: string, date: string) => goodMinutes(village, date, '机耕路排水沟清淤和涵管更换').replace('地点：', `地点：村部\n补充：`).replaceAll('北沟', '老碾盘北沟');

it('keeps townships apart: same-named branches, archive numbers, events; and compares them with each other', async () => {
  const liulin = await townshipNamed('柳林乡', { [minutes]: shared('东沟村', '2025-06-06'), [thin]: thinMinutes('东沟村', '2025-03-05') });
  const shiqiao = await townshipNamed('石桥镇', { [minutes]: shared('东沟村', '2025-07-11').replaceAll('柳林乡', '石桥镇') });
  const into = await county();
  const [first, second] = [await bundleOf(liulin), await bundleOf(shiqiao)];
  const before = liulin.library.items.list();

  expect(await take(into, first)).toMatchObject({ township: '柳林乡', files: 2, already: 0, conflicts: [], events: liulin.library.events.head().count });
  expect(await take(into, second)).toMatchObject({ township: '石桥镇', files: 1 });
  fileLibrary(into.library, into.scheme);

  const items = into.library.items.list();
  expect(items.map(({ path, branch }) => [path, branch])).toEqual([
    [`柳林乡/${thin}`, '柳林乡东沟村党支部'], [`柳林乡/${minutes}`, '柳林乡东沟村党支部'], [`石桥镇/${minutes}`, '石桥镇东沟村党支部'],
  ]);
  // As they were filed and numbered there, though both townships use the same numbers.
  for (const item of before) expect(items.find(({ path }) => path === `柳林乡/${item.path}`)).toMatchObject({ status: item.status, archiveNo: item.archiveNo, category: item.category, kind: item.kind, date: item.date, retention: item.retention });
  expect(items.filter(({ archiveNo }) => archiveNo === before.find(({ path }) => path === minutes)!.archiveNo).length).toBeGreaterThanOrEqual(1);

  const chain = (into.library.settings.all() as Record<string, { readonly township?: string; readonly chain?: string }>);
  const kept = Object.values(chain).find((value) => value?.township === '柳林乡')!;
  expect(await readFile(into.library.originals.pathOf(kept.chain!), 'utf8')).toBe(await readFile(join(first, 'data', 'events.jsonl'), 'utf8'));
  expect(await into.library.check()).toMatchObject({ damage: [], missing: [], altered: [], chain: { intact: true } });

  const across = (await into.report()).findings.filter(({ rule }) => rule === 'B302');
  expect(across).toHaveLength(1);
  expect(across[0]!.paths.toSorted()).toEqual([`柳林乡/${minutes}`, `石桥镇/${minutes}`]);
  expect(`${across[0]!.branch} ${across[0]!.explanation}`).toMatch(/柳林乡.*石桥镇|石桥镇.*柳林乡/s);

  // What the county hands on verifies, too.
  expect(await verifyFolder(await bundleOf(into))).toMatchObject({ ok: true, faults: [] });
});

it('compares photos of one township with those of another, and names both', async () => {
  const fixture = 'tests/fixtures/rules/B401_one-photo-three-meetings/fires/东沟村党支部/2025年';
  const meeting = async (month: string, photo: string) => ({
    [`东沟村党支部/2025年/${month}主题党日/主题党日活动记录.txt`]: await readFile(join(fixture, `${month}主题党日`, '主题党日活动记录.txt')),
    [`东沟村党支部/2025年/${month}主题党日/${photo}`]: await readFile(join(fixture, `${month}主题党日`, photo)),
  });
  const into = await county();
  await take(into, await bundleOf(await townshipNamed('柳林乡', await meeting('4月', '植树现场.jpg'))));
  await take(into, await bundleOf(await townshipNamed('石桥镇', await meeting('11月', '现场2.jpg'))));
  const across = (await into.report()).findings.filter(({ rule }) => rule === 'B401');
  expect(across).toHaveLength(1);
  expect(across[0]!.explanation).toContain('柳林乡东沟村党支部');
  expect(across[0]!.explanation).toContain('石桥镇东沟村党支部');
});

it('brings decisions and ledgers along, takes nothing twice, and goes on with a later bundle', async () => {
  const township = await townshipNamed('柳林乡', { [thin]: thinMinutes('东沟村', '2025-03-05') });
  registerProblem(township.library, { ...problem, problem: '制度未上墙' }, deputy);
  const doubt = (await township.report()).findings.find(({ family, paths }) => family === 'minutes' && paths.includes(thin))!;
  decideFindings(township.library, [doubt], { outcome: 'explained', reason: '当天停电，会后誊写' }, deputy);
  const into = await county();
  const first = await bundleOf(township);
  await take(into, first);

  const reported = async () => (await into.report()).findings.find(({ rule, paths }) => rule === doubt.rule && paths[0] === `柳林乡/${thin}`)!;
  expect((await reported()).decision).toMatchObject({ outcome: 'explained', by: '孙大海' });
  expect(into.library.ledgers.list('rectifications')).toMatchObject([{ branch: '柳林乡东沟村党支部', problem: '制度未上墙' }]);

  const state = stateOf(into);
  await expect(take(into, first)).rejects.toMatchObject({ detail: { code: 'refused', refusal: { kind: 'already' } } });
  expect(stateOf(into)).toEqual(state);

  await township.add({ [minutes]: goodMinutes('东沟村', '2025-06-06', '修渠') });
  decideFindings(township.library, [doubt], { outcome: 'lateRecord', reason: '问清是补写' }, deputy);
  const second = await bundleOf(township, '成果包二');
  expect(await take(into, second)).toMatchObject({ files: 1, already: 1, conflicts: [] });
  expect((await reported()).decision).toMatchObject({ outcome: 'lateRecord' });
  expect(into.library.items.list().map(({ path }) => path)).toEqual([`柳林乡/${thin}`, `柳林乡/${minutes}`]);
  // What is older than what is here, or another unit's under the same name, stays out.
  await expect(take(into, await bundleOf(await townshipNamed('柳林乡', { [thin]: thinMinutes('西沟村', '2025-03-06'), 'a.txt': '甲', 'b.txt': '乙' })))).rejects.toMatchObject({ detail: { code: 'refused', refusal: { kind: 'other-history' } } });

  // What it filed is the township's own to change.
  const { id, branch } = into.library.items.list()[0]!;
  expect(() => decideItem(into.library, into.scheme, id, { year: 2024 }, clerk)).toThrow(expect.objectContaining({ detail: { code: 'refused', refusal: { kind: 'taken-in', township: '柳林乡' } } }));
  expect(() => into.library.change('x', '', ({ branches }) => branches.rename(branch!, '东沟'))).toThrow(expect.objectContaining({ detail: { code: 'refused', refusal: { kind: 'taken-in', township: '柳林乡' } } }));
});

it('refuses a bundle that does not verify, one without a name, and one that is cut short: nothing is taken in; the others of a folder are', async () => {
  const [good, spoilt] = [await townshipNamed('柳林乡', { [minutes]: goodMinutes('东沟村', '2025-06-06', '修渠') }), await townshipNamed('石桥镇', { [minutes]: goodMinutes('西沟村', '2025-06-07', '修路') })];
  const into = await county();
  const bundle = await bundleOf(spoilt);
  await appendFile(join(bundle, 'data', 'report.json'), ' ');
  const state = stateOf(into);
  await expect(take(into, bundle)).rejects.toMatchObject({ detail: { code: 'bundle-invalid', problem: expect.stringContaining('data/report.json：内容与清单不符') as string } });
  await expect(take(into, await bundleOf(good), { township: ' / ' })).rejects.toMatchObject({ detail: { code: 'refused', refusal: { kind: 'missing', what: 'township' } } });
  const stop = new AbortController();
  stop.abort();
  await expect(take(into, join(good.place, '成果包'), { signal: stop.signal })).rejects.toMatchObject({ detail: { code: 'cancelled' } });
  expect(stateOf(into)).toEqual(state);
  expect(await into.library.check()).toMatchObject({ missing: [], altered: [] });

  await rm(join(good.place, '成果包'), { recursive: true });
  await bundleOf(good, '来件/甲乡');
  await exportLibrary({ library: spoilt.library, scheme: spoilt.scheme, asOf: day('2026-01-15'), out: join(good.place, '来件', '乙镇') });
  await writeFile(join(good.place, '来件', '乙镇', 'data', '混入.txt'), '外来');
  const outcomes = await takeInAll({ library: into.library, schemeFile: defaultSchemeFile, paths: [join(good.place, '来件')], workFolder: join(into.place, '接收'), pool: readers, person: clerk, onStep: () => undefined, onProgress: () => undefined });
  expect(outcomes.toSorted((a, b) => (a.path < b.path ? -1 : 1))).toMatchObject([{ error: { code: 'bundle-invalid' } }, { taken: { township: '柳林乡', files: 1 } }]);
});

it('takes in an encrypted bundle with its password, and nothing with a wrong one or none; a redacted one never', async () => {
  const liulin = await townshipNamed('柳林乡', { [minutes]: goodMinutes('东沟村', '2025-06-06', '修渠') });
  const shiqiao = await townshipNamed('石桥镇', { [minutes]: goodMinutes('西沟村', '2025-06-07', '修路') });
  const [password, into] = ['Liulin-7x#Qy2', await county()];
  const arrivals = join(liulin.place, '来件');
  await mkdir(arrivals);
  const sealed = join(arrivals, '柳林乡.zip');
  await exportLibrary({ library: liulin.library, scheme: liulin.scheme, asOf: day('2026-01-15'), out: sealed, password });
  await exportLibrary({ library: shiqiao.library, scheme: shiqiao.scheme, asOf: day('2026-01-15'), out: join(arrivals, '石桥镇脱敏'), redacted: true });
  const asked: string[] = [];
  const all = (given: string | undefined) => takeInAll({
    library: into.library, schemeFile: defaultSchemeFile, paths: [arrivals], workFolder: join(into.place, '接收'), pool: readers, person: clerk, onStep: () => undefined, onProgress: () => undefined,
    passwordOf: (path) => { asked.push(path); return Promise.resolve(given); },
  });
  const state = stateOf(into);
  const redacted = { path: join(arrivals, '石桥镇脱敏'), error: { code: 'refused', refusal: { kind: 'redacted' } } };
  const byPath = (outcomes: Awaited<ReturnType<typeof all>>) => outcomes.toSorted((a, b) => (a.path < b.path ? -1 : 1));
  expect(byPath(await all(undefined))).toMatchObject([{ path: sealed, error: { code: 'password-needed', path: sealed } }, redacted]);
  expect(byPath(await all('Liulin-7x#QY2'))).toMatchObject([{ path: sealed, error: { code: 'password-wrong', path: sealed } }, redacted]);
  expect(stateOf(into)).toEqual(state);
  expect(byPath(await all(password))).toMatchObject([{ path: sealed, taken: { township: '柳林乡', files: 1 } }, redacted]);
  expect(asked).toEqual([sealed, sealed, sealed]);
  expect(byPath(await all(password))).toMatchObject([{ path: sealed, error: { code: 'refused', refusal: { kind: 'already' } } }, redacted]);
  expect(await into.library.check()).toMatchObject({ damage: [], missing: [], altered: [], chain: { intact: true } });
  expect(await readdir(join(into.place, '接收'))).toEqual([]);

  // What was altered on the way is told by the name of the file that the person knows.
  const bytes = await readFile(sealed);
  bytes[bytes.length >> 1]! ^= 1;
  await writeFile(sealed, bytes);
  expect(byPath(await all(password))[0]).toMatchObject({ path: sealed, error: { code: 'sealed-damaged', path: sealed } });
});
