import { join } from 'node:path';
import ExcelJS from 'exceljs';
import { expect } from 'vitest';
import { test } from './harness.ts';

test('takes a roster from Excel: columns matched by hand, changes shown, then entered', async ({ openApp }) => {
  const app = await openApp({ library: 'sample' });
  const { page, folder } = app;
  const workbook = new ExcelJS.Workbook();
  workbook.addWorksheet('党员').addRows([['名 单'], ['编号', '同志', '入党年月'], [1, '欧阳晓峰', '2011年7月'], [2, '司马兰', '2019-06-30']]);
  await workbook.xlsx.writeFile(join(folder, '新名册.xlsx'));
  await app.signIn('周玉兰');

  await app.goTo('名册');
  await page.getByRole('button', { name: '导入 Excel' }).click();
  await page.getByLabel('路径').fill(folder);
  await page.getByLabel('路径').press('Enter');
  await page.getByRole('option', { name: '新名册.xlsx' }).click();
  await page.getByRole('button', { name: '选定' }).click();
  await page.getByText('还没有指定“姓名”列。').waitFor();
  await page.getByLabel('表头行').click();
  await page.getByTitle('第 2 行').click();
  await page.getByLabel('同志对应').click();
  await page.getByTitle('姓名', { exact: true }).last().click();
  await page.getByLabel('归入支部').click();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await page.getByText('读到 2 人：新增 2').waitFor();
  await page.getByRole('button', { name: '导入 2 人' }).click();
  await page.getByRole('cell', { name: '欧阳晓峰' }).waitFor();
  await page.getByRole('row', { name: /欧阳晓峰/ }).getByText('2011-07').waitFor();
  expect(app.problems).toEqual([]);
});
