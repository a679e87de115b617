import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import sharp from 'sharp';
import { afterAll, expect, it } from 'vitest';
import { importFolder } from '../../../electron/backend/importFolder.ts';
import { fileLibrary } from '../../../electron/backend/fileLibrary.ts';
import { defaultSchemeFile, loadScheme } from '../../../electron/backend/loadData.ts';
import { confirmField, confirmLines, confirmRecord, listAwaiting } from '../../../electron/backend/ocr/confirmScan.ts';
import { listOcrJobs } from '../../../electron/backend/ocr/listOcrJobs.ts';
import { pauseOcr } from '../../../electron/backend/ocr/pauseOcr.ts';
import { runOcr } from '../../../electron/backend/ocr/runOcr.ts';
import { scanPicture } from '../../../electron/backend/ocr/scanPicture.ts';
import { townshipFacts } from '../../../electron/backend/townshipFacts.ts';
import { createScanPool } from '../../../electron/intake/ocr/scanPool.ts';
import { openLibrary } from '../../../electron/library/openLibrary.ts';
import type { CalendarDate } from '../../../shared/model/calendarDate.ts';
import { person, temporaryFolder } from '../library/sampleFiles.ts';
import { renderPage, scannedPdf } from './renderedPages.ts';

const pool = createScanPool();
afterAll(() => pool.close());

const minutes = ['中共清河县柳林乡东沟村支部', '支部委员会会议记录', '时间：2024年3月15日上午9时', '地点：村部会议室', '主持人：王建国', '记录人：李秀英', '应到5人，实到4人，缺席1人', '缺席：赵德明（外出务工）', '议题：研究春季防火工作', '决议：清明前完成防火隔离带清理。'];
const size = { width: 800, height: 880, size: 32 };
/** Three pages and half a dozen processes; a busy machine takes its time. */
const PATIENCE = 300_000;

it('a scanned book is read page by page over restarts, filed by what it says, and held against nobody until confirmed', async () => {
  const folder = await temporaryFolder();
  const [source, home] = [join(folder, 'source'), join(folder, 'library')];
  const [first, second] = await Promise.all([renderPage({ lines: minutes, ...size }), renderPage({ lines: ['会议发言', '王建国：防火是头等大事。', '李秀英：隔离带要清到界碑。', '散会'], ...size })]);
  const files: Readonly<Record<string, Uint8Array>> = {
    '东沟村/会议/扫描0001.pdf': await scannedPdf([first, second]),
    '东沟村/照片/IMG_0002.jpg': await sharp(await renderPage({ lines: ['东沟村党支部主题党日'], ...size })).jpeg().toBuffer(),
  };
  for (const [path, bytes] of Object.entries(files)) {
    await mkdir(dirname(join(source, path)), { recursive: true });
    await writeFile(join(source, path), bytes);
  }
  const scheme = await loadScheme();

  let library = await openLibrary(home, { ...person, create: true });
  await importFolder({ library, folder: source, schemeFile: defaultSchemeFile });
  fileLibrary(library, scheme);
  expect(await runOcr({ library, scheme, pool, pages: 1 })).toEqual({ pagesRead: 1, pagesFailed: 0, waiting: 2 });
  pauseOcr(library, true);
  expect(await runOcr({ library, scheme, pool })).toEqual({ pagesRead: 0, pagesFailed: 0, waiting: 2 });
  library.close();

  library = await openLibrary(home, person);
  try {
    expect(await runOcr({ library, scheme, pool })).toMatchObject({ pagesRead: 0, waiting: 2 });
    pauseOcr(library, false);
    expect(await runOcr({ library, scheme, pool })).toEqual({ pagesRead: 2, pagesFailed: 0, waiting: 0 });
    expect(listOcrJobs(library).map(({ items, state, pages, pagesDone }) => [items[0]!.path, state, pages, pagesDone])).toEqual([['东沟村/会议/扫描0001.pdf', 'done', 2, 2], ['东沟村/照片/IMG_0002.jpg', 'done', 1, 1]]);

    const book = library.items.list().find(({ format }) => format === 'pdf')!;
    expect(book).toMatchObject({ date: '2024-03-15', year: 2024, kind: 'committeeMeeting', pages: 2 });
    expect(library.search.find('防火隔离带').map(({ path }) => path)).toEqual([book.path]);
    // A banner in a photo can be found, and makes no record of it.
    const photo = library.items.list().find(({ format }) => format === 'jpg')!;
    expect(library.search.find('主题党日').map(({ path }) => path)).toContain(photo.path);
    expect(library.readings.understanding(photo.id)).toMatchObject({ picture: true, records: [] });

    const factOf = () => townshipFacts(library, scheme, '2025-01-01' as CalendarDate).branches[0]!.records.find(({ path }) => path === book.path)!;
    expect(factOf()).toMatchObject({ text: '', date: null, fields: {}, awaiting: { date: '2024-03-15', fields: { chair: { value: '王建国' } } } });
    const awaiting = listAwaiting(library, book.id);
    const chair = awaiting.find(({ field }) => field === 'chair')!;
    expect(chair).toMatchObject({ raw: '王建国', lines: [{ page: 1, text: '主持人：王建国', confirmed: false }] });
    const { jpeg, page } = await scanPicture(library, pool, book.id, 1);
    expect(await sharp(jpeg).metadata()).toMatchObject({ width: page.width, height: page.height });

    confirmField(library, scheme, { itemId: book.id, ordinal: 0, field: 'chair', correction: '王建军' });
    confirmField(library, scheme, { itemId: book.id, ordinal: 0, field: 'date' });
    expect(factOf()).toMatchObject({ text: '', date: '2024-03-15', fields: { chair: { value: '王建军', ocr: { confirmed: true } } } });
    expect(factOf().fields.recorder).toBeUndefined();
    expect(library.search.find('王建军').map(({ path }) => path)).toEqual([book.path]);

    expect(() => confirmLines(library, scheme, book.id, [{ page: 2, line: 99, text: '' }])).toThrow('not-found');
    confirmLines(library, scheme, book.id, [{ page: 2, line: 1, text: '王建军：防火是头等大事。' }]);
    expect(library.documents.text(book.sha256!)).toContain('王建军：防火');
    for (const { ordinal } of library.readings.understanding(book.id)!.records) confirmRecord(library, scheme, book.id, ordinal);
    expect(listAwaiting(library, book.id)).toEqual([]);
    expect(factOf()).toMatchObject({ fields: { recorder: { value: '李秀英' }, present: { value: 4 } } });
    expect(factOf().text).toContain('王建军');
    expect(factOf().awaiting).toBeUndefined();
    expect(library.events.verifyChain()).toMatchObject({ intact: true });

    // The source is imported again by a reader that knows nothing of OCR: what was read and confirmed is put back.
    library.change('test', '', ({ imports }) => imports.record(1, [{ path: book.path, bytes: book.bytes, mtimeMs: null, sha256: book.sha256, original: null, parentPath: null, outcome: { kind: 'read', document: { ...library.documents.get(book.sha256!)!, blocks: [] }, readerVersion: 'older', understanding: { ...library.readings.understanding(book.id)!, records: [] }, text: '', recordTexts: [], takenOn: null } }]));
    expect(library.search.find('王建军')).toEqual([]);
    await importFolder({ library, folder: source, schemeFile: defaultSchemeFile });
    expect(library.search.find('王建军').map(({ path }) => path)).toEqual([book.path]);
  } finally {
    library.close();
  }
}, PATIENCE);
