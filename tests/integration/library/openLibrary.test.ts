import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { copyFile, mkdir, readFile, readdir, rm, stat, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import Sqlite from 'better-sqlite3';
import { describe, expect, it, onTestFinished } from 'vitest';
import { migrations } from '../../../electron/library/migrations/migrations.ts';
import { openLibrary } from '../../../electron/library/openLibrary.ts';
import { DangheError, type DangheErrorDetail } from '../../../shared/model/errors.ts';
import { importTexts, person, temporaryFolder } from './sampleFiles.ts';

async function refusal(folder: string, create = false): Promise<DangheErrorDetail> {
  try {
    (await openLibrary(folder, { ...person, create })).close();
  } catch (error) {
    if (error instanceof DangheError) return error.detail;
    throw error;
  }
  throw new Error('was opened');
}

/** A closed library with a few files in it. */
async function madeLibrary(): Promise<string> {
  const folder = await temporaryFolder();
  const path = join(folder, 'library');
  const library = await openLibrary(path, { ...person, create: true });
  await importTexts(library, join(folder, 'source'), { 'a.txt': '换届选举', 'b.txt': '党员大会' });
  library.close();
  return path;
}

describe('openLibrary', () => {
  it('makes a library in a new or empty folder and opens it again', async () => {
    const path = await madeLibrary();
    expect((await readdir(path)).sort()).toEqual(['library.sqlite', 'originals']);
    const database = new Sqlite(join(path, 'library.sqlite'), { readonly: true });
    expect([database.pragma('application_id', { simple: true }), database.pragma('user_version', { simple: true }), database.pragma('journal_mode', { simple: true })]).toEqual([0x446e6748, migrations.length, 'wal']);
    database.close();
    const again = await openLibrary(path, person);
    expect(again.items.list().map((item) => item.path)).toEqual(['a.txt', 'b.txt']);
    again.close();
  });

  it('works with synchronous=FULL, foreign keys and its own lock', async () => {
    const path = await madeLibrary();
    const library = await openLibrary(path, person);
    onTestFinished(() => library.close());
    expect(() => library.change('test', '', ({ sources }) => sources.beginImport(999))).toThrow(/FOREIGN KEY/);
    expect(JSON.parse(await readFile(join(path, 'library.lock'), 'utf8'))).toMatchObject({ pid: process.pid });
  });

  it('says that there is none, where none is to be made', async () => {
    const folder = await temporaryFolder();
    expect(await refusal(join(folder, 'none'))).toEqual({ code: 'library-missing', path: join(folder, 'none') });
    expect((await refusal(folder)).code).toBe('library-missing');
    expect(await readdir(folder)).toEqual([]);
  });

  it('takes up a creation that was cut short', async () => {
    const folder = await temporaryFolder();
    await writeFile(join(folder, 'library.sqlite'), '');
    expect((await refusal(folder)).code).toBe('library-missing');
    (await openLibrary(folder, { ...person, create: true })).close();
  });

  it('refuses a folder of other things, another database and a file, and leaves them as they were', async () => {
    const folder = await temporaryFolder();
    await writeFile(join(folder, '工作总结.docx'), 'x');
    expect((await refusal(folder, true)).code).toBe('library-foreign');
    expect((await refusal(join(folder, '工作总结.docx'), true)).code).toBe('folder-not-a-directory');
    await rm(join(folder, '工作总结.docx'));

    const other = new Sqlite(join(folder, 'library.sqlite'));
    other.exec('CREATE TABLE other (a)');
    other.close();
    const before = await readFile(join(folder, 'library.sqlite'));
    expect((await refusal(folder, true)).code).toBe('library-foreign');
    expect(before.equals(await readFile(join(folder, 'library.sqlite')))).toBe(true);

    await writeFile(join(folder, 'library.sqlite'), '不是数据库'.repeat(1000));
    expect((await refusal(folder, true)).code).toBe('library-foreign');
  });

  it('refuses a library of a newer program and does not touch it', async () => {
    const path = await madeLibrary();
    const database = new Sqlite(join(path, 'library.sqlite'));
    database.pragma('user_version = 99');
    database.close();
    expect(await refusal(path)).toEqual({ code: 'library-newer', path, found: 99, supported: migrations.length });
  });

  it.each([
    ['truncated', (file: string, bytes: number) => truncate(file, Math.floor(bytes / 2))],
    ['emptied', (file: string) => truncate(file, 0)],
    ['overwritten', (file: string, bytes: number) => writeFile(file, Buffer.alloc(bytes, 7))],
    ['removed', (file: string) => rm(file)],
  ])('calls a library that was %s corrupt', async (_, damage) => {
    const path = await madeLibrary();
    const file = join(path, 'library.sqlite');
    await damage(file, (await stat(file)).size);
    expect((await refusal(path, true)).code).toBe('library-corrupt');
  });

  it('looks a library over that was not closed, and calls damage inside corrupt', async () => {
    const path = await madeLibrary();
    const file = join(path, 'library.sqlite');
    const bytes = await readFile(file);
    bytes.fill(0x5a, 8192, bytes.length - 4096);
    await writeFile(file, bytes);
    await writeFile(join(path, 'library.lock'), '{"pid":1,"host":"x","since":""}');
    expect((await refusal(path)).code).toBe('library-corrupt');
  });

  it('removes half-written and unnamed originals after an end without close, and nothing else', async () => {
    const path = await madeLibrary();
    const strays = join(path, 'originals', 'ab', 'cd');
    await mkdir(strays, { recursive: true });
    await writeFile(join(strays, `abcd${'0'.repeat(60)}`), 'x');
    await writeFile(join(strays, `abcd${'1'.repeat(60)}.part`), 'x');
    await writeFile(join(path, 'library.lock'), 'torn');
    const library = await openLibrary(path, person);
    onTestFinished(() => library.close());
    expect(await readdir(strays)).toEqual([]);
    expect(await library.check()).toMatchObject({ damage: [], missing: [], altered: [] });
    expect(library.originals.list()).toHaveLength(2);
  });

  it('refuses a second opening in the same process, and lets it in after close', async () => {
    const path = await madeLibrary();
    const first = await openLibrary(path, person);
    const detail = await refusal(path);
    expect(detail).toMatchObject({ code: 'library-in-use', holder: expect.stringContaining(`pid ${process.pid}`) as string });
    // The failed opening has not let go of the first one's lock.
    expect((await refusal(path)).code).toBe('library-in-use');
    first.close();
    (await openLibrary(path, person)).close();
  });

  it('refuses a library that another process has open, until that process is gone, however it ends', async () => {
    const path = await madeLibrary();
    const holder = spawn(process.execPath, [fileURLToPath(new URL('./holdLibrary.ts', import.meta.url)), path], { stdio: ['ignore', 'pipe', 'inherit'] });
    onTestFinished(() => void holder.kill('SIGKILL'));
    await once(holder.stdout, 'data');
    expect(await refusal(path)).toMatchObject({ code: 'library-in-use', holder: expect.stringContaining(`pid ${holder.pid}`) as string });
    holder.kill('SIGKILL');
    await once(holder, 'exit');
    (await openLibrary(path, person)).close();
  });

  it('opens for reading only: nothing can be changed', async () => {
    const path = await madeLibrary();
    const before = await readFile(join(path, 'library.sqlite'));
    const library = await openLibrary(path, { ...person, readOnly: true });
    expect(library.items.list()).toHaveLength(2);
    expect(() => library.change('test', '', ({ settings }) => settings.set('a', 1))).toThrow(DangheError);
    library.close();
    expect(before.equals(await readFile(join(path, 'library.sqlite')))).toBe(true);
  });

  it('opens a copy of a closed library elsewhere', async () => {
    const path = await madeLibrary();
    const copy = await temporaryFolder();
    await copyFile(join(path, 'library.sqlite'), join(copy, 'library.sqlite'));
    const library = await openLibrary(copy, person);
    expect(await library.check()).toMatchObject({ damage: [], chain: { intact: true }, altered: [] });
    expect((await library.check()).missing).toHaveLength(2);
    library.close();
  });
});
