import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from 'vitest';
import { test } from './harness.ts';

test('lists an odd folder before anything is written, then says of each file what became of it', async ({ openApp }) => {
  const app = await openApp({ library: 'none' });
  const { page, folder } = app;
  const stick = join(folder, 'U盘 <b>', '石桥村');
  await mkdir(stick, { recursive: true });
  await writeFile(join(stick, '2024年3月5日支委会.txt'), '石桥村党支部支部委员会会议记录\n时间：2024年3月5日\n地点：村部\n主持人：靳有田\n记录人：路广财\n应到3人，实到3人\n议题：春耕');
  await writeFile(join(stick, '=1+1.txt'), '随手记的一行字');
  await writeFile(join(stick, '损坏.docx'), 'PK\u0003\u0004 not a zip');
  await writeFile(join(stick, 'Thumbs.db'), 'x');

  await page.getByLabel('姓名').fill('周明');
  await page.getByRole('button', { name: '新建档案库', exact: true }).click();
  await app.goTo('导入');
  await page.getByRole('button', { name: '选择文件夹' }).first().click();
  const picker = page.getByRole('dialog');
  await picker.getByLabel('路径').fill(join(folder, 'U盘 <b>'));
  await picker.getByLabel('路径').press('Enter');
  await picker.getByRole('option', { name: '石桥村' }).waitFor();
  await picker.getByRole('button', { name: '选定' }).click();
  await page.getByText(/将跳过\s+1 个/).waitFor();
  await page.getByText('还没有导入过文件夹').waitFor();

  await page.getByRole('button', { name: '开始导入' }).click();
  await page.getByText('未能读取 1').waitFor();
  await page.getByText('已跳过 1').waitFor();
  await page.getByText('未能读取 1').click();
  await page.getByRole('link', { name: '石桥村/损坏.docx' }).waitFor();
  expect(await page.getByRole('link', { name: /石桥村/ }).count()).toBe(1);
  expect(app.problems).toEqual([]);
});
