import { expect } from 'vitest';
import { test } from './harness.ts';

test('from a number of the overview to its records, and from a cell of the grid to a meeting and the place of a field', async ({ openApp }) => {
  const app = await openApp({ library: 'sample' });
  const { page } = app;
  await page.getByRole('heading', { name: /总览$/ }).waitFor();
  const gaps = page.locator('.township a[href*="family=gap"]').last();
  await gaps.waitFor();
  const count = Number((await gaps.innerText()).replace(/\D/g, ''));
  await gaps.click();
  await page.getByRole('heading', { name: '疑点核查' }).waitFor();
  await page.locator('.page-head').getByText(`${count} 条`, { exact: true }).waitFor();

  await app.goTo('三会一课');
  const cell = page.locator('button.cell.met').first();
  await cell.focus();
  await page.keyboard.press('Enter');
  await page.locator('.cell-content a').first().click();
  await page.getByRole('heading', { name: '读出的内容' }).waitFor();
  const field = page.locator('.item-fields dt', { hasText: '主持人' }).locator('xpath=../dd/button');
  const chair = await field.innerText();
  await field.focus();
  await page.keyboard.press('Enter');
  await page.locator('.meeting-paper mark.mark-focus').waitFor();
  expect(await page.locator('.meeting-paper mark.mark-focus').innerText()).toContain(chair);
  for (const words of ['材料', '疑点和缺项', '日期与文件时间', '经过']) await page.getByRole('heading', { name: words }).waitFor();
  expect(app.problems).toEqual([]);
});
