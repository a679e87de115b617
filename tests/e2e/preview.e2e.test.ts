import { cp, mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterEach, expect, inject } from 'vitest';
import { fileLibrary } from '../../electron/backend/fileLibrary.ts';
import { importFolder } from '../../electron/backend/importFolder.ts';
import { defaultSchemeFile, loadScheme } from '../../electron/backend/loadData.ts';
import { withLibrary } from '../../electron/backend/withLibrary.ts';
import { test } from './harness.ts';

let place: string;
afterEach(() => rm(place, { recursive: true, force: true }));

test('lights a field up on the page of a PDF, draws a TIFF page by page, says plainly what it cannot draw, and asks for the name when a decision needs one', async ({ openApp }) => {
  place = await mkdtemp(join(tmpdir(), 'danghe-preview-'));
  await writeLibrary(place);
  const app = await openApp({ library: { folder: join(place, 'library') } });
  const { page } = app;
  await app.goTo('档案');
  await page.getByRole('tree').getByText('全部文件').click();
  const grid = page.getByRole('grid', { name: '材料列表' });
  const drawer = page.getByRole('dialog').filter({ has: page.getByRole('tab', { name: '归档' }) });
  const open = async (ending: string) => {
    await grid.locator(`[title$="${ending}"]`).first().click();
    await drawer.getByRole('tab', { name: '读出的字段' }).click();
  };

  await open('.pdf');
  await drawer.locator('.item-fields dt', { hasText: '日期' }).first().locator('xpath=../dd/button').first().click();
  const shape = drawer.locator('.page-shape').first();
  await shape.waitFor();
  const [marked, paper] = [await shape.boundingBox(), await drawer.locator('[data-page="1"]').boundingBox()];
  expect(marked!.width).toBeGreaterThan(20);
  expect(marked!.x).toBeGreaterThan(paper!.x);
  expect(marked!.y + marked!.height).toBeLessThan(paper!.y + paper!.height);
  await page.keyboard.press('Escape');
  await drawer.waitFor({ state: 'hidden' });

  await open('.tif');
  await drawer.getByText('第 1 页，共 2 页').waitFor();
  await drawer.getByLabel('下一页').click();
  await drawer.getByText('第 2 页，共 2 页').waitFor();
  await drawer.getByText('300×400').waitFor();
  await page.keyboard.press('Escape');
  await drawer.waitFor({ state: 'hidden' });

  await open('.HEIC');
  await drawer.getByText('这是苹果手机的 HEIC 照片，档盒不能显示它的画面。').waitFor();
  await drawer.getByRole('button', { name: '移出档案' }).click();
  await page.getByRole('button', { name: '移出', exact: true }).click();
  await page.getByRole('dialog', { name: '操作人' }).waitFor();
  // The cursor stands in the field by itself.
  await page.locator('input[aria-label="姓名"]:focus').waitFor();
  await page.keyboard.type('周明');
  await page.keyboard.press('Enter');
  await drawer.getByRole('button', { name: '移回档案' }).waitFor();
  await page.getByRole('button', { name: '周明' }).waitFor();
  expect(app.problems).toEqual([]);
});

/** A library of one PDF of the sample, a TIFF of two pages, and a picture that says of itself that it is HEIC. */
async function writeLibrary(into: string): Promise<void> {
  const files = join(into, '上河村');
  await mkdir(files);
  const sample = join(inject('prepared'), 'files');
  const pdf = (await readdir(sample, { recursive: true })).find((path) => path.endsWith('记录.pdf'));
  if (pdf === undefined) throw new Error('the sample has no minutes as PDF');
  await cp(join(sample, pdf), join(files, '会议记录.pdf'));
  const paper = (background: string) => sharp({ create: { width: 300, height: 400, channels: 3, background } }).png().toBuffer();
  await writeFile(join(files, '签到表.tif'), await sharp([await paper('#fff'), await paper('#ccc')], { join: { animated: true } }).tiff().toBuffer());
  const photo = await sharp(await paper('#888')).avif().toBuffer();
  photo.write('heic', 8, 'latin1');
  await writeFile(join(files, 'IMG_0012.HEIC'), photo);
  const scheme = await loadScheme();
  await withLibrary(join(into, 'library'), async (library) => {
    await importFolder({ library, folder: files, schemeFile: defaultSchemeFile });
    fileLibrary(library, scheme);
  });
}
