import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { createSessionCheck, type SessionCheck } from '../../../electron/backend/check/sessionCheck.ts';
import { lastCheckName } from '../../../electron/backend/check/storedCheck.ts';
import { decideFindings } from '../../../electron/backend/ledgers/decideFindings.ts';
import { libraryReport } from '../../../electron/backend/libraryReport.ts';
import type { Township } from '../ledgers/smallTownship.ts';
import { clerk, day, goodMinutes, thinMinutes, townshipOf } from '../ledgers/smallTownship.ts';

const files = {
  '东沟村/2025年/3月党员大会.txt': thinMinutes('东沟村', '2025-03-05'),
  '东沟村/2025年/6月党员大会.txt': goodMinutes('东沟村', '2025-06-06', '修渠'),
};

/** A session's check, and a way to wait for its next news. */
async function checkOf({ library, scheme }: Township, version = '1'): Promise<{ readonly check: SessionCheck; readonly news: () => Promise<unknown> }> {
  let tell = Promise.withResolvers<undefined>();
  const check = await createSessionCheck({ library, scheme: () => scheme, version, day: () => day('2026-01-15'), busy: () => false, onChange: () => { tell.resolve(undefined); tell = Promise.withResolvers(); } });
  onTestFinished(() => check.close());
  return { check, news: () => tell.promise };
}

it('finds in its thread what the check in one piece finds, and lays decisions over it without a new one', async () => {
  const township = await townshipOf(files);
  const { check } = await checkOf(township);
  const { report, stale, outcome } = await check.latest();
  const whole = await libraryReport(township.library, township.scheme, day('2026-01-15'));
  expect({ findings: report.findings, coverage: report.coverage, records: report.records, cases: report.cases, branches: report.branches }).toEqual({ findings: whole.findings, coverage: whole.coverage, records: whole.records, cases: whole.cases, branches: whole.branches });
  expect(stale).toBe(false);
  expect(outcome.meetings.map(({ date }) => date)).toEqual(['2025-03-05', '2025-06-06']);

  const doubt = report.findings.find(({ rule }) => rule === 'M101')!;
  decideFindings(township.library, [doubt], { outcome: 'rectify', reason: '补齐要素' }, clerk);
  const after = await check.latest();
  expect(after.stale).toBe(false);
  expect(after.report.findings.find(({ id }) => id === doubt.id)?.decision).toMatchObject({ outcome: 'rectify', by: clerk.actor });
  expect(after.report.ledgers.rectifications).toHaveLength(1);
  expect(after.outcome).toBe(outcome);
});

it('shows the older check while files come in, then the new one', async () => {
  const township = await townshipOf(files);
  const { check, news } = await checkOf(township);
  const before = await check.latest();
  await township.add({ '东沟村/2025年/9月党员大会.txt': goodMinutes('东沟村', '2025-09-05', '秋收') });
  const told = news();
  const meanwhile = await check.latest();
  expect([meanwhile.stale, meanwhile.outcome === before.outcome]).toEqual([true, true]);
  await told;
  const after = await check.latest();
  expect([after.stale, after.outcome.meetings.length]).toEqual([false, 3]);
});

it('opens with the last figures; what was altered, cut short or written by another version is made anew', async () => {
  const township = await townshipOf(files);
  const first = await checkOf(township);
  const made = await first.check.latest();
  first.check.close();
  const again = await (await checkOf(township)).check.latest();
  expect(again.outcome).toEqual(made.outcome);
  expect(again.stale).toBe(false);

  const file = join(township.library.folder, lastCheckName);
  const kept = await readFile(file, 'utf8');
  await writeFile(file, kept.replaceAll('M101', 'M102'));
  const anew = await (await checkOf(township)).check.latest();
  expect(anew.outcome).toEqual(made.outcome);
  await writeFile(file, kept.slice(0, 200));
  expect((await (await checkOf(township)).check.latest()).outcome).toEqual(made.outcome);
  expect((await (await checkOf(township, '2')).check.latest()).outcome).toEqual(made.outcome);
  expect(JSON.parse((await readFile(file, 'utf8')).split('\n')[0]!)).toMatchObject({ version: '2' });
});
