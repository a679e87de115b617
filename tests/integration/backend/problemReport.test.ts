import { mkdtemp, readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { createBackend } from '../../../electron/backend/app/createApp.ts';
import { createFaultLog } from '../../../electron/backend/app/faultLog.ts';
import { removeTree } from '../../../electron/files/retry.ts';
import { day, thinMinutes, townshipOf } from '../ledgers/smallTownship.ts';

it('tells versions, counts and codes, and holds no name, title, text or path of the library', async () => {
  const township = await townshipOf({ '东沟村/2025年/3月党员大会.txt': thinMinutes('东沟村', '2025-03-05'), '东沟村/坏的.docx': 'PK\u0003\u0004 不是文档' });
  const { folder } = township.library;
  township.library.close();
  const data = await mkdtemp(join(tmpdir(), 'danghe-problem-'));
  onTestFinished(() => removeTree(data));
  const backend = await createBackend({ host: 'browser', dataFolder: data, asOf: day('2026-01-15'), emit: () => undefined });
  onTestFinished(() => backend.close());
  await backend.open(folder);
  await backend.call('app.setPerson', { person: '靳有田' });
  await expect(backend.call('item.get', { id: 987654 })).rejects.toThrow();
  await expect(backend.call('library.open', { folder: join(data, '没有的库') })).rejects.toThrow();
  await backend.open(folder);

  const { text } = (await backend.call('problem.report', {})) as { readonly text: string };
  expect(text).toContain('按格式：');
  expect(text).toMatch(/读取出错：.*\d/);
  expect(text).toContain('item.get not-found');
  for (const secret of ['东沟', '党员大会', '靳有田', folder, data, '没有的库', '坏的', '987654']) expect(text).not.toContain(secret);

  const file = join(data, '报告.txt');
  await backend.call('problem.save', { file, text });
  expect(await readFile(file, 'utf8')).toBe(text);
  await expect(backend.call('problem.save', { file, text })).rejects.toThrow();
});

it('keeps of an unknown fault its kind and its place in the program, not its message', () => {
  const faults = createFaultLog();
  faults.note('item.list', new TypeError('靳有田 is not a function\n    at 假的 (/家/靳有田/档案.ts:1:1)'));
  const [fault] = faults.list();
  expect(fault).toMatchObject({ where: 'item.list', code: 'internal TypeError' });
  expect(fault!.frames.some((frame) => frame.includes('problemReport.test.ts:'))).toBe(true);
  expect(JSON.stringify(faults.list())).not.toContain('靳有田');
});
