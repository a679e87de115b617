import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import ExcelJS from 'exceljs';
import { expect } from 'vitest';
import { test } from './harness.ts';

test('finds two-character words, shows where a field was read, moves an item out and back, and exports the list as shown', async ({ openApp }) => {
  const app = await openApp({ library: 'sample' });
  const { page, folder } = app;
  await app.signIn('周明');
  await app.goTo('档案');
  const grid = page.getByRole('grid', { name: '材料列表' });
  await grid.getByRole('gridcell').first().waitFor();
  const all = Number(await grid.getAttribute('aria-rowcount'));

  await page.getByLabel('全文检索').fill('委员');
  await grid.locator('mark', { hasText: '委员' }).first().waitFor();
  const found = Number(await grid.getAttribute('aria-rowcount'));
  expect(found).toBeGreaterThan(0);
  expect(found).toBeLessThan(all);

  await page.getByRole('button', { name: '导出' }).click();
  const picker = page.getByRole('dialog');
  await picker.getByLabel('路径').fill(folder);
  await picker.getByLabel('路径').press('Enter');
  await picker.getByRole('option', { name: 'library' }).waitFor();
  await picker.getByRole('button', { name: '选定' }).click();
  await page.getByText('已导出到').waitFor();
  expect(await readdir(folder)).toContain('档案目录.xlsx');
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.readFile(join(folder, '档案目录.xlsx'));
  expect(workbook.worksheets[0]?.rowCount).toBe(found + 1);

  await page.getByLabel('全文检索').fill('支部委员会会议记录');
  await grid.locator('mark', { hasText: '支部委员会会议记录' }).first().click();
  const drawer = page.getByRole('dialog');
  await drawer.getByRole('tab', { name: '读出的字段' }).click();
  await drawer.getByRole('button', { pressed: false }).and(drawer.locator('.item-value')).first().click();
  await drawer.locator('mark.mark-focus').first().waitFor();
  await drawer.getByRole('button', { name: '移出档案' }).click();
  await page.getByRole('button', { name: '移出', exact: true }).click();
  await drawer.getByRole('button', { name: '移回档案' }).waitFor();
  await page.getByRole('button', { name: '移出', exact: true }).waitFor({ state: 'hidden' });
  await page.keyboard.press('Escape');
  await page.getByLabel('全文检索').fill('');
  await expect.poll(async () => Number(await grid.getAttribute('aria-rowcount')), { timeout: 60_000 }).toBe(all - 1);

  await page.getByRole('tree').getByText('已移出').click();
  await grid.getByRole('checkbox').first().click();
  await page.getByRole('button', { name: '移回档案' }).click();
  await page.getByText('这里没有材料').waitFor();
  await page.getByRole('tree').getByText('全部档案').click();
  await expect.poll(async () => Number(await grid.getAttribute('aria-rowcount')), { timeout: 60_000 }).toBe(all);
  expect(app.problems).toEqual([]);
});
