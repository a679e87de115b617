import { expect, it } from 'vitest';
import { decideFindings } from '../../../electron/backend/ledgers/decideFindings.ts';
import { addRectificationItems, editProblem, rectifications, registerProblem, removeRectificationItem, takeRectificationStep } from '../../../electron/backend/ledgers/rectify.ts';
import { errorMessage } from '../../../shared/messages/errorMessage.ts';
import { dueRectifications } from '../../../shared/ledgers/dueRectifications.ts';
import { DangheError } from '../../../shared/model/errors.ts';
import { clerk, day, deputy, goodMinutes, onDay, thinMinutes, townshipOf } from './smallTownship.ts';

const thin = '东沟村/2025年/3月党员大会.txt';
const good = '东沟村/2025年/6月党员大会.txt';

function messageOf(run: () => unknown): string {
  try {
    run();
  } catch (error) {
    if (error instanceof DangheError) return errorMessage(error.detail);
    throw error;
  }
  return '';
}

it('goes from registering to the look back, closes only on filed evidence without open doubts, and reopens with its history', async () => {
  const { library, report, itemId } = await townshipOf({ [thin]: thinMinutes('东沟村', '2025-03-05'), [good]: goodMinutes('东沟村', '2025-06-06', '修渠') });
  const { findings } = await report();
  const doubts = findings.filter(({ paths, family }) => family !== 'gap' && paths.includes(thin));
  const step = (name: Parameters<typeof takeRectificationStep>[2], text = '', person = clerk, found = findings) => takeRectificationStep(library, '2026-001', name, { text }, found, person);

  expect(messageOf(() => registerProblem(library, { branch: '东沟村党支部', source: '督查', raisedOn: day('2026-01-10'), category: '', problem: ' ', basis: '', goal: '', measures: '', leader: '', unit: '', responsible: '', dueOn: null, note: '' }, clerk))).toBe('请填写具体问题。');
  registerProblem(library, { branch: '东沟村党支部', source: '督查', raisedOn: day('2026-01-10'), category: '组织生活', problem: '会议记录过于简单', basis: '', goal: '', measures: '', leader: '', unit: '', responsible: '', dueOn: null, note: '' }, clerk);
  expect(messageOf(() => step('claim'))).toBe('请填写责任人。');
  expect(messageOf(() => editProblem(library, '2026-001', { dueOn: day('2025-12-01') }, clerk))).toBe('整改时限不能早于 2026-01-10。请改正日期。');
  editProblem(library, '2026-001', { responsible: '靳有田', dueOn: day('2026-02-28'), measures: '补充会议情况说明' }, clerk);
  step('claim', '', deputy);
  expect(messageOf(() => step('close'))).toBe('当前状态是“已认领”，不能销号。请刷新后再试。');
  step('start', '', deputy);
  expect(messageOf(() => step('requestClose'))).toContain('还没有佐证材料');

  addRectificationItems(library, '2026-001', [itemId(thin), itemId(good)], deputy);
  expect(messageOf(() => step('requestClose'))).toContain(doubts[0]!.title);
  decideFindings(library, doubts.filter(({ severity }) => severity !== 'info'), { outcome: 'explained', reason: '已附情况说明' }, clerk);
  step('requestClose', '请核验', deputy);
  expect(messageOf(() => step('accept'))).toBe('请填写核验意见。');
  step('return', '请再附签到表');
  removeRectificationItem(library, '2026-001', itemId(thin), deputy);
  step('requestClose', '', deputy);
  step('accept', '属实');
  const closed = step('close');
  expect([closed.state, closed.lookBackOn]).toEqual(['closed', '2026-04-20']);
  expect(messageOf(() => addRectificationItems(library, '2026-001', [itemId(thin)], clerk))).toContain('已销号');

  expect(dueRectifications(rectifications(library), day('2026-04-19'), 7).lookBack).toEqual([]);
  expect(dueRectifications(rectifications(library), day('2026-04-20'), 7).lookBack.map(({ id }) => id)).toEqual(['2026-001']);
  const reopened = step('reopen', '六月以后又出现同样问题', onDay(clerk, '2026-07-01'));
  expect([reopened.state, reopened.lookBackOn, reopened.steps.map((one) => one.step)]).toEqual(['inHand', null, [
    'register', 'edit', 'claim', 'start', 'addEvidence', 'requestClose', 'return', 'removeEvidence', 'requestClose', 'accept', 'close', 'reopen',
  ]]);
  expect(dueRectifications(rectifications(library), day('2026-07-01'), 7).overdue.map(({ id }) => id)).toEqual(['2026-001']);
  expect(library.events.history('rectifications', '2026-001')).toHaveLength(12);
  expect(library.events.verifyChain()).toMatchObject({ intact: true });
});

it('numbers entries by year and lists what is due soon by its day', async () => {
  const { library } = await townshipOf({ [good]: goodMinutes('东沟村', '2025-06-06', '修渠') });
  const problem = { branch: null, source: '自查', raisedOn: day('2026-01-10'), category: '', problem: '阵地标识不规范', basis: '', goal: '', measures: '', leader: '', unit: '', responsible: '', note: '' };
  for (const dueOn of ['2026-02-03', '2026-01-31', '2026-01-20', '2026-01-19']) registerProblem(library, { ...problem, dueOn: day(dueOn) }, clerk);
  registerProblem(library, { ...problem, raisedOn: day('2026-12-30'), dueOn: null }, onDay(clerk, '2027-01-02'));
  expect(rectifications(library).map(({ id }) => id)).toEqual(['2026-001', '2026-002', '2026-003', '2026-004', '2027-001']);
  const due = dueRectifications(rectifications(library), day('2026-01-20'), 14);
  expect([due.overdue.map(({ id }) => id), due.dueSoon.map(({ id }) => id)]).toEqual([['2026-004'], ['2026-003', '2026-002', '2026-001']]);
});
