import { join } from 'node:path';
import { expect } from 'vitest';
import { openLibrary } from '../../electron/library/openLibrary.ts';
import { test } from './harness.ts';

test('a doubt is looked at with its evidence and decided with reason and name; the decision stays on record', async ({ openApp }) => {
  const app = await openApp({ library: 'sample' });
  const { page } = app;
  await app.goTo('疑点核查');
  await app.signIn('周明');

  await page.getByPlaceholder('标题、人名、文件名').fill('自己的内容约');
  await page.keyboard.press('Enter');
  await page.getByRole('link', { name: /自己的内容约/ }).first().click();
  await page.getByRole('heading', { name: '原文对照' }).waitFor();
  const [left, right] = [page.locator('.text-side').nth(0).locator('mark'), page.locator('.text-side').nth(1).locator('mark')];
  expect((await left.first().innerText()).replace(/\s|^\d+/g, '').slice(0, 12)).toBe((await right.first().innerText()).replace(/\s|^\d+/g, '').slice(0, 12));
  for (const words of ['可能的解释', '如何澄清', '依据']) await page.getByRole('heading', { name: words }).waitFor();

  const title = await page.locator('.finding-head h2').innerText();
  await page.getByRole('radio', { name: /已说明/ }).check();
  await page.getByLabel('理由').fill('已看过手写原件，是照上次的底稿改的');
  await page.getByRole('button', { name: '保存', exact: true }).click();
  await page.getByText('现为“已说明”').waitFor();
  await page.getByRole('radio', { name: /属补录/ }).check();
  await page.getByLabel('理由').fill('记录人说明是年底补写的');
  await page.getByRole('button', { name: '改为' }).click();
  await page.getByText('现为“属补录”').waitFor();
  await page.getByText('已看过手写原件').first().waitFor();

  await page.getByRole('button', { name: '列表' }).click();
  await page.getByLabel('处理情况').click();
  await page.getByTitle('已处理').last().click();
  await page.getByRole('link', { name: title }).waitFor();
  expect(app.problems).toEqual([]);

  await app.stop();
  const library = await openLibrary(join(app.folder, 'library'), { actor: '测试', now: () => '2026-01-15T00:00:00.000Z' });
  try {
    const [decision] = library.ledgers.list('findingDecisions');
    expect(decision).toMatchObject({ outcome: 'lateRecord', by: '周明', reason: '记录人说明是年底补写的', revision: 2 });
    expect(library.events.verifyChain().intact).toBe(true);
  } finally {
    library.close();
  }
});
