import { expect, it } from 'vitest';
import { editItems, itemHistory, removedItems, removeItems, restoreItems } from '../../../electron/backend/editItems.ts';
import { decideFindings, findingDecisions } from '../../../electron/backend/ledgers/decideFindings.ts';
import { rectifications } from '../../../electron/backend/ledgers/rectify.ts';
import { undoEvent } from '../../../electron/backend/undoEvent.ts';
import { clerk, day, deputy, goodMinutes, thinMinutes, townshipOf } from './smallTownship.ts';

const march = '东沟村/2025年/3月党员大会.txt';
const june = '东沟村/2025年/6月党员大会.txt';
const files = { [march]: thinMinutes('东沟村', '2025-03-05'), [june]: goodMinutes('东沟村', '2025-06-06', '修渠') };

it('sets fields of several items at once, keeps their history, and undoes what nothing followed', async () => {
  const { library, scheme, itemId } = await townshipOf(files);
  const ids = [itemId(march), itemId(june)];
  const before = ids.map((id) => library.items.get(id)!);
  editItems(library, scheme, ids, { year: 2024, date: day('2024-12-30') }, clerk);
  const [bulk] = library.events.query({ action: 'decide' }, 1);
  expect([bulk!.actor, bulk!.undoable]).toEqual(['周玉兰', true]);
  expect(ids.map((id) => library.items.get(id)!.year)).toEqual([2024, 2024]);
  editItems(library, scheme, [ids[0]!], { title: ' 三月大会 ', date: null }, deputy);
  expect(library.items.get(ids[0]!)!.decided).toEqual({ year: 2024, title: '三月大会' });
  expect(itemHistory(library, ids[0]!).map(({ actor, after }) => [actor, after])).toEqual([['周玉兰', { year: 2024, date: '2024-12-30' }], ['孙大海', { year: 2024, title: '三月大会' }]]);
  expect(() => undoEvent(library, scheme, bulk!.seq, clerk)).toThrow('refused');
  const [second] = library.events.query({ action: 'decide', actor: '孙大海' }, 1);
  undoEvent(library, scheme, second!.seq, clerk);
  undoEvent(library, scheme, bulk!.seq, clerk);
  expect(ids.map((id) => library.items.get(id)!)).toEqual(before);
  expect(() => undoEvent(library, scheme, bulk!.seq, clerk)).toThrow('refused');
  const [last] = library.events.query({ action: 'undo' }, 1);
  undoEvent(library, scheme, last!.seq, clerk);
  expect(ids.map((id) => library.items.get(id)!.year)).toEqual([2024, 2024]);
  expect(() => undoEvent(library, scheme, 9999, clerk)).toThrow('not-found');
  expect(() => undoEvent(library, scheme, 1, clerk)).toThrow('refused');
  expect(() => editItems(library, scheme, ids, { kind: 'noSuchKind' }, clerk)).toThrow('not-found');
  expect(() => editItems(library, scheme, ids, { year: 3000 }, clerk)).toThrow('usage');
  expect(library.events.verifyChain()).toMatchObject({ intact: true });
});

it('moves items out of the archive and back; a new import leaves them out unless they were altered', async () => {
  const { library, scheme, report, itemId, add } = await townshipOf(files);
  const id = itemId(march);
  const before = library.items.get(id)!;
  const findings = (await report()).findings.map(({ key }) => key);
  expect(() => removeItems(library, scheme, [id], ' ', clerk)).toThrow('refused');
  removeItems(library, scheme, [id], '误放，属于邻村', clerk);
  expect(library.items.get(id)).toMatchObject({ status: 'skipped', archiveNo: null, kept: true, removed: { by: '周玉兰', reason: '误放，属于邻村' } });
  expect(removedItems(library).map(({ path }) => path)).toEqual([march]);
  const without = await report();
  expect(without.items.find(({ path }) => path === march)).toMatchObject({ status: 'skipped', reasons: ['已由人移出档案，原件保留'], error: null });
  expect(without.findings.some(({ paths }) => paths.includes(march))).toBe(false);

  await add({ '东沟村/2025年/9月党员大会.txt': goodMinutes('东沟村', '2025-09-04', '收粮') });
  expect(library.items.get(id)?.removed).not.toBeNull();
  const [removal] = library.events.query({ action: 'remove' }, 1);
  undoEvent(library, scheme, removal!.seq, deputy);
  expect(library.items.get(id)).toMatchObject({ status: before.status, branch: before.branch, date: before.date, removed: null });
  expect((await report()).findings.filter(({ paths }) => paths.includes(march)).every(({ key }) => findings.includes(key))).toBe(true);

  removeItems(library, scheme, [id], '重复', clerk);
  restoreItems(library, scheme, [id], clerk);
  removeItems(library, scheme, [id], '重复', clerk);
  await add({ [march]: `${files[march]}补页\n` });
  expect(library.items.get(id)).toMatchObject({ removed: null, status: before.status });
  expect(itemHistory(library, id).filter(({ subject }) => subject === 'removed')).toHaveLength(6);
  expect(library.events.verifyChain()).toMatchObject({ intact: true });
});

it('undoes a decision on a finding; the entry it opened is withdrawn, its number not given again', async () => {
  const { library, scheme, report } = await townshipOf(files);
  const doubts = (await report()).findings.filter(({ paths }) => paths.includes(march)).slice(0, 2);
  decideFindings(library, [doubts[0]!], { outcome: 'rectify', reason: '请说明' }, clerk);
  undoEvent(library, scheme, library.events.head().count, deputy);
  expect(findingDecisions(library).size).toBe(0);
  expect(rectifications(library)).toMatchObject([{ id: '2026-001', state: 'withdrawn', steps: [{ step: 'register' }, { step: 'withdraw', by: '孙大海' }] }]);
  decideFindings(library, doubts, { outcome: 'rectify', reason: '请说明' }, clerk);
  expect(rectifications(library).map(({ id }) => id)).toEqual(['2026-001', '2026-002', '2026-003']);
});
