import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { test } from './harness.ts';

interface Violation {
  readonly id: string;
  readonly impact: string | null;
  readonly help: string;
  readonly nodes: readonly { readonly target: readonly unknown[]; readonly html: string }[];
}

const axeFile = createRequire(import.meta.url).resolve('axe-core/axe.min.js');

test('every screen of the menu opens without a fault, fits the window and can be used by everybody', async ({ openApp }) => {
  const app = await openApp({ library: 'sample' });
  const { page } = app;
  const axe = await readFile(axeFile, 'utf8');
  await page.getByRole('navigation', { name: '主菜单' }).waitFor();
  const menu = page.getByRole('navigation', { name: '主菜单' }).getByRole('menuitem');
  const titles = await menu.allInnerTexts();
  expect(titles.length).toBeGreaterThan(1);
  const found: string[] = [];
  for (const [index, title] of titles.entries()) {
    await menu.nth(index).click();
    await page.locator('.page, [data-page]').first().waitFor();
    await page.locator('.ant-skeleton-active, .ant-spin-spinning').first().waitFor({ state: 'detached' });
    const width = await page.evaluate<number>('document.documentElement.scrollWidth - document.documentElement.clientWidth');
    if (width > 0) found.push(`${title}: ${width} px wider than the window`);
    for (const { id, impact, help, nodes } of await violations(page, axe)) {
      if (impact === 'serious' || impact === 'critical') found.push(`${title}: ${id} (${help}) ${nodes.slice(0, 3).map(({ html }) => html.slice(0, 160)).join(' | ')}`);
    }
  }
  expect(found).toEqual([]);
  expect(app.problems).toEqual([]);
});

/** axe’s findings; it is run from outside, since the page’s policy lets no foreign script in. */
async function violations(page: Page, axe: string): Promise<readonly Violation[]> {
  await page.evaluate(axe);
  return page.evaluate<readonly Violation[]>("axe.run(document, { resultTypes: ['violations'] }).then(({ violations }) => violations)");
}
