import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import ExcelJS from 'exceljs';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { exportTable, type TableToExport } from '../../../electron/backend/exportTable.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'danghe-table-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const table: TableToExport = {
  name: '疑点清单：东沟村/2025',
  columns: [{ header: '标题', width: 30 }, { header: '日期', width: 12, kind: 'date' }, { header: '件数', width: 8, kind: 'number' }],
  rows: () => [['=HYPERLINK("http://x","点我")', '2025-03-05', 3], ['支委会记录', null, null]],
};

test('a list is one sheet with its columns, texts stay texts, and the ending is added', async () => {
  const file = await exportTable(table, { file: join(folder, '清单'), replace: false });
  expect(file).toBe(join(folder, '清单.xlsx'));
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.readFile(file);
  const sheet = workbook.worksheets[0]!;
  expect(sheet.name).toBe('疑点清单：东沟村 2025');
  expect(sheet.getRow(1).values).toEqual([undefined, '标题', '日期', '件数']);
  expect(sheet.getCell('A2').value).toBe('=HYPERLINK("http://x","点我")');
  expect(sheet.getCell('B2').value).toEqual(new Date('2025-03-05T00:00:00Z'));
  expect(sheet.getCell('C2').value).toBe(3);
});

test('a file that is there is replaced only where that was said; nothing half-written is left', async () => {
  const file = join(folder, '清单.xlsx');
  await writeFile(file, 'mine');
  await expect(exportTable(table, { file, replace: false })).rejects.toMatchObject({ detail: { code: 'file-exists', path: file } });
  await exportTable(table, { file, replace: true });
  const broken = { ...table, rows: (): never => { throw new TypeError('no rows'); } };
  await expect(exportTable(broken, { file: join(folder, '另一份.xlsx'), replace: false })).rejects.toThrow('no rows');
  expect(await readdir(folder)).toEqual(['清单.xlsx']);
});
