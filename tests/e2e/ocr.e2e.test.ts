import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect } from 'vitest';
import { fileLibrary } from '../../electron/backend/fileLibrary.ts';
import { filingKey, markFiled } from '../../electron/backend/filingState.ts';
import { importFolder } from '../../electron/backend/importFolder.ts';
import { defaultSchemeFile, loadScheme } from '../../electron/backend/loadData.ts';
import { openExistingLibrary } from '../../electron/backend/openExistingLibrary.ts';
import { withLibrary } from '../../electron/backend/withLibrary.ts';
import { renderPage, scannedPdf } from '../integration/ocr/renderedPages.ts';
import { test } from './harness.ts';

const minutes = ['中共清河县柳林乡东沟村支部', '支部委员会会议记录', '时间：2024年3月15日上午9时', '地点：村部会议室', '主持人：王建国', '记录人：李秀英', '应到5人，实到4人，缺席1人', '缺席：赵德明（外出务工）', '议题：研究春季防火工作', '决议：清明前完成防火隔离带清理。'];

let made: string;
afterEach(async () => {
  await rm(made, { recursive: true, force: true });
});

test('reads a scanned page in the background and has its fields confirmed beside the picture, by keys', async ({ openApp }) => {
  made = await mkdtemp(join(tmpdir(), 'danghe-scan-'));
  const library = join(made, 'library');
  await scannedTownship(join(made, 'files'), library);
  const app = await openApp({ library: { folder: library } });
  const { page } = app;
  await app.signIn('周玉兰');

  await app.goTo('识别确认');
  await page.getByRole('button', { name: /识别扫描件和照片/ }).click();
  const list = page.getByRole('listbox', { name: '等待确认的读法' });
  const current = list.getByRole('option', { selected: true });
  await page.getByRole('img', { name: /这一行的原图/ }).waitFor();
  await list.getByRole('option', { name: /主持人/ }).click();
  await current.getByText('王建国').waitFor();

  await page.keyboard.press('e');
  await page.getByLabel('主持人实际写的是').fill('王建军');
  await page.keyboard.press('Enter');
  await list.getByRole('option', { name: /主持人/ }).waitFor({ state: 'detached' });
  await current.getByText('李秀英').waitFor();
  await page.keyboard.press('Enter');
  await list.getByText('李秀英').waitFor({ state: 'detached' });
  await page.keyboard.press('Control+z');
  await list.getByText('李秀英').waitFor();
  await list.getByRole('option', { name: /记录人/ }).click();
  await page.keyboard.press('x');
  await list.getByText('有误，待改').waitFor();
  expect(app.problems).toEqual([]);

  await app.stop();
  await openExistingLibrary(join(app.folder, 'library'), (held) => {
    const [item] = held.items.list();
    const fields = held.readings.understanding(item!.id)!.records[0]!.fields;
    expect(fields).toMatchObject({ chair: { value: '王建军', ocr: { confirmed: true } }, recorder: { value: '李秀英', ocr: { confirmed: false } } });
    const said = held.events.latest(50).filter(({ actor }) => actor === '周玉兰').map(({ action }) => action);
    expect(said).toEqual(expect.arrayContaining(['ocr-confirm', 'undo', 'ocr-misread']));
    expect(held.events.verifyChain()).toMatchObject({ intact: true });
    return Promise.resolve();
  });
});

/** A township with one scanned page, imported and not yet read. */
async function scannedTownship(files: string, folder: string): Promise<void> {
  await mkdir(join(files, '东沟村/会议'), { recursive: true });
  await writeFile(join(files, '东沟村/会议/扫描0001.pdf'), await scannedPdf([await renderPage({ lines: minutes, width: 800, height: 880, size: 32 })]));
  const scheme = await loadScheme();
  await withLibrary(folder, async (library) => {
    await importFolder({ library, folder: files, schemeFile: defaultSchemeFile });
    fileLibrary(library, scheme);
    markFiled(library, await filingKey(defaultSchemeFile));
  });
}
