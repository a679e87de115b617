import { appendFile, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from 'vitest';
import { verifyBundle } from '../../electron/exports/verifyBundle.ts';
import { test } from './harness.ts';

test('exports a bundle, verifies it, and names the file that was altered afterwards', async ({ openApp }) => {
  const app = await openApp({ library: 'sample' });
  const { page, folder } = app;
  await app.goTo('导出与核验');
  await page.getByText('随包原件').waitFor();
  await page.getByRole('button', { name: '导出成果包', exact: true }).click();
  const picker = page.getByRole('dialog');
  await picker.getByLabel('路径').fill(folder);
  await picker.getByLabel('路径').press('Enter');
  await picker.getByRole('option', { name: 'library' }).waitFor();
  await picker.locator('input[value*="成果包"]').fill('成果包');
  await picker.getByRole('button', { name: '选定' }).click();
  await page.getByText('已导出到').waitFor();
  const bundle = join(folder, '成果包');
  expect((await verifyBundle(bundle)).faults).toEqual([]);

  await page.getByRole('button', { name: '核验这个成果包' }).click();
  await page.getByText('核验通过').waitFor();

  await appendFile(join(bundle, 'data', 'report.json'), ' ');
  await page.getByRole('button', { name: '核验这个成果包' }).click();
  await page.getByText('核验未通过').waitFor();
  await page.getByRole('list', { name: '核验发现的问题' }).getByText('data/report.json').first().waitFor();
  expect(app.problems).toEqual([]);
});

test('exports a redacted bundle as an encrypted file with a password entered twice, and verifies it with the password', async ({ openApp }) => {
  const app = await openApp({ library: 'sample' });
  const { page, folder } = app;
  const password = 'Liulin-7x#Qy2';
  await app.goTo('导出与核验');
  await page.getByRole('checkbox', { name: '脱敏' }).check();
  await page.getByRole('checkbox', { name: '加密成一个文件' }).check();
  const go = page.getByRole('button', { name: '导出成果包', exact: true });
  await page.getByLabel('密码', { exact: true }).fill('12345678');
  await page.getByText('密码强度：较弱').waitFor();
  await page.getByLabel('密码', { exact: true }).fill(password);
  await page.getByLabel('再输一遍').fill('Liulin-7x#Qy3');
  await page.getByText('两遍不一样').waitFor();
  expect(await go.isDisabled()).toBe(true);
  await page.getByLabel('再输一遍').fill(password);
  await go.click();
  const picker = page.getByRole('dialog');
  await picker.getByLabel('路径').fill(folder);
  await picker.getByLabel('路径').press('Enter');
  await picker.getByRole('option', { name: 'library' }).waitFor();
  await picker.locator('input[value*="成果包"]').fill('加密的成果包.zip');
  await picker.getByRole('button', { name: '选定' }).click();
  await page.getByText('已导出到').waitFor();

  await page.getByRole('button', { name: '核验这个成果包' }).click();
  await page.getByRole('dialog').getByLabel('密码').fill('wrong-password');
  await page.getByRole('dialog').getByLabel('密码').press('Enter');
  await page.getByText('密码不对').first().waitFor();
  await page.getByRole('button', { name: '核验这个成果包' }).click();
  await page.getByRole('dialog').getByLabel('密码').fill(password);
  await page.getByRole('dialog').getByLabel('密码').press('Enter');
  await page.getByText('核验通过').waitFor();
  await page.getByText('脱敏版没有随附原件').waitFor();
  // Nothing of what was entered stays with the program.
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    if (entry.isFile()) expect((await readFile(join(entry.parentPath, entry.name))).includes(password), entry.name).toBe(false);
  }
  expect(app.problems).toEqual([]);
});
