import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { noticeSheets, writeNotices } from '../../../electron/backend/ledgers/noticeFiles.ts';
import { addRectificationItems, registerProblem, takeRectificationStep } from '../../../electron/backend/ledgers/rectify.ts';
import { setTownship } from '../../../electron/backend/settings.ts';
import { clerk, day, goodMinutes, townshipOf } from './smallTownship.ts';

const june = '东沟村/2025年/6月党员大会.txt';

it('prints a notice for each branch with its open matters and a receipt of the closed ones, read back from the PDF', async () => {
  const { library, itemId, place } = await townshipOf({ [june]: goodMinutes('东沟村', '2025-06-06', '修渠') });
  setTownship(library, '清河县柳林乡', clerk);
  const problem = { source: '自查', raisedOn: day('2026-01-10'), category: '', basis: 'M101', goal: '说明情况', measures: '核对', leader: '', unit: '', responsible: '靳有田', dueOn: day('2026-02-28'), note: '' };
  for (const [branch, text] of [['东沟村党支部', '三月会议记录缺主持人'], ['西坡村党支部', '缺第三季度党员大会记录'], ['东沟村党支部', '签到表没有归档']] as const) registerProblem(library, { ...problem, branch, problem: text }, clerk);
  addRectificationItems(library, '2026-003', [itemId(june)], clerk);
  for (const step of ['claim', 'start', 'requestClose', 'accept', 'close'] as const) takeRectificationStep(library, '2026-003', step, { text: '属实' }, [], clerk);
  expect(noticeSheets(library, 'notice', clerk).map(({ to, rows }) => [to, rows.map(([id]) => id)])).toEqual([['东沟村党支部', ['2026-001']], ['西坡村党支部', ['2026-002']]]);
  expect(noticeSheets(library, 'receipt', clerk).map(({ to, rows }) => [to, rows.map(([id]) => id)])).toEqual([['东沟村党支部', ['2026-003']]]);
  const read = async (kind: 'notice' | 'receipt') => {
    const file = join(place, `${kind}.pdf`);
    await writeNotices(library, kind, file, clerk);
    return execFileSync('pdftotext', ['-layout', file, '-'], { encoding: 'utf8' }).split('\f').filter((page) => page.trim() !== '');
  };
  const notice = await read('notice');
  expect(notice).toHaveLength(2);
  for (const words of ['整改通知单', '东沟村党支部', '2026-001', '清河县柳林乡', '2026年1月20日', '签收人']) expect(notice[0]).toContain(words);
  expect(notice[0]).not.toContain('2026-003');
  const [receipt] = await read('receipt');
  for (const words of ['整改销号回执', '2026-003', '周玉兰', '属实']) expect(receipt).toContain(words);
  expect(notice.join() + receipt!).not.toMatch(/造假|伪造|作弊/);
  expect(library.events.query({ action: 'print-notice' }, 1)).toMatchObject([{ what: '东沟村党支部、西坡村党支部', undoable: false }]);
});
