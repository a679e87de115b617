import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { decideFindings, decisionHistory, findingDecisions, rectificationOf } from '../../../electron/backend/ledgers/decideFindings.ts';
import { exportLibrary } from '../../../electron/backend/exportLibrary.ts';
import { verifyFolder } from '../../../electron/backend/verifyFolder.ts';
import { relatedDecisions } from '../../../shared/ledgers/findingDecision.ts';
import { clerk, day, deputy, goodMinutes, thinMinutes, townshipOf } from './smallTownship.ts';

const files = {
  '东沟村/2025年/3月党员大会.txt': thinMinutes('东沟村', '2025-03-05'),
  '东沟村/2025年/6月党员大会.txt': goodMinutes('东沟村', '2025-06-06', '修渠'),
};

it('keeps decisions through checks and renames, revises them without erasing, and carries them into the bundle', async () => {
  const { library, scheme, report, add, place } = await townshipOf(files);
  const before = await report();
  const doubt = before.findings.find(({ rule, paths }) => rule === 'M101' && paths[0]!.includes('3月'))!;
  expect(doubt.decision).toBeUndefined();

  decideFindings(library, [doubt], { outcome: 'explained', reason: '  当天停电，主持人另记在笔记本上 ' }, clerk);
  decideFindings(library, [doubt], { outcome: 'excluded', reason: '已见到笔记本原件' }, deputy);
  expect(findingDecisions(library).get(doubt.key)).toMatchObject({ outcome: 'excluded', reason: '已见到笔记本原件', by: '孙大海', on: '2026-01-20', revision: 2 });
  expect(decisionHistory(library, doubt.key).map(({ actor, before: was, after }) => [actor, was && (was as { outcome: string }).outcome, (after as { outcome: string }).outcome])).toEqual([
    ['周玉兰', null, 'explained'],
    ['孙大海', 'explained', 'excluded'],
  ]);
  const after = await report();
  expect(after.findings.map(({ id }) => id)).toEqual(before.findings.map(({ id }) => id));
  expect(after.records).toEqual(before.records);
  expect(after.findings.find(({ id }) => id === doubt.id)?.decision).toMatchObject({ outcome: 'excluded', revision: 2 });

  // The same bytes under another name are the same doubt; the id names the path, the key does not.
  const { report: secondReport } = await townshipOf({ '东沟村/2025年/整理后/3月份党员大会记录.txt': files['东沟村/2025年/3月党员大会.txt'], '东沟村/2025年/6月党员大会.txt': files['东沟村/2025年/6月党员大会.txt'] });
  const moved = (await secondReport()).findings.find(({ rule, paths }) => rule === 'M101' && paths[0]!.includes('3月'))!;
  expect([moved.id === doubt.id, moved.key === doubt.key]).toEqual([false, true]);

  // Other bytes are another doubt: the decision stays on record and is shown beside it.
  await add({ '东沟村/2025年/3月党员大会.txt': `${files['东沟村/2025年/3月党员大会.txt']}（补页）\n` });
  const altered = await report();
  const again = altered.findings.find(({ rule, paths }) => rule === 'M101' && paths[0]!.includes('3月党员大会'))!;
  expect(again.decision).toBeUndefined();
  expect(relatedDecisions(again, altered.ledgers.formerDecisions)).toMatchObject([{ outcome: 'excluded', about: { id: doubt.id } }]);

  decideFindings(library, [again], { outcome: 'rectify', reason: '请村里补充说明' }, clerk);
  expect(rectificationOf(library, again)).toMatchObject({ id: '2026-001', state: 'registered', branch: '东沟村党支部', problem: again.title, raisedOn: '2026-01-20' });
  const out = join(place, '成果包');
  await exportLibrary({ library, scheme, asOf: day('2026-01-15'), out });
  expect(await verifyFolder(out)).toMatchObject({ ok: true, faults: [] });
  const written = JSON.parse(await readFile(join(out, 'data/report.json'), 'utf8')) as { findings: { id: string; decision?: { reason: string } }[]; ledgers: { rectifications: { id: string }[]; formerDecisions: { reason: string }[] } };
  expect(written.findings.find(({ id }) => id === again.id)?.decision?.reason).toBe('请村里补充说明');
  expect([written.ledgers.rectifications.map(({ id }) => id), written.ledgers.formerDecisions.map(({ reason }) => reason)]).toEqual([['2026-001'], ['已见到笔记本原件']]);
  expect(library.events.verifyChain()).toMatchObject({ intact: true });
});

it('refuses a decision without a reason or a name, and one that says what stands already; nothing is written', async () => {
  const { library, report } = await townshipOf(files);
  const [finding] = (await report()).findings;
  const count = library.events.head().count;
  const refusal = (run: () => unknown): unknown => {
    try {
      run();
    } catch (error) {
      return (error as { detail: unknown }).detail;
    }
    return null;
  };
  expect(refusal(() => decideFindings(library, [finding!], { outcome: 'explained', reason: ' ' }, clerk))).toEqual({ code: 'refused', refusal: { kind: 'missing', what: 'reason' } });
  expect(refusal(() => decideFindings(library, [finding!], { outcome: 'explained', reason: '有' }, { ...clerk, actor: ' ' }))).toEqual({ code: 'refused', refusal: { kind: 'missing', what: 'actor' } });
  expect(library.events.head().count).toBe(count);
  decideFindings(library, [finding!], { outcome: 'explained', reason: '有' }, clerk);
  expect(refusal(() => decideFindings(library, [finding!], { outcome: 'explained', reason: '有' }, clerk))).toEqual({ code: 'refused', refusal: { kind: 'unchanged' } });
  expect(library.events.head().count).toBe(count + 1);
});
