import { join } from 'node:path';
import { readFile } from 'node:fs/promises';
import { deflateSync } from 'node:zlib';
import Sqlite from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { chainStart } from '../../../shared/archive/eventChain.ts';
import { openDatabase } from '../../../electron/library/database.ts';
import { damageIn, layoutVersion, migrate } from '../../../electron/library/migrate.ts';
import { initial } from '../../../electron/library/migrations/001-initial.ts';
import { migrations } from '../../../electron/library/migrations/migrations.ts';
import type { Migration } from '../../../electron/library/migrations/migration.ts';
import { openLibrary } from '../../../electron/library/openLibrary.ts';
import { importTexts, person, temporaryFolder } from './sampleFiles.ts';

const addNotes: Migration = { version: migrations.length + 1, up: (database) => void database.exec('CREATE TABLE remarks (a TEXT) STRICT') };

async function libraryWithOneFile(): Promise<string> {
  const folder = await temporaryFolder();
  const library = await openLibrary(join(folder, 'library'), { ...person, create: true });
  await importTexts(library, join(folder, 'source'), { 'a.txt': '换届选举' });
  library.close();
  return join(folder, 'library');
}

describe('migrations', () => {
  it('are numbered from 1 without gaps', () => {
    expect(migrations.map(({ version }) => version)).toEqual(migrations.map((_, index) => index + 1));
  });

  it('001 makes the first layout: sound, with a history that cannot be altered', () => {
    const database = new Sqlite(':memory:');
    migrate(database, [initial]);
    expect([layoutVersion(database), damageIn(database)]).toEqual([1, []]);
    const add = (seq: number, previous: string, hash: string, how = '') => () => void database.exec(`INSERT ${how} INTO events VALUES (${seq}, '', '', '', '', '', '', '${previous}', '${hash}')`);
    add(1, chainStart, 'a')();
    expect(() => database.exec("UPDATE events SET what = 'x'")).toThrow('events are never altered');
    expect(() => database.exec('DELETE FROM events')).toThrow('events are never removed');
    for (const replace of [add(1, chainStart, 'b', 'OR REPLACE'), add(2, chainStart, 'b', 'OR REPLACE'), add(2, 'a', 'a', 'OR REPLACE'), add(3, 'a', 'b')]) expect(replace).toThrow('events follow each other');
    expect(database.prepare('SELECT count(*) FROM events').pluck().get()).toBe(1);
    database.close();
  });

  it('002 puts the pictures of documents that were read before into their table, without features', () => {
    const database = new Sqlite(':memory:');
    migrate(database, [initial]);
    const [loose, holder, inside] = ['a', 'b', 'c'].map((letter) => letter.repeat(64)) as [string, string, string];
    const put = database.prepare("INSERT INTO documents VALUES (?, '1', 'docx', '', ?, ?)");
    const content = (pictures: readonly unknown[]) => deflateSync(JSON.stringify({ blocks: [], pictures, notes: [] }));
    put.run(loose, JSON.stringify({ image: { width: 800, height: 600 }, exif: { Make: 'QINGHE' }, uninformative: {} }), content([]));
    put.run(holder, JSON.stringify({ uninformative: {} }), content([{ name: 'word/media/image1.jpeg', format: 'jpg', bytes: 9, sha256: inside, width: 640, height: 480 }]));
    migrate(database, migrations);
    expect(damageIn(database)).toEqual([]);
    expect(database.prepare('SELECT document, position, name, sha256, width, height, exif, features FROM pictures ORDER BY document').raw().all()).toEqual([
      [loose, 0, null, loose, 800, 600, '{"Make":"QINGHE"}', null],
      [holder, 1, 'word/media/image1.jpeg', inside, 640, 480, '{}', null],
    ]);
    database.close();
  });

  it('007 takes the pages of files that were read before from what was read', () => {
    const database = new Sqlite(':memory:');
    migrate(database, migrations.slice(0, 6));
    const item = database.prepare("INSERT INTO items (source_id, path, sha256, bytes, format, status, title, pages) VALUES (1, ?, ?, 1, ?, 'needs-review', '', ?)");
    const document = database.prepare("INSERT INTO documents VALUES (?, '1', ?, ?, ?, x'')");
    database.exec("INSERT INTO sources (id, folder, added_at) VALUES (1, '/a', '')");
    const cases: readonly (readonly [path: string, format: string, text: string, evidence: object, pages: number | null, after: readonly [number | null, string | null]])[] = [
      ['a.pdf', 'pdf', '', {}, 4, [4, 'counted']],
      ['b.jpg', 'jpg', '', { image: { width: 1, height: 1 } }, null, [1, 'counted']],
      ['c.tif', 'tiff', '', { image: { width: 1, height: 1, frames: 7 } }, null, [7, 'counted']],
      ['d.docx', 'docx', '会议', { app: { Pages: '3' } }, null, [3, 'stated']],
      ['e.docx', 'docx', '会'.repeat(6000), { app: { Pages: '1' } }, null, [null, null]],
      ['f.doc', 'doc', '会议', { ole: { pages: '2' } }, null, [2, 'stated']],
      ['g.xlsx', 'xlsx', '会议', {}, null, [null, null]],
    ];
    for (const [index, [path, format, text, evidence, pages]] of cases.entries()) {
      const sha256 = String(index).repeat(64);
      document.run(sha256, format, text, JSON.stringify({ ...evidence, uninformative: {} }));
      item.run(path, sha256, format, pages);
    }
    migrate(database, migrations);
    expect(damageIn(database)).toEqual([]);
    expect(database.prepare('SELECT path, pages, pages_from FROM items ORDER BY path').raw().all()).toEqual(cases.map(([path, , , , , after]) => [path, ...after]));
    database.close();
  });

  it('003 makes room for ledgers and finds by hand what was done by hand before', () => {
    const database = new Sqlite(':memory:');
    migrate(database, migrations.slice(0, 2));
    database.exec(`
      INSERT INTO sources VALUES (1, '/u', '');
      INSERT INTO items (id, source_id, path, bytes, status, skip_reason) VALUES (1, 1, 'a.txt', 1, 'needs-review', NULL);
    `);
    const add = database.prepare('INSERT INTO events VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)');
    const notes = [{ items: { '1:a.txt': { status: 'filed' } } }, { decisions: { '1:a.txt': { year: 2024 }, '1:b"c.txt': {} }, learnedModel: { classifier: 'x' } }, { settings: { scheme: { id: 's' } } }];
    for (const [index, after] of notes.entries()) add.run(index + 1, '', '', '', '', '{}', JSON.stringify(after), index === 0 ? chainStart : `h${index - 1}`, `h${index}`);
    migrate(database, migrations.slice(0, 3));
    expect([layoutVersion(database), damageIn(database)]).toEqual([3, []]);
    expect(database.prepare('SELECT subject, key, seq FROM event_subjects').raw().all()).toEqual([['decisions', '1:a.txt', 2], ['decisions', '1:b"c.txt', 2], ['settings', 'scheme', 3]]);
    expect(() => database.exec("INSERT INTO ledger_entries VALUES ('findingDecisions', 'k', 'no json')")).toThrow('CHECK');
    expect(() => database.exec(`UPDATE items SET removed = '{}'`)).toThrow('CHECK');
    database.exec(`UPDATE items SET removed = '{}', status = 'skipped', skip_reason = 'moved-out'`);
    database.close();
  });

  it('005 adds the OCR queue: a page belongs to a file in the queue and goes with it, records know where OCR read them', () => {
    const database = new Sqlite(':memory:');
    migrate(database, migrations.slice(0, 4));
    const sha256 = 'd'.repeat(64);
    database.prepare('INSERT INTO originals VALUES (?, 5)').run(sha256);
    migrate(database, migrations);
    expect(damageIn(database)).toEqual([]);
    const page = database.prepare('INSERT INTO ocr_pages VALUES (?, ?, ?, ?, ?, ?)');
    expect(() => page.run(sha256, 1, 'v4', Buffer.of(1), null, null)).toThrow('FOREIGN KEY');
    database.prepare("INSERT INTO ocr_jobs (sha256, format, state, position) VALUES (?, 'jpg', 'waiting', 1)").run(sha256);
    page.run(sha256, 1, 'v4', Buffer.of(1), null, null);
    expect(() => page.run(sha256, 2, null, null, null, null)).toThrow('CHECK');
    database.prepare("INSERT INTO ocr_confirmed VALUES (?, 1, 0, '王建国')").run(sha256);
    database.prepare('DELETE FROM ocr_jobs').run();
    expect(database.prepare('SELECT (SELECT count(*) FROM ocr_pages) + (SELECT count(*) FROM ocr_confirmed)').pluck().get()).toBe(0);
    expect(() => database.prepare('SELECT scan FROM records').all()).not.toThrow();
    database.close();
  });

  it('006 makes room for other units: their fonds codes and archive numbers stand beside the own ones, not in their way', () => {
    const database = new Sqlite(':memory:');
    migrate(database, migrations.slice(0, 5));
    database.exec(`
      INSERT INTO sources VALUES (1, '/u', '');
      INSERT INTO branches VALUES ('东沟村党支部', 'D001', '{"fullMembers":9}');
      INSERT INTO items (id, source_id, path, bytes, status, branch) VALUES (1, 1, 'a.txt', 1, 'filed', '东沟村党支部'), (2, 1, 'b.txt', 1, 'filed', '东沟村党支部');
      INSERT INTO archive_numbers VALUES (1, 'D001', 2025, '永久', 1);
    `);
    migrate(database, migrations);
    expect(damageIn(database)).toEqual([]);
    expect(database.prepare('SELECT * FROM branches').all()).toEqual([{ name: '东沟村党支部', fonds: 'D001', overrides: '{"fullMembers":9}', township: '', name_there: null }]);
    expect(database.prepare('SELECT township FROM sources').pluck().get()).toBeNull();
    const number = database.prepare("INSERT INTO archive_numbers (item_id, township, fonds, year, retention, number) VALUES (2, ?, 'D001', 2025, '永久', 1)");
    expect(() => number.run('')).toThrow('UNIQUE');
    number.run('柳林乡');
    database.exec("UPDATE branches SET name = '东沟社区党支部'");
    expect(database.prepare('SELECT DISTINCT branch FROM items').pluck().all()).toEqual(['东沟社区党支部']);
    database.close();
  });

  it('008 makes room for divided minute-books: a file belongs to one of them, and a book has a record at least', () => {
    const database = new Sqlite(':memory:');
    migrate(database, migrations.slice(0, 7));
    const [first, second] = ['d', 'e'].map((letter) => letter.repeat(64)) as [string, string];
    for (const sha256 of [first, second]) database.prepare('INSERT INTO originals VALUES (?, 5)').run(sha256);
    database.prepare("INSERT INTO ocr_jobs (sha256, format, state, position) VALUES (?, 'jpg', 'done', 1), (?, 'jpg', 'done', 2)").run(first, second);
    migrate(database, migrations);
    expect([layoutVersion(database), damageIn(database)]).toEqual([migrations.length, []]);
    const book = database.prepare('INSERT INTO books VALUES (?, ?)');
    expect(() => book.run(first, '[]')).toThrow('CHECK');
    for (const key of [first, second]) book.run(key, '[{"page":1,"at":0,"kind":null,"date":null}]');
    const file = database.prepare('INSERT INTO book_files VALUES (?, ?, ?)');
    file.run(first, first, 0);
    expect(() => file.run(first, second, 0)).toThrow('UNIQUE');
    expect(() => file.run(second, first, 0)).toThrow('UNIQUE');
    expect(() => file.run('f'.repeat(64), first, 1)).toThrow('FOREIGN KEY');
    database.prepare('DELETE FROM books').run();
    expect(database.prepare('SELECT count(*) FROM book_files').pluck().get()).toBe(0);
    database.close();
  });

  it('009 keeps what was understood of a file apart from its item, and knows which files have pages without text', () => {
    const database = new Sqlite(':memory:');
    migrate(database, migrations.slice(0, 8));
    database.exec("INSERT INTO sources (id, folder, added_at) VALUES (1, '/a', '')");
    const [scan, text, table] = ['a', 'b', 'c'].map((letter) => letter.repeat(64)) as [string, string, string];
    const put = database.prepare("INSERT INTO documents VALUES (?, '1', ?, '', '{}', ?)");
    const content = (codes: readonly string[]) => deflateSync(JSON.stringify({ blocks: [], pictures: [], notes: codes.map((code) => ({ code, pages: 1 })) }));
    put.run(scan, 'pdf', content(['pictures-not-read', 'image-only']));
    put.run(text, 'pdf', content([]));
    put.run(table, 'xlsx', content(['hidden-rows']));
    const item = database.prepare("INSERT INTO items (id, source_id, path, sha256, bytes, format, status, skip_reason, understanding) VALUES (?, 1, ?, ?, 1, ?, ?, ?, ?)");
    item.run(1, '扫描.pdf', scan, 'pdf', 'needs-review', null, '{"title":"扫描"}');
    item.run(2, '文.pdf', text, 'pdf', 'filed', null, '{"title":"文"}');
    item.run(3, 'Thumbs.db', null, null, 'skipped', 'system-file', null);
    migrate(database, migrations);
    expect(damageIn(database)).toEqual([]);
    expect(database.prepare('SELECT item_id, content FROM understandings ORDER BY item_id').raw().all()).toEqual([[1, '{"title":"扫描"}'], [2, '{"title":"文"}']]);
    expect((database.pragma('table_info(items)') as readonly { name: string }[]).map(({ name }) => name)).not.toContain('understanding');
    expect(database.prepare('SELECT sha256 FROM documents WHERE image_only = 1').pluck().all()).toEqual([scan]);
    database.prepare('DELETE FROM items WHERE id = 1').run();
    expect(database.prepare('SELECT item_id FROM understandings').pluck().all()).toEqual([2]);
    database.close();
  });

  it('010 finds by index what lists and sums go by', () => {
    const database = new Sqlite(':memory:');
    migrate(database, migrations.slice(0, 9));
    database.exec("INSERT INTO sources (id, folder, added_at) VALUES (1, '/a', ''); INSERT INTO items (source_id, path, bytes, status) VALUES (1, 'a.txt', 1, 'filed')");
    migrate(database, migrations);
    expect([damageIn(database), database.prepare("SELECT path FROM items INDEXED BY items_by_status WHERE status = 'filed'").pluck().all()]).toEqual([[], ['a.txt']]);
    database.close();
  });

  it('011 makes room for the writing on pages: it belongs to a page that was read, is bounded, and goes with it', () => {
    const database = new Sqlite(':memory:');
    migrate(database, migrations.slice(0, 10));
    const sha256 = 'd'.repeat(64);
    database.prepare('INSERT INTO originals VALUES (?, 5)').run(sha256);
    database.prepare("INSERT INTO ocr_jobs (sha256, format, state, position) VALUES (?, 'pdf', 'done', 1)").run(sha256);
    database.prepare("INSERT INTO ocr_pages VALUES (?, 1, 'v4', x'00', NULL, NULL)").run(sha256);
    migrate(database, migrations);
    expect([layoutVersion(database), damageIn(database)]).toEqual([migrations.length, []]);
    const put = database.prepare('INSERT INTO handwriting VALUES (?, ?, ?)');
    expect(() => put.run(sha256, 2, null)).toThrow('FOREIGN KEY');
    expect(() => put.run(sha256, 1, Buffer.alloc(65_537))).toThrow('CHECK');
    put.run(sha256, 1, Buffer.of(1));
    database.prepare('DELETE FROM ocr_pages').run();
    expect(database.prepare('SELECT count(*) FROM handwriting').pluck().get()).toBe(0);
    database.close();
  });

  it('012 leaves the paths of what was there before as they are', () => {
    const database = new Sqlite(':memory:');
    migrate(database, migrations.slice(0, 11));
    database.exec("INSERT INTO sources (id, folder, added_at) VALUES (1, '/a', ''), (2, '/b', '')");
    migrate(database, migrations);
    expect([layoutVersion(database), damageIn(database), database.prepare('SELECT label FROM sources').pluck().all()]).toEqual([migrations.length, [], ['', '']]);
    database.close();
  });

  it('take an older library further and keep what is in it', async () => {
    const folder = await libraryWithOneFile();
    const database = await openDatabase(folder, false, [...migrations, addNotes]);
    expect([layoutVersion(database), database.prepare('SELECT path FROM items').pluck().all(), database.pragma('foreign_keys', { simple: true })]).toEqual([migrations.length + 1, ['a.txt'], 1]);
    database.close();
  });

  it.each([
    ['throws', (): never => { throw new Error('half-way'); }],
    ['leaves a row without its parent', (database: Sqlite.Database) => void database.exec("UPDATE items SET source_id = 77")],
  ])('that %s leave the library as it was', async (_, spoil) => {
    const folder = await libraryWithOneFile();
    const failing: Migration = { version: migrations.length + 1, up(database) { addNotes.up(database); spoil(database); } };
    const before = await readFile(join(folder, 'library.sqlite'));
    await expect(openDatabase(folder, false, [...migrations, failing])).rejects.toThrow();
    expect(before.equals(await readFile(join(folder, 'library.sqlite')))).toBe(true);
    (await openLibrary(folder, person)).close();
  });
});
