import { join } from 'node:path';
import ExcelJS from 'exceljs';
import { expect, it } from 'vitest';
import { importStandards, libraryRulebook, librarySchemeInForce, previewScheme, previewStandards, resourceContent, resourceFiles, setResource } from '../../../electron/backend/resourceOverrides.ts';
import { setBranch, setSigners, setTownship, signers, townshipName } from '../../../electron/backend/settings.ts';
import { reclassify } from '../../../electron/backend/decideItem.ts';
import { undoEvent } from '../../../electron/backend/undoEvent.ts';
import { clerk, goodMinutes, readers, townshipOf } from './smallTownship.ts';

const branch = '东沟村党支部';
const files = { '东沟村/2025年/6月党员大会.txt': goodMinutes('东沟村', '2025-06-06', '修渠') };

it('names the township, the signers and what is known of a branch, each undone by a new event', async () => {
  const { library, scheme, report } = await townshipOf(files);
  setTownship(library, ' 清河县柳林乡 ', clerk);
  setSigners(library, [{ name: '周玉兰', office: '组织委员' }, { name: ' 孙大海 ', office: '' }], clerk);
  expect(() => setSigners(library, [{ name: '周玉兰', office: '' }, { name: '周玉兰 ', office: '' }], clerk)).toThrow('refused');
  expect([townshipName(library), signers(library).map(({ name }) => name)]).toEqual(['清河县柳林乡', ['周玉兰', '孙大海']]);
  setBranch(library, branch, { fullMembers: 12, hasCommittee: true, fonds: 'Z101' }, clerk);
  expect((await report()).branches).toMatchObject([{ name: branch, fonds: 'Z101', fullMembers: 12, hasCommittee: true }]);
  setBranch(library, branch, { hasCommittee: null }, clerk);
  expect(library.branches.get(branch)!.overrides).toEqual({ fullMembers: 12 });
  expect(() => setBranch(library, branch, { fullMembers: -1 }, clerk)).toThrow('usage');
  expect(() => setBranch(library, '无此支部', {}, clerk)).toThrow('not-found');
  undoEvent(library, scheme, library.events.head().count, clerk);
  expect(library.branches.get(branch)!.overrides).toEqual({ fullMembers: 12, hasCommittee: true });
});

it('replaces, adds and leaves out data files, checked together before they are stored', async () => {
  const { library, scheme, report } = await townshipOf(files);
  const obligations = (await resourceContent(library, 'rules/obligations.json')) as { obligations: { code: string }[] };
  const count = library.events.head().count;
  await expect(setResource(library, 'rules/obligations.json', { ...obligations, obligations: [{ code: 'G101' }] }, clerk)).rejects.toMatchObject({ detail: { code: 'resource-invalid', path: 'rules/obligations.json' } });
  await expect(setResource(library, '../../etc/passwd', {}, clerk)).rejects.toThrow('usage');
  await expect(setResource(library, 'schemes/default.json', false, clerk)).rejects.toThrow('usage');
  expect(library.events.head().count).toBe(count);
  const missing = async () => new Set((await report()).findings.map(({ rule }) => rule));
  expect((await missing()).has('G101')).toBe(true);
  await setResource(library, 'rules/obligations.json', { ...obligations, obligations: obligations.obligations.filter(({ code }) => code !== 'G101') }, clerk);
  expect((await missing()).has('G101')).toBe(false);
  expect((await resourceFiles(library)).filter(({ state }) => state !== 'shipped')).toEqual([{ name: 'rules/obligations.json', state: 'replaced' }]);
  undoEvent(library, scheme, library.events.head().count, clerk);
  expect((await missing()).has('G101')).toBe(true);
  await setResource(library, 'keytasks/example.json', false, clerk);
  expect((await libraryRulebook(library)).keyTasks).toEqual([]);

  const own = (await resourceContent(library, 'schemes/default.json')) as { kinds: { id: string; category: string }[] };
  await setResource(library, 'schemes/default.json', { ...own, kinds: own.kinds.map((kind) => (kind.id === 'branchMeeting' ? { ...kind, category: '05' } : kind)) }, clerk);
  const changed = await librarySchemeInForce(library);
  expect(previewScheme(library, scheme, changed)).toEqual([{ itemId: expect.any(Number), path: Object.keys(files)[0], before: '04', after: '05' }]);
  reclassify(library, changed, clerk);
  expect(library.items.list({ status: 'filed' }).map(({ category }) => category)).toEqual(['05']);
  expect(previewScheme(library, scheme, changed)).toEqual([]);
});

it("takes a county's standards from Excel, with the fault of a table named by row and column; the example steps aside", async () => {
  const { library, report, place } = await townshipOf(files);
  const file = join(place, '县标准.xlsx');
  const write = async (material: string) => {
    const book = new ExcelJS.Workbook();
    const sheet = book.addWorksheet('标准');
    sheet.addRow(['某县农村党支部建设标准']);
    sheet.addRow(['领域', '方面', '项号', '标准名称', '具体要求', '评分/达标条件', '频次', '应有印证资料(类型×数量)', '关联八大类码', '责任人', '自评', '上级核验']);
    sheet.addRow(['农村', '学习教育', 12, '年度学习计划', '每年制定', '', '每年', material, '05', '', '', '']);
    await book.xlsx.writeFile(file);
  };
  const named = { id: 'qinghe', name: '清河县标准', edition: '2026', source: '清河县委组织部' };
  await write('没有这种材料×1');
  expect(await previewStandards(library, file, named, readers)).toEqual({ faults: [{ row: 3, column: '应有印证资料(类型×数量)', fault: '分类方案中没有名为“没有这种材料”的文件种类' }] });
  await write('学习计划×1');
  const reading = await previewStandards(library, file, named, readers);
  if (!('pack' in reading)) throw new Error(JSON.stringify(reading));
  await importStandards(library, reading.pack, clerk);
  expect((await libraryRulebook(library)).standards.map(({ id }) => id)).toEqual(['qinghe']);
  expect((await report()).findings.filter(({ rule }) => rule === 'G401').map(({ title }) => title)).toEqual(['12 年度学习计划的印证资料不足']);
  await expect(importStandards(library, { ...reading.pack, id: '../x' }, clerk)).rejects.toThrow('usage');
});
