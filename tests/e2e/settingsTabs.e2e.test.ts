import { expect } from 'vitest';
import { LONG, test } from './harness.ts';

test('设置: every tab opens; what is set is in force at once, stands in the event record, and the record verifies', async ({ openApp }) => {
  const app = await openApp({ library: 'sample' });
  const { page } = app;
  await app.signIn('周明');
  await app.goTo('设置');
  const tabs = page.getByRole('tab');
  await tabs.first().waitFor();
  const names = await tabs.allInnerTexts();
  expect(names.length).toBeGreaterThan(6);
  for (const name of names) {
    await page.getByRole('tab', { name, exact: true }).click();
    const shown = page.getByRole('tabpanel', { name, exact: true });
    await shown.waitFor();
    await page.locator('.ant-skeleton-active, .ant-spin-spinning').first().waitFor({ state: 'detached' });
    expect([name, await shown.getByRole('alert').filter({ hasText: /出错|有误|找不到/ }).count()]).toEqual([name, 0]);
    const width = await page.evaluate<number>('document.documentElement.scrollWidth - document.documentElement.clientWidth');
    expect([name, width]).toEqual([name, 0]);
  }

  await page.getByRole('tab', { name: '乡镇与支部' }).click();
  await page.getByLabel('乡镇名称').fill('柳林乡');
  await page.getByLabel('乡镇名称').press('Enter');
  await page.getByRole('banner').getByText('柳林乡').waitFor();
  await page.getByRole('tab', { name: '规则与时限' }).click();
  const rule = page.getByRole('switch', { name: /^启用/ }).first();
  await rule.click();
  await expect.poll(() => rule.getAttribute('aria-checked'), LONG).toBe('false');

  await page.getByRole('tab', { name: '事件记录' }).click();
  await page.getByRole('row', { name: /周明.*规则与时限/ }).first().waitFor();
  await page.getByRole('row', { name: /周明.*乡镇名称/ }).first().waitFor();
  await page.getByRole('button', { name: '核验事件链' }).click();
  await page.getByText(/事件链完整：\d+ 条前后相连/).waitFor();
  expect(app.problems).toEqual([]);
});
