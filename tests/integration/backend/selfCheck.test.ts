import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { createBackend } from '../../../electron/backend/app/createApp.ts';
import { removeTree } from '../../../electron/files/retry.ts';
import type { CallInput, CallName, CallOutput } from '../../../shared/contract/contract.ts';
import type { Job } from '../../../shared/contract/jobs.ts';
import { day, goodMinutes, townshipOf } from '../ledgers/smallTownship.ts';

it('tries every step on books known to be honest, puts one in force as an event with the self-check, and says so in the report', async () => {
  const copied = goodMinutes('东沟村', '2025-06-06', '修渠');
  const township = await townshipOf({
    '东沟村/2025年/6月党员大会.txt': copied,
    '东沟村/2025年/9月党员大会.txt': copied.replaceAll('6月6日', '9月5日').replaceAll('7月底', '10月底'),
    '西沟村/2025年/6月党员大会.txt': goodMinutes('西沟村', '2025-06-07', '安装路灯'),
  });
  const { folder } = township.library;
  township.library.close();
  const data = await mkdtemp(join(tmpdir(), 'danghe-selfcheck-'));
  onTestFinished(() => removeTree(data));
  const ended = Promise.withResolvers<Job>();
  const backend = await createBackend({ host: 'browser', dataFolder: data, asOf: day('2026-01-15'), emit: (event, told) => {
    if (event === 'job' && (told as Job).state !== 'running') ended.resolve(told as Job);
  } });
  onTestFinished(() => backend.close());
  await backend.open(folder);
  const call = <Name extends CallName>(name: Name, input: CallInput<Name>) => backend.call(name, input) as Promise<CallOutput<Name>>;
  await call('app.setPerson', { person: '周玉兰' });

  const { books, now } = await call('sensitivity.get', {});
  expect([now.step, books.map(({ branch, year, records }) => [branch, year, records])]).toEqual(['standard', [['东沟村党支部', 2025, 2], ['西沟村党支部', 2025, 1]]]);
  const before = (await call('app.state', {})).library?.events;
  await call('sensitivity.check', { books: [{ branch: '东沟村党支部', year: 2025 }] });
  const { result } = await ended.promise;
  if (result?.kind !== 'selfCheck') throw new Error('no self-check');
  const { records, steps } = result.checked;
  expect(records).toBe(2);
  expect(steps.standard.rules.find(({ rule }) => rule === 'B301')?.count).toBeGreaterThan(0);
  expect(steps.cautious.doubts).toBeLessThanOrEqual(steps.standard.doubts);
  expect(steps.close.doubts).toBeGreaterThanOrEqual(steps.standard.doubts);
  expect(JSON.stringify(steps)).not.toContain('西沟村/');
  expect((await call('app.state', {})).library?.events).toBe(before);

  await call('sensitivity.set', { step: 'cautious' });
  const { rows } = await call('events.list', { beforeSeq: null, limit: 1 });
  expect(rows[0]).toMatchObject({ action: 'set-sensitivity', actor: '周玉兰', what: '疑点灵敏度：标准 → 少报', undoable: true });
  expect((await call('sensitivity.get', {})).now).toEqual({ step: 'cautious', selfCheck: { books: ['东沟村党支部 2025'], records: 2, asOf: '2026-01-15', writing: null, doubts: { cautious: steps.cautious.doubts, standard: steps.standard.doubts, close: steps.close.doubts } } });
});
