import { expect, it } from 'vitest';
import { attachLateRecordNote, lateRecordNotes } from '../../../electron/backend/ledgers/lateRecordNotes.ts';
import { clerk, day, goodMinutes, thinMinutes, townshipOf } from './smallTownship.ts';

const path = '东沟村/2025年/3月党员大会.txt';

it('a 补录说明 stands with its record and is seen by the doubts; it cannot be filed before the day it is about', async () => {
  // Wednesday it was; the record says Monday: a doubt about dates, which a record written up later explains.
  const wrongDay = goodMinutes('东沟村', '2025-03-05', '修渠').replace('3月5日', '3月5日（星期一）');
  const { library, report, itemId } = await townshipOf({ [path]: wrongDay, '东沟村/2025年/6月党员大会.txt': thinMinutes('东沟村', '2025-06-06') });
  const doubtOf = async () => (await report()).findings.find(({ rule, paths }) => rule === 'B103' && paths.includes(path))!;
  const before = await doubtOf();
  const input = { itemId: itemId(path), ordinal: null, filedOn: day('2025-08-01'), writtenBy: '路广财', reason: '当时笔记本丢失，按签到表和照片补写', replaces: '' };
  expect(() => attachLateRecordNote(library, { ...input, filedOn: day('2025-03-04') }, clerk)).toThrow('refused');
  expect(() => attachLateRecordNote(library, { ...input, filedOn: day('2026-01-21') }, clerk)).toThrow('refused');
  expect(() => attachLateRecordNote(library, { ...input, reason: ' ' }, clerk)).toThrow('refused');
  const note = attachLateRecordNote(library, input, clerk);
  attachLateRecordNote(library, { ...input, replaces: '手写草稿' }, clerk, note.id);
  expect(lateRecordNotes(library)).toMatchObject([{ id: 'L0001', writtenBy: '路广财', replaces: '手写草稿', by: '周玉兰', on: '2026-01-20' }]);
  const after = await doubtOf();
  expect([after.id, after.key]).toEqual([before.id, before.key]);
  expect(after.explanation).toContain('路广财 2025-08-01 补录');
  const { items, ledgers } = await report();
  expect(items.find((item) => item.path === path)?.lateRecord).toEqual(['补录说明：2025-08-01 由路广财补录归档，原因：当时笔记本丢失，按签到表和照片补写；替代：手写草稿']);
  expect(items.filter(({ lateRecord }) => lateRecord)).toHaveLength(1);
  expect(ledgers.lateRecordNotes).toHaveLength(1);
});
