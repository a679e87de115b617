import { join } from 'node:path';
import { expect } from 'vitest';
import { openExistingLibrary } from '../../electron/backend/openExistingLibrary.ts';
import { test } from './harness.ts';

test('registers a problem, fills in who and when, claims and starts it, ties evidence; help opens by F1', async ({ openApp }) => {
  const app = await openApp({ library: 'sample' });
  const { page, folder } = app;
  await app.signIn('周玉兰');

  await app.goTo('整改销号');
  await page.getByRole('button', { name: '登记问题' }).click();
  const form = page.getByRole('dialog');
  await form.getByLabel('具体问题').fill('第三季度党员大会没有签到表');
  await form.getByLabel('整改时限').fill('2026-01-20');
  await form.getByRole('button', { name: '登记' }).click();
  const panel = page.getByRole('region', { name: '整改事项' });
  await panel.getByText('◆ 临近').waitFor();

  await panel.getByRole('button', { name: '认领' }).click();
  await page.getByText('请填写责任人。').waitFor();
  await panel.getByRole('button', { name: '修改' }).click();
  await page.getByRole('dialog').getByLabel('责任人').fill('靳有田');
  await page.getByRole('dialog').getByLabel('整改措施').fill('找到原签到表并归档');
  await page.getByRole('dialog').getByRole('button', { name: '保存' }).click();
  await panel.getByText('靳有田').waitFor();
  await panel.getByRole('button', { name: '认领' }).click();
  await panel.getByRole('button', { name: '开始整改' }).click();
  await panel.getByRole('button', { name: '申请销号' }).click();
  await page.getByText('还没有佐证材料').waitFor();

  await panel.getByRole('button', { name: '选择材料' }).click();
  await page.getByLabel('查找材料').fill('签到');
  await page.getByRole('dialog').getByRole('row', { name: /签到/ }).first().getByRole('checkbox').check();
  await page.getByRole('button', { name: '关联所选（1）' }).click();
  await panel.getByText('1 件').waitFor();

  await page.keyboard.press('F1');
  await page.getByRole('dialog').getByText('登记 → 认领').first().waitFor();
  expect(app.problems).toEqual([]);

  await app.stop();
  const entry = await openExistingLibrary(join(folder, 'library'), (library) => Promise.resolve(library.ledgers.list('rectifications')[0]!));
  expect(entry).toMatchObject({ id: '2026-001', state: 'inHand', responsible: '靳有田', evidence: [{ by: '周玉兰' }] });
});
