import { cp, mkdir, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, expect } from 'vitest';
import { exportLibrary } from '../../electron/backend/exportLibrary.ts';
import { fileLibrary } from '../../electron/backend/fileLibrary.ts';
import { filingKey, markFiled } from '../../electron/backend/filingState.ts';
import { importFolder } from '../../electron/backend/importFolder.ts';
import { defaultSchemeFile, loadScheme } from '../../electron/backend/loadData.ts';
import { makeSample } from '../../electron/backend/makeSample.ts';
import { openExistingLibrary } from '../../electron/backend/openExistingLibrary.ts';
import { withLibrary } from '../../electron/backend/withLibrary.ts';
import type { BookAnswer } from '../../electron/sample/books.ts';
import { parseCalendarDate } from '../../shared/model/calendarDate.ts';
import type { Report } from '../../shared/model/report.ts';
import { test } from './harness.ts';

interface Answers {
  readonly branches: readonly { readonly branch: string; readonly book?: BookAnswer }[];
}

let made: string;
afterEach(async () => {
  await rm(made, { recursive: true, force: true });
});

test('two minute-books of the sample: read, divided by keys, days confirmed, checked, exported', async ({ openApp }) => {
  made = await mkdtemp(join(tmpdir(), 'danghe-books-'));
  const [files, library] = [join(made, 'files'), join(made, 'library')];
  const sample = join(made, 'sample');
  await makeSample(sample, { years: 1 });
  const answers = JSON.parse(await readFile(join(sample, '答案.json'), 'utf8')) as Answers;
  const [scan, photos] = answers.branches.flatMap(({ branch, book }) => (book ? [{ branch, ...book }] : [])).sort((a, b) => a.files.length - b.files.length);
  for (const path of [...scan!.files, ...photos!.files]) {
    await mkdir(dirname(join(files, path)), { recursive: true });
    await cp(join(sample, path), join(files, path));
  }
  await withLibrary(library, async (made) => {
    await importFolder({ library: made, folder: files, schemeFile: defaultSchemeFile });
    fileLibrary(made, await loadScheme());
    markFiled(made, await filingKey(defaultSchemeFile));
  });

  const app = await openApp({ library: { folder: library } });
  const { page } = app;
  await app.signIn('周玉兰');
  await app.goTo('识别确认');
  await page.getByRole('button', { name: /识别扫描件和照片/ }).click();
  await page.getByLabel('文字识别进度').waitFor({ timeout: 300_000 });
  await page.getByLabel('文字识别进度').waitFor({ state: 'detached', timeout: 900_000 });

  await app.goTo('记录本');
  const strip = page.getByRole('listbox', { name: '页' });
  const side = page.getByRole('complementary');
  for (const { files: [first], records, blank } of [photos!, scan!]) {
    const name = records.length === scan!.records.length ? first! : dirname(first!);
    await page.getByLabel('选择记录本').click();
    await page.locator('.ant-select-item-option').filter({ hasText: name }).click();
    await strip.getByText(records[0]!.date).waitFor();
    if (blank.length > 0) await strip.getByText('空白页').waitFor();
    await page.getByRole('button', { name: `按识别出的标题拆成 ${records.length} 份` }).click();
    await page.getByTitle(`，${records.length} 份）`).first().waitFor();
    // Every day is compared with its page: R takes it as it was read.
    for (const [index, { date }] of records.entries()) {
      await page.keyboard.press(index === 0 ? 'Home' : ']');
      if (index === 0 && records === scan!.records) await page.keyboard.press(']');
      await side.getByRole('heading', { name: `第 ${index + 1} 份` }).waitFor();
      await side.getByText(`读作 ${date}`).waitFor();
      await page.keyboard.press('r');
      await side.getByText('由人填写').waitFor();
    }
  }
  // A boundary by key, and back.
  await page.keyboard.press('Delete');
  await side.getByRole('heading', { name: /第 5 份 共 5 份/ }).waitFor();
  await page.keyboard.press('Control+z');
  await side.getByRole('heading', { name: /共 6 份/ }).waitFor();

  await app.goTo('疑点核查');
  await page.getByText('记录本中有 1 份记录的位置与日期先后相反').first().waitFor({ timeout: 300_000 });
  expect(app.problems).toEqual([]);
  await app.stop();

  await openExistingLibrary(join(app.folder, 'library'), async (held) => {
    const understood = held.items.list().flatMap(({ id, path }) => held.readings.recordsOf(id).map((record) => ({ path, kind: record.kind, date: record.fields.date?.value })));
    const expected = [photos!, scan!].flatMap(({ records }) => records.map(({ kind, date }) => ({ kind, date }))).sort((a, b) => (a.date < b.date ? -1 : 1));
    expect(understood.map(({ kind, date }) => ({ kind, date })).sort((a, b) => (a.date! < b.date! ? -1 : 1))).toEqual(expected);
    const out = join(made, '成果包');
    await exportLibrary({ library: held, scheme: await loadScheme(), out, asOf: parseCalendarDate('2026-01-15')! });
    const report = JSON.parse(await readFile(join(out, 'data', 'report.json'), 'utf8')) as Report;
    expect(report.findings.filter(({ rule }) => rule === 'B701').map(({ branch }) => branch)).toEqual([scan!.branch]);
    expect(held.events.latest(200).filter(({ actor, action }) => actor === '周玉兰' && action === 'book-divide')).toHaveLength(2 + photos!.records.length + scan!.records.length + 1);
    expect(held.events.verifyChain()).toMatchObject({ intact: true });
  });
}, 1_800_000);
