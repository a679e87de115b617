import { expect } from 'vitest';
import { test } from './harness.ts';

/** Three checks of the whole library run in it. */
const LONG = 400_000;

test('sets a day off by keys, moves a category with a look before it is in force, and tries the sensitivity on a book', async ({ openApp }) => {
  const app = await openApp({ library: 'sample' });
  const { page } = app;
  await app.goTo('设置');

  await page.getByRole('tab', { name: '日历' }).click();
  const weekday = page.locator('.year-grid button:not([class])').first();
  const named = await weekday.getAttribute('data-day');
  await weekday.focus();
  await page.keyboard.press('ArrowRight');
  const next = await page.evaluate<string | null>("document.activeElement?.getAttribute('data-day') ?? null");
  expect(Date.parse(next!) - Date.parse(named!)).toBe(86_400_000);
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('Space');
  await page.locator(`[data-day="${named}"].off`).waitFor();
  await page.getByLabel('放假通知').fill('县政府办通知（虚构）');
  await page.getByRole('button', { name: '保存这一年' }).click();
  // Nobody has given a name yet: it is asked for, and the change is then made.
  await page.getByRole('dialog', { name: '操作人' }).getByLabel('姓名').fill('周明');
  await page.keyboard.press('Enter');
  await page.getByText('本单位填写').waitFor();
  await page.locator(`[data-day="${named}"].off`).waitFor();

  await page.getByRole('tab', { name: '分类方案' }).click();
  await page.getByRole('button', { name: '党员队伍管理下移' }).click();
  await page.getByRole('button', { name: '预览并启用' }).click();
  await page.getByRole('dialog').getByText('没有文件会换类别。').waitFor();
  await page.getByRole('dialog').getByRole('button', { name: '启用并重新归类' }).click();
  await page.getByText('本单位方案').waitFor();
  await page.getByRole('dialog').waitFor({ state: 'hidden' });
  expect(await page.locator('.ant-table-tbody .figure').filter({ hasText: /^0\d$/ }).allInnerTexts()).toEqual(['01', '03', '02', '04', '05', '06', '07', '08']);

  await page.getByRole('tab', { name: '灵敏度' }).click();
  await page.getByRole('region', { name: '自测' }).getByRole('checkbox').nth(1).check();
  await page.getByRole('button', { name: '用所选 1 本自测' }).click();
  await page.getByText('合并后的程度（份）').waitFor();
  await page.getByRole('button', { name: '改用“少报”' }).click();
  await page.getByRole('columnheader', { name: '少报 ✓ 现用' }).waitFor();
  await page.getByText('设定时的自测：1 本').waitFor();

  await page.getByRole('tab', { name: '事件记录' }).click();
  await page.getByText('疑点灵敏度：标准 → 少报').waitFor();
  expect(app.problems).toEqual([]);
}, LONG);
