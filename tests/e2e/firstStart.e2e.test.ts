import { expect } from 'vitest';
import { test } from './harness.ts';

test('from the first start into a new library of one’s own, without help', async ({ openApp }) => {
  const app = await openApp({ library: 'none' });
  await app.page.getByLabel('姓名').fill('周明');
  await app.page.getByRole('button', { name: '新建档案库', exact: true }).click();
  await app.page.getByText('档案库还是空的').waitFor();
  await app.page.getByRole('button', { name: '周明' }).waitFor();
  expect(app.problems).toEqual([]);
});

test('an open library shows its figures, and asks for nothing from any other place', async ({ openApp }) => {
  const app = await openApp({ library: 'sample' });
  await app.page.getByRole('heading', { name: '总览' }).waitFor();
  await app.page.getByText('2026-01-15').first().waitFor();
  expect(app.problems).toEqual([]);
});
