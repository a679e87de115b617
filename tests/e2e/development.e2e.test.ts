import { afterEach, expect, test } from 'vitest';
import { openApp, type OpenApp } from './harness.ts';

let app: OpenApp;
afterEach(() => app.close());

test('a person’s steps with what is missing and broken; a matter with its four steps and two publications', async () => {
  app = await openApp({ library: 'sample', asOf: '2026-06-15' });
  const { page } = app;
  await page.getByRole('menuitem', { name: '发展党员' }).click();
  await page.getByRole('heading', { name: '发展党员' }).waitFor();
  // The edition of 2026 is in force by then and its text is not entered.
  await page.getByText(/2026年修订版.*待录入/).first().waitFor();
  await page.locator('.case-list button').first().click();
  expect(await page.locator('.step-table tbody tr').count()).toBe(27);
  await page.locator('.step-table').getByText('递交入党申请书').waitFor();
  await page.getByText(/^下一步：|^各步已走完/).waitFor();

  await page.getByRole('menuitem', { name: '议事决策' }).click();
  await page.getByRole('columnheader', { name: '代表会议决议' }).waitFor();
  const absent = page.locator('.matter-table td.absent');
  expect(await absent.count()).toBeGreaterThan(0);
  await page.locator('.matter-table .doubts-of a').first().click();
  await page.getByRole('heading', { name: '可能的解释' }).waitFor();
  expect(app.problems).toEqual([]);
});
