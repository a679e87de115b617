import { utils, write, type WorkBook } from '@e965/xlsx';
import { describe, expect, test } from 'vitest';
import { defaultLimits, type ReadLimits } from '../../../electron/intake/limits.ts';
import { readWorkbook } from '../../../electron/intake/sheets/readWorkbook.ts';
import type { ReadDocument } from '../../../shared/model/document.ts';

function workbook(rows: readonly (readonly unknown[])[]): WorkBook {
  const book = utils.book_new();
  utils.book_append_sheet(book, utils.aoa_to_sheet(rows.map((row) => [...row])), '党员花名册');
  return book;
}

function read(book: WorkBook, format: 'xlsx' | 'xls', limits: Partial<ReadLimits> = {}): Promise<ReadDocument> {
  const written: ArrayBuffer = write(book, { type: 'array', bookType: format, compression: true });
  return readWorkbook(new Uint8Array(written), { name: `花名册.${format}`, format, limits: { ...defaultLimits, ...limits } });
}

describe.each(['xlsx', 'xls'] as const)('%s', (format) => {
  test('a sheet is a named table from its first used cell on', async () => {
    const document = await read(workbook([[], [null, '姓名', '党龄'], [null, '周明远', 27], [null, '李小禾', null]]), format);
    expect(document.blocks).toEqual([{ kind: 'table', name: '党员花名册', rows: [[{ text: '姓名' }, { text: '党龄' }], [{ text: '周明远' }, { text: '27' }], [{ text: '李小禾' }, { text: '' }]] }]);
  });

  test('merged cells cover their positions', async () => {
    const book = workbook([['花名册', null, null], ['姓名', '性别', '备注']]);
    book.Sheets['党员花名册']!['!merges'] = [utils.decode_range('A1:C1')];
    const document = await read(book, format);
    expect(document.blocks[0]).toMatchObject({ rows: [[{ text: '花名册', columnSpan: 3 }, null, null], [{ text: '姓名' }, { text: '性别' }, { text: '备注' }]] });
  });

  test('dates as calendar dates, long whole numbers in full, formulas by their value', async () => {
    const book = workbook([['x', 'x', 'x', 'x']]);
    Object.assign(book.Sheets['党员花名册']!, {
      A1: { t: 'n', v: 45721, z: 'm/d/yy' },
      B1: { t: 'n', v: 45721, z: 'yyyy"年"m"月"d"日"' },
      C1: { t: 'n', v: 138000000001 },
      D1: { t: 'n', v: 6, f: '2*3' },
    });
    const document = await read(book, format);
    expect(document.blocks[0]).toMatchObject({ rows: [[{ text: '2025-03-05' }, { text: '2025年3月5日' }, { text: '138000000001' }, { text: '6' }]] });
  });

  test('rows beyond the limit are left out and noted; hidden sheets are read and marked', async () => {
    const book = workbook(Array.from({ length: 30 }, (_, index) => [index + 1]));
    book.Workbook = { Sheets: [{ name: '党员花名册', Hidden: 1 }] };
    const document = await read(book, format, { tableRows: 10 });
    expect(document.blocks).toMatchObject([{ name: '党员花名册（隐藏）' }]);
    expect(document.blocks[0]?.kind === 'table' && document.blocks[0].rows.length).toBe(10);
    expect(document.notes).toEqual([{ code: 'rows-truncated', sheet: '党员花名册', limit: 10 }]);
  });
});

test('a part above the limit is refused before it is unpacked', async () => {
  const book = workbook(Array.from({ length: 2000 }, (_, index) => [`第${index}行`]));
  await expect(read(book, 'xlsx', { entryBytes: 10_000 })).rejects.toMatchObject({ code: 'too-large' });
});

test('text that is no workbook is corrupt, not a sheet of text', async () => {
  await expect(readWorkbook(new TextEncoder().encode('a,b\n1,2'), { name: 'a.xls', format: 'xls', limits: defaultLimits })).rejects.toMatchObject({ code: 'corrupt' });
});
