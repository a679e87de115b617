import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import ExcelJS from 'exceljs';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect } from 'vitest';
import { browserTest, test } from './harness.ts';
import { writeHostileFolder } from './hostileFolder.ts';

// Each hole as an attack made in the page itself, which must come to nothing. The same over plain HTTP:
// tests/security/browserHost.test.ts; from a foreign frame of the desktop window: tests/unit/desktop/startDesktop.test.ts.

let outsider: Server;
let outside: string;
/** What was asked of the address that nothing may ask. */
const called: string[] = [];

beforeAll(async () => {
  outsider = createServer((request, response) => {
    called.push(request.url ?? '');
    response.writeHead(200, { 'Content-Type': 'text/html', 'Access-Control-Allow-Origin': '*' }).end('<!doctype html><title>别处</title>');
  });
  await new Promise<void>((ready) => outsider.listen(0, '127.0.0.1', ready));
  outside = `http://127.0.0.1:${(outsider.address() as AddressInfo).port}`;
});

afterAll(() => void outsider.close());

test('a folder whose every file is an attack is looked at and listed, and nothing in it runs or calls out', async ({ openApp }) => {
  let files = 0;
  const app = await openApp({ library: 'none', before: async (folder) => void (files = await writeHostileFolder(join(folder, 'U盘'), outside)) });
  const { page, folder } = app;
  const said: string[] = [];
  page.on('dialog', (dialog) => {
    said.push(dialog.message());
    void dialog.dismiss();
  });
  await page.getByLabel('姓名').fill('周明');
  await page.getByRole('button', { name: '新建档案库', exact: true }).click();
  await app.goTo('导入');
  await page.getByRole('button', { name: '选择文件夹' }).first().click();
  await app.pickFolder(join(folder, 'U盘'));
  await page.getByRole('button', { name: '开始导入' }).click();
  await page.getByText(`全部 ${files}`, { exact: true }).waitFor();

  await app.goTo('档案');
  await page.getByRole('tree').getByText('全部文件').click();
  const grid = page.getByRole('grid', { name: '材料列表' });
  await expect.poll(() => grid.getAttribute('aria-rowcount'), { timeout: 60_000 }).toBe(String(files));
  for (let index = 0; index < files; index += 1) {
    await grid.locator(`[aria-rowindex="${index + 1}"]`).click();
    const drawer = page.getByRole('dialog');
    await drawer.locator('[role="document"], [role="img"], .ant-alert, .ant-empty').first().waitFor();
    await drawer.getByRole('tab', { name: '检查' }).click();
    await page.keyboard.press('Escape');
    await drawer.waitFor({ state: 'hidden' });
  }
  await page.getByRole('button', { name: '导出' }).click();
  await app.pickFolder(folder, 'U盘');
  await page.getByText('已导出到').waitFor();
  expect([await attacked(page), said, app.problems, called]).toEqual([0, [], [], []]);
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.readFile(join(folder, '档案目录.xlsx'));
  const kinds = new Set<ExcelJS.ValueType>();
  let texts = '';
  workbook.worksheets[0]!.eachRow((row) => row.eachCell((cell) => {
    kinds.add(cell.type);
    texts += `${cell.text}\n`;
  }));
  expect([...kinds].filter((kind) => ![ExcelJS.ValueType.String, ExcelJS.ValueType.Number, ExcelJS.ValueType.Null, ExcelJS.ValueType.Date].includes(kind))).toEqual([]);
  expect(texts).toContain('=HYPERLINK("x")会议记录');

  // The original itself, put into the page by somebody who could write into it.
  const inside = await page.evaluate<readonly string[]>(`(async () => {
    const types = [];
    for (let id = 1; id <= ${files}; id += 1) {
      const answer = await fetch('original/' + id);
      types.push((answer.headers.get('content-type') ?? '') + '; ' + (answer.headers.get('content-security-policy') ?? ''));
      const frame = document.createElement('iframe');
      frame.src = 'original/' + id;
      document.body.append(frame);
      const script = document.createElement('script');
      script.src = 'original/' + id;
      document.body.append(script);
    }
    const line = document.createElement('script');
    line.textContent = ${JSON.stringify('window.attacked=1')};
    document.body.append(line);
    const far = document.createElement('script');
    far.src = ${JSON.stringify(outside)};
    document.body.append(far);
    await fetch(${JSON.stringify(outside)}).catch(() => undefined);
    await new Promise((settled) => setTimeout(settled, 500));
    return types;
  })()`);
  expect(inside.filter((type) => !/^(?:application\/octet-stream|image\/(?:jpeg|png)); default-src 'none'; sandbox$/.test(type))).toEqual([]);
  expect([await attacked(page), called]).toEqual([0, []]);
  for (const path of ['original/../index.html/../../package.json', '..%2f..%2fpackage.json', 'original/..%2f..%2f..%2fetc%2fpasswd', 'original/-1', 'original/1e3']) {
    expect([path, await page.evaluate<boolean>(`fetch(${JSON.stringify(path)}).then((answer) => answer.ok)`)]).toEqual([path, false]);
  }
});

