import Sqlite from 'better-sqlite3';
import { afterAll, describe, expect, it } from 'vitest';
import { readByOthersSql } from '../../../electron/library/documents.ts';
import { foundSql, listSql, numberedSql } from '../../../electron/library/itemList.ts';
import { itemsSql, knownFilesSql } from '../../../electron/library/items.ts';
import { migrate } from '../../../electron/library/migrate.ts';
import { migrations } from '../../../electron/library/migrations/migrations.ts';
import { numberableSql } from '../../../electron/library/numbers.ts';
import { historySql } from '../../../electron/library/events.ts';
import { ledgerSql } from '../../../electron/library/ledgers.ts';
import { notQueuedSql } from '../../../electron/library/ocr.ts';
import { filesToPlaceSql, recordsSql } from '../../../electron/library/readings.ts';
import { hitsSql } from '../../../electron/library/search.ts';

const database = new Sqlite(':memory:');
migrate(database, migrations);
afterAll(() => void database.close());

/** The steps of a query's plan; the values of its parameters do not matter. */
function planOf(sql: string): string[] {
  const plain = sql.replaceAll(/@\w+/g, '1').replaceAll('?', '1');
  return (database.prepare(`EXPLAIN QUERY PLAN ${plain}`).all() as { detail: string }[]).map(({ detail }) => detail);
}

describe('the plans of the frequent queries', () => {
  it.each([
    ['one item by number', `${itemsSql} WHERE items.id = ?`],
    ['one item by path', `${itemsSql} WHERE items.source_id = ? AND items.path = ?`],
    ['items of a source', `${itemsSql} WHERE items.source_id = ? ORDER BY items.source_id, items.path`],
    ['files to place', filesToPlaceSql],
    ['items by status', `${itemsSql} WHERE items.status = ? ORDER BY items.source_id, items.path`],
    ['items of a branch and year', `${itemsSql} WHERE items.branch = ? AND items.year = ? ORDER BY items.source_id, items.path`],
    ['entries of a ledger', ledgerSql],
    ['history of one thing', historySql],
    ['is an original still named', 'SELECT 1 FROM items WHERE original = ?'],
    ['attachments of an item', `${itemsSql} WHERE items.attached_to = ? ORDER BY items.path`],
    ['items of the same bytes', `${itemsSql} WHERE items.sha256 = ? ORDER BY items.source_id, items.path`],
    ['the first item at a path', `${itemsSql} WHERE items.source_id IN (SELECT id FROM sources WHERE id > 0) AND items.path = ? ORDER BY items.source_id LIMIT 1`],
  ])('%s: no table is read through', (_, sql) => {
    expect(planOf(sql).filter((step) => step.startsWith('SCAN'))).toEqual([]);
  });

  it('all items, in order without sorting', () => {
    expect(planOf(`${itemsSql} ORDER BY items.source_id, items.path`).filter((step) => /SCAN|TEMP/.test(step))).toEqual(['SCAN items USING INDEX sqlite_autoindex_items_1']);
  });

  it('known files of a source and documents of other readers: an index has it all', () => {
    expect([knownFilesSql, 'SELECT status, count(*) AS count FROM items WHERE items.source_id = ? GROUP BY status'].flatMap(planOf)).toEqual([
      'SEARCH items USING COVERING INDEX items_as_known (source_id=?)',
      'SEARCH items USING COVERING INDEX items_by_source_status (source_id=?)',
    ]);
    expect(planOf(readByOthersSql).filter((step) => step.includes('documents'))).toEqual([
      'SEARCH documents USING COVERING INDEX documents_by_reader (reader_version<?)',
      'SEARCH documents USING COVERING INDEX documents_by_reader (reader_version>?)',
    ]);
  });

  it('all records, in order without sorting, so that they can be taken one by one', () => {
    expect(planOf(recordsSql)).toEqual([
      'SCAN items USING INDEX sqlite_autoindex_items_1',
      'SEARCH records USING PRIMARY KEY (item_id=?)',
      'SEARCH documents USING INDEX sqlite_autoindex_documents_1 (sha256=?)',
    ]);
  });

  it('what may be a scan and waits for OCR: by the formats alone, in an index that has it all', () => {
    expect(planOf(`SELECT count(DISTINCT original) ${notQueuedSql}`).filter((step) => /items|documents|ocr_jobs/.test(step))).toEqual([
      'SEARCH items USING COVERING INDEX items_by_format (format=? AND status=? AND original>?)',
      'SCAN documents USING COVERING INDEX documents_image_only',
      'SEARCH ocr_jobs USING PRIMARY KEY (sha256=?)',
    ]);
  });

  it('the archive by its numbers: along their index, so that the first page costs a page', () => {
    expect(planOf(numberedSql(['items.status = @status', 'items.branch = @branch'], false))).toEqual([
      'SCAN numbers USING COVERING INDEX archive_numbers_in_order',
      'SEARCH items USING INTEGER PRIMARY KEY (rowid=?)',
    ]);
    expect(planOf(numberedSql([], true)).filter((step) => step.includes('TEMP'))).toEqual([]);
    expect(planOf(listSql(['items.status = @status', 'items.year = @year'], { by: 'date', descending: false })).filter((step) => step.startsWith('SCAN'))).toEqual([]);
    expect(planOf(foundSql(['items.status = @status'], ''))).toEqual(['SCAN search VIRTUAL TABLE INDEX 0:M3', 'SEARCH items USING INTEGER PRIMARY KEY (rowid=?)']);
  });

  it('sums by place and kind: an index has it all', () => {
    expect(planOf("SELECT branch, year, category, count(*) FROM items WHERE status = 'filed' GROUP BY branch, year, category ORDER BY branch, year, category")).toEqual(['SEARCH items USING COVERING INDEX items_by_status (status=?)']);
    expect(planOf('SELECT kind, branch, count(*) FROM items WHERE kind IS NOT NULL GROUP BY kind, branch')).toEqual(['SEARCH items USING COVERING INDEX items_by_kind (kind>?)']);
  });

  it('items to number: only filed ones are looked at', () => {
    expect(planOf(numberableSql)[0]).toBe('SEARCH items USING INDEX items_by_status (status=?)');
  });

  it('search: the index of words first, then single rows', () => {
    expect(planOf(hitsSql('AND items.branch = @branch')).filter((step) => /SCAN|SEARCH/.test(step))).toEqual([
      'SCAN search VIRTUAL TABLE INDEX 0:M3',
      'SEARCH items USING INTEGER PRIMARY KEY (rowid=?)',
      'SCAN hits',
      'SEARCH items USING INTEGER PRIMARY KEY (rowid=?)',
      'SEARCH documents USING INDEX sqlite_autoindex_documents_1 (sha256=?) LEFT-JOIN',
    ]);
  });
});
