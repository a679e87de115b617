import { expect } from 'vitest';
import { filesWith } from '../integration/protection/protectedLibrary.ts';
import { browserTest } from './harness.ts';

/** All originals of the sample are encrypted, and scrypt runs several times. */
const LONG = 400_000;

browserTest('gives the library a password, locks it, opens it for a visitor who finds nothing to change', async ({ openApp }) => {
  const app = await openApp({ library: 'sample' });
  const { page } = app;
  await app.goTo('设置');
  await page.getByRole('tab', { name: '口令' }).click();
  await page.getByLabel('新口令').fill('东沟档案2026');
  await page.getByLabel('再输一遍').fill('东沟档案2025');
  await page.getByText('两遍不一样。').waitFor();
  await page.getByLabel('再输一遍').fill('东沟档案2026');
  await page.getByRole('button', { name: '下一步：恢复密钥' }).click();
  const recoveryKey = await page.getByLabel('恢复密钥', { exact: true }).innerText();
  expect(recoveryKey).toMatch(/^([0-9A-Z]{4}-){8}[0-9A-Z]{4}$/);
  await page.getByLabel('恢复密钥已经打印或抄下').check();
  await page.getByRole('button', { name: '开始加密' }).click();
  await page.getByRole('dialog', { name: '操作人' }).getByLabel('姓名').fill('周明');
  await page.keyboard.press('Enter');
  await page.getByText('档案库有口令，登记和原件在磁盘上都是加密的。').waitFor();
  await page.getByText('浏览器方式：1 个窗口连接，来自 本机').waitFor();
  expect(await filesWith(app.folder, '党支部')).toEqual([]);

  await page.getByRole('button', { name: '现在锁定' }).click();
  await page.getByText('档案库已锁定').waitFor();
  expect(await page.getByText('党支部').count()).toBe(0);
  await page.getByLabel('档案库口令').fill('不是这个口令');
  await page.keyboard.press('Enter');
  await page.getByText('口令不对。').waitFor();
  await page.getByRole('button', { name: '忘记口令，用恢复密钥' }).click();
  await page.getByLabel('恢复密钥', { exact: true }).fill(recoveryKey.toLowerCase());
  await page.getByLabel('查阅方式：只看，不能改动').check();
  await page.getByRole('button', { name: '打开', exact: true }).click();
  await page.getByText('查阅方式：只能查看，不能改动。').waitFor();
  await page.getByRole('menuitem', { name: '档案' }).waitFor();
  expect(await page.getByRole('menuitem', { name: /^(导入|核对|导出与核验|设置)$/ }).count()).toBe(0);
  expect(app.problems).toEqual([]);
}, LONG);
