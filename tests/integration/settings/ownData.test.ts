import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { previewScheme, putScheme } from '../../../electron/backend/changeScheme.ts';
import { loadRulebook } from '../../../electron/backend/checkLibrary.ts';
import { ownData } from '../../../electron/backend/ownData.ts';
import { dataFiles, importDataFile, removeDataFile } from '../../../electron/backend/settings/dataFiles.ts';
import { ownTerms, setOwnTerms } from '../../../electron/backend/settings/ownLists.ts';
import { setOwnRules } from '../../../electron/backend/settings/ruleSettings.ts';
import { noOwnRules } from '../../../shared/rules/ownRules.ts';
import { changeKind, renameCategory } from '../../../shared/scheme/editScheme.ts';
import { clerk, goodMinutes, townshipOf } from '../ledgers/smallTownship.ts';

const minutes = '东沟村/2025年/6月党员大会.txt';

it('lays own rules over the shipped ones, each change an event, and gives the shipped ones back', async () => {
  const { library, report } = await townshipOf({ [minutes]: goodMinutes('东沟村', '2025-06-06', '修渠') });
  const codes = async () => new Set((await report()).findings.map(({ rule }) => rule));
  expect((await codes()).has('G105')).toBe(true);
  setOwnRules(library, { ...noOwnRules, disabled: ['G105'], periods: { G101: 'month' } }, clerk);
  expect((await codes()).has('G105')).toBe(false);
  expect((await report()).coverage.filter(({ obligation }) => obligation === 'G101')).toHaveLength(12);
  expect(library.events.latest(1)[0]).toMatchObject({ action: 'set-rules', actor: '周玉兰' });
  setOwnRules(library, noOwnRules, clerk);
  expect((await codes()).has('G105')).toBe(true);
});

it('takes in a standard pack in place of the example, names key and fault of a bad one, and takes it out again', async () => {
  const { library, place, scheme } = await townshipOf({ '西沟村/说明.txt': '西沟村情况说明' });
  const file = join(place, '标准包.json');
  const pack = { content: 'standard-pack', id: 'county', name: '本县标准', edition: '2026', source: '县委组织部', example: false, standards: [] as unknown[] };
  await writeFile(file, JSON.stringify({ ...pack, standards: [{ id: 'S1' }] }));
  await expect(importDataFile(library, file, scheme, clerk)).rejects.toMatchObject({ detail: { code: 'resource-invalid', path: file } });
  expect(ownData(library).files).toEqual({});
  const shipped = (await loadRulebook()).standards[0]!.standards;
  await writeFile(file, JSON.stringify({ ...pack, standards: [JSON.parse(JSON.stringify(shipped[0]))] }));
  await importDataFile(library, file, scheme, clerk);
  expect((await loadRulebook(ownData(library))).standards.map(({ name }) => name)).toEqual(['本县标准']);
  const own = (await dataFiles(library)).find((one) => one.own)!;
  await removeDataFile(library, own.file, clerk);
  expect((await loadRulebook(ownData(library))).standards[0]!.example).toBe(true);
});

it('keeps own terms by day of publication and of disuse', async () => {
  const { library } = await townshipOf({ '西沟村/说明.txt': '西沟村情况说明' });
  await setOwnTerms(library, [{ text: '清河先锋行动', sort: 'dated', day: '2025-04', replacedBy: '', strong: true, source: '县委文件' }, { text: '清河老办法', sort: 'expired', day: '2024-12-31', replacedBy: '清河新办法', strong: false, source: '县委文件' }], clerk);
  expect(ownTerms(library).map(({ text, day }) => [text, day])).toEqual([['清河先锋行动', '2025-04'], ['清河老办法', '2024-12-31']]);
  await expect(setOwnTerms(library, [{ text: '清河先锋行动', sort: 'dated', day: '2025-13', replacedBy: '', strong: true, source: '县委文件' }], clerk)).rejects.toMatchObject({ detail: { code: 'resource-invalid' } });
  expect(ownTerms(library)).toHaveLength(2);
  await setOwnTerms(library, [], clerk);
  expect(ownTerms(library)).toEqual([]);
});

it('says what a changed scheme would move, moves exactly that, and goes back', async () => {
  const { library, scheme } = await townshipOf({ [minutes]: goodMinutes('东沟村', '2025-06-06', '修渠') });
  const place = () => library.items.list().map(({ category }) => category);
  const changed = changeKind(renameCategory(scheme, '05', '学习与会议'), 'branchMeeting', { category: '05' });
  const moves = await previewScheme(library, changed);
  expect(moves.map(({ path, from, to }) => [path, from, to])).toEqual([[minutes, '04', '05']]);
  expect(place()).toEqual(['04']);
  await putScheme(library, changed, clerk);
  expect(place()).toEqual(['05']);
  expect(await previewScheme(library, changed)).toEqual([]);
  await putScheme(library, null, clerk);
  expect(place()).toEqual(['04']);
});