browserTest('another page in the same browser, even on the same computer, gets nothing out of the library', async ({ openApp }) => {
  const app = await openApp({ library: 'sample' });
  await app.page.getByRole('heading', { name: '总览' }).waitFor();
  const { origin, host } = new URL(app.address!);
  // On another port it is the same site: the browser sends the cookie along.
  const other = await app.context.newPage();
  await other.goto(outside);
  const got = await other.evaluate<Readonly<Record<string, string>>>(`(async () => {
    const tried = (name, work) => work().then((what) => [name, String(what)], () => [name, 'refused']);
    const loaded = (element, to) => new Promise((yes, no) => { element.onload = () => yes('loaded'); element.onerror = no; Object.assign(element, to); document.body.append(element); });
    const tries = [
      tried('socket', () => new Promise((yes, no) => { const socket = new WebSocket('ws://${host}/socket'); socket.onopen = () => yes('open'); socket.onerror = no; })),
      tried('page', () => fetch('${origin}/', { credentials: 'include' }).then((answer) => answer.text())),
      tried('opaque page', () => fetch('${origin}/', { credentials: 'include', mode: 'no-cors' }).then(() => 'answered')),
      tried('original', () => fetch('${origin}/original/1', { credentials: 'include', mode: 'no-cors' }).then(() => 'answered')),
      tried('picture', () => loaded(new Image(), { src: '${origin}/original/1' })),
      tried('script', () => loaded(document.createElement('script'), { src: '${origin}/original/1' })),
      tried('order', () => fetch('${origin}/', { method: 'POST', credentials: 'include', mode: 'cors', headers: { 'x-danghe': '1' }, body: '{}' }).then((answer) => answer.text())),
    ];
    return Object.fromEntries(await Promise.all(tries));
  })()`);
  expect(got).toEqual({ socket: 'refused', page: 'refused', 'opaque page': 'refused', original: 'refused', picture: 'refused', script: 'refused', order: 'refused' });
  await other.evaluate(`(() => { const frame = document.createElement('iframe'); frame.src = '${origin}/'; document.body.append(frame); })()`);
  await expect.poll(() => other.frames().at(-1)!.url(), { timeout: 30_000 }).toMatch(/^chrome-error:/);
  expect(app.problems).toEqual([]);
});

browserTest('the one-time address, seen over a shoulder and opened in another browser, is used up', async ({ openApp }) => {
  const app = await openApp({ library: 'sample' });
  await app.page.getByRole('heading', { name: '总览' }).waitFor();
  const stranger = await (app.context.browser()!).newContext();
  const page = await stranger.newPage();
  const answer = await page.goto(app.address!);
  expect(answer?.status()).toBe(403);
  await page.getByText('此地址只能打开一次').waitFor();
  expect((await page.goto(new URL('/', app.address!).href))?.status()).toBe(403);
  await stranger.close();
});

function attacked(page: Page): Promise<number> {
  return page.evaluate<number>('window.attacked ?? 0');
}
