import { expect, it } from 'vitest';
import { addRectificationItems, rectifications, registerProblem, takeRectificationStep } from '../../../electron/backend/ledgers/rectify.ts';
import { rectificationNotice, rectificationReceipt } from '../../../shared/presentation/rectificationNotice.ts';
import { clerk, day, goodMinutes, townshipOf } from './smallTownship.ts';

const june = '东沟村/2025年/6月党员大会.txt';

it('makes a notice of a branch’s open matters and a receipt of its closed ones', async () => {
  const { library, itemId } = await townshipOf({ [june]: goodMinutes('东沟村', '2025-06-06', '修渠') });
  const problem = { source: '自查', raisedOn: day('2026-01-10'), category: '', basis: 'M101', goal: '说明情况', measures: '核对', leader: '', unit: '', responsible: '靳有田', dueOn: day('2026-02-28'), note: '' };
  for (const [branch, text] of [['东沟村党支部', '三月会议记录缺主持人'], ['西坡村党支部', '缺第三季度党员大会记录'], ['东沟村党支部', '签到表没有归档']] as const) registerProblem(library, { ...problem, branch, problem: text }, clerk);
  addRectificationItems(library, '2026-003', [itemId(june)], clerk);
  for (const step of ['claim', 'start', 'requestClose', 'accept', 'close'] as const) takeRectificationStep(library, '2026-003', step, { text: '属实' }, [], clerk);
  const of = { township: '清河县柳林乡', on: clerk.today() };
  const notice = rectificationNotice(rectifications(library), '东沟村党支部', of);
  expect(notice).toMatchObject({ title: '整改通知单', to: '东沟村党支部', issuer: '清河县柳林乡', day: '2026年1月20日' });
  expect(notice.rows).toEqual([['2026-001', '三月会议记录缺主持人', 'M101', '说明情况', '2026年2月28日', '靳有田']]);
  const receipt = rectificationReceipt(rectifications(library), '东沟村党支部', of);
  expect(receipt.rows.map(([id, problemText, evidence]) => [id, problemText, evidence])).toEqual([['2026-003', '签到表没有归档', '6月党员大会.txt']]);
  expect(receipt.rows[0]!.slice(3, 5)).toEqual(['属实\n周玉兰 2026-01-20', '周玉兰 2026-01-20']);
  expect(JSON.stringify([notice, receipt])).not.toMatch(/造假|伪造|作弊/);
});
