import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { exportBundle } from '../../../electron/exports/exportBundle.ts';
import { overviewOf } from '../../../shared/presentation/overview.ts';
import { launchBrowser } from '../../browser.ts';
import { township } from './township.ts';

let root: string;
let browser: Browser;
const inputs = { small: () => township(join(root, 'small-source')), large: () => township(join(root, 'large-source'), 3400, 200) };

beforeAll(async () => {
  root = mkdtempSync(join(tmpdir(), 'danghe-page-'));
  await exportBundle(inputs.small(), join(root, 'small'));
  await exportBundle(inputs.large(), join(root, 'large'));
  browser = await launchBrowser();
});

afterAll(async () => {
  await browser.close();
  rmSync(root, { recursive: true, force: true });
});

async function openPage(name: string, during: (page: Page) => Promise<void>): Promise<void> {
  const page = await browser.newPage({ viewport: { width: 1366, height: 768 } });
  const problems: string[] = [];
  page.on('pageerror', (error) => problems.push(error.message));
  page.on('console', (message) => problems.push(message.text()));
  page.on('dialog', (dialog) => problems.push(dialog.message()));
  page.on('request', (request) => { if (!request.url().startsWith('file:')) problems.push(request.url()); });
  await page.goto(pathToFileURL(join(root, name, 'data', '打开我.html')).href);
  await during(page);
  expect(problems).toEqual([]);
  await page.close();
}

describe('打开我.html, opened from a folder', () => {
  test('is one file for an ordinary bundle, and reads the parts beside it for a large one', async () => {
    expect(readdirSync(join(root, 'small/data'))).not.toContain('阅读数据');
    expect(readdirSync(join(root, 'large/data'))).toContain('阅读数据');
    for (const [name, size] of [['small', 120], ['large', 3400]] as const) {
      await openPage(name, async (page) => {
        await page.click('nav >> text=文件清单');
        await page.waitForFunction(`document.querySelector('[role=status]').textContent.includes('共 ${size} 条')`);
      });
    }
  });

  test('shows the figures of the report, and each text as text', async () => {
    const { report } = inputs.small();
    const overview = overviewOf(report);
    await openPage('small', async (page) => {
      const text = (await page.textContent('main'))!;
      expect(text).toContain(`${overview.gaps} 条缺项`);
      expect(text).toContain(`${overview.doubts} 条疑点`);
      await page.click('nav >> text=档案');
      await page.fill('input[type=search]', '<script>');
      expect(await page.textContent('tbody')).toContain('<script>alert(1)</script>');
      expect(await page.locator('main script, main b').count()).toBe(0);
    });
  });

  test('finds a record by a name in it, shows what was read, and leads to its original', async () => {
    await openPage('small', async (page) => {
      await page.click('nav >> text=档案');
      await page.fill('input[type=search]', '李䶮 2024-01-01');
      await page.click('tbody tr:first-child');
      const detail = (await page.textContent('#detail'))!;
      expect(detail).toContain('主持人');
      expect(detail).toContain('归类理由');
      const href = (await page.getAttribute('.original', 'href'))!;
      expect(existsSync(join(root, 'small/data', decodeURIComponent(href)))).toBe(true);
      await page.keyboard.press('Escape');
      expect(await page.isVisible('#detail')).toBe(false);
    });
  });

  test('lists findings with what would explain and settle them, and every obligation in the grid', async () => {
    await openPage('small', async (page) => {
      await page.click('nav >> text=缺项与疑点');
      await page.selectOption('select >> nth=0', '补记疑点');
      const card = (await page.textContent('.finding'))!;
      for (const label of ['说明', '可能的解释', '如何澄清', '依据', '证明力']) expect(card).toContain(label);
      await page.click('nav >> text=三会一课');
      expect(await page.locator('table.grid').count()).toBe(2);
      expect(await page.locator('table.grid').first().locator('tbody tr').count()).toBe(7);
    });
  });

  test('fetches the details of an entry of a large bundle when it is opened', async () => {
    await openPage('large', async (page) => {
      await page.click('nav >> text=文件清单');
      await page.waitForFunction(`document.querySelector('[role=status]').textContent.includes('共 3400 条')`);
      expect(await page.locator('script[src*="details-"]').count()).toBe(0);
      await page.fill('input[type=search]', '会议.docx');
      await page.click('tbody tr:first-child');
      await page.waitForSelector('#detail >> text=归类理由');
      expect(await page.locator('script[src*="details-"]').count()).toBe(1);
      expect(await page.textContent('#detail')).toContain('SHA-256');
    });
  });

  test('draws the evidence: the same passages marked in both', async () => {
    await openPage('small', async (page) => {
      await page.click('nav >> text=缺项与疑点');
      await page.selectOption('select >> nth=0', '补记疑点');
      const sides = page.locator('.finding .side');
      expect(await sides.count()).toBeGreaterThan(1);
      expect(await sides.first().locator('mark').first().textContent()).toBe(await sides.nth(1).locator('mark').first().textContent());
    });
  });

  test('keeps remarks that are typed, saves them to a file, and takes them back', async () => {
    const saved = join(root, '批注.csv');
    await openPage('small', async (page) => {
      await page.click('nav >> text=档案');
      await page.click('tbody tr:first-child');
      await page.fill('#detail > div > .remark textarea', '=请“核对”原件,\n第二页');
      await page.keyboard.press('Escape');
      await page.click('nav >> text=批注');
      expect(await page.textContent('tbody')).toContain('第二页');
      const [download] = await Promise.all([page.waitForEvent('download'), page.click('button:has-text("保存为文件")')]);
      expect(download.suggestedFilename()).toMatch(/^批注-.*\.csv$/);
      await download.saveAs(saved);
    });
    const text = readFileSync(saved, 'utf8');
    expect(text.startsWith('\uFEFF')).toBe(true);
    expect(text).toContain(`"'=请“核对”原件,\n第二页"`);
    const context = await browser.newContext();
    const page = await context.newPage();
    await page.goto(pathToFileURL(join(root, 'small', 'data', '打开我.html')).href);
    await page.click('nav >> text=批注');
    await page.setInputFiles('input[type=file]', saved);
    await page.waitForSelector('tbody >> text=第二页');
    expect(await page.textContent('tbody')).toContain('=请“核对”原件');
    await context.close();
  });

  test('its policy lets nothing in from outside', () => {
    const page = readFileSync(join(root, 'small/data/打开我.html'), 'utf8');
    const policy = /Content-Security-Policy" content="([^"]+)"/.exec(page)![1]!;
    expect(policy).toMatch(/^default-src 'none'; script-src 'sha256-[^']+'; style-src 'sha256-[^']+';/);
    expect(page).not.toMatch(/ on\w+=|https?:\/\/(?!example\.invalid|www\.w3\.org\/2000\/svg)/);
  });
});
