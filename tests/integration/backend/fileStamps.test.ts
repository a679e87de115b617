import { copyFile, cp, lstat, mkdir, mkdtemp, rename, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import Sqlite from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ZipFile } from 'yazl';
import { clock } from '../../../electron/backend/clock.ts';
import { compareWithLibrary } from '../../../electron/backend/compareFiles.ts';
import { importFolder } from '../../../electron/backend/importFolder.ts';
import { defaultSchemeFile } from '../../../electron/backend/loadData.ts';
import { scanFolder } from '../../../electron/backend/scanFolder.ts';
import { withLibrary } from '../../../electron/backend/withLibrary.ts';
import { createStamper } from '../../../electron/files/fileStamp.ts';
import type { Library } from '../../../electron/library/library.ts';

let place: string;
const at = (name: string) => join(place, name);
beforeEach(async () => {
  place = await mkdtemp(join(tmpdir(), 'danghe-stamps-'));
});
afterEach(async () => {
  vi.restoreAllMocks();
  await rm(place, { recursive: true, force: true });
});

const MINUTE = 60_000;
const later = (minutes: number) => vi.spyOn(clock, 'now').mockImplementation(() => new Date(Date.now() + minutes * MINUTE).toISOString());

describe('the stamp of a file', () => {
  const stampNow = async (file: string, minutes = 2) => createStamper(place, await stat(place, { bigint: true }), Date.now() + minutes * MINUTE)(await lstat(file, { bigint: true }));

  it('stays as long as the file does, and goes with every way of changing it', async () => {
    const file = at('会议记录.txt');
    await writeFile(file, '会议一');
    const first = await stampNow(file);
    expect(first).not.toBeNull();
    expect(await stampNow(file)).toBe(first);

    // Other bytes of the same length, the old times put back.
    const { atime, mtime } = await stat(file);
    await writeFile(file, '会议二');
    await utimes(file, atime, mtime);
    const second = await stampNow(file);
    expect(second).not.toBe(first);

    // Another file in its place, with the same times.
    await copyFile(file, at('copy'));
    await utimes(at('copy'), atime, mtime);
    await rename(at('copy'), file);
    expect(await stampNow(file)).not.toBe(second);
  });

  it('is not given for what has changed within a minute, or will have by its own account', async () => {
    const file = at('a.txt');
    await writeFile(file, 'a');
    expect(await stampNow(file, 0.9)).toBeNull();
    await utimes(file, new Date(), new Date(Date.now() + 60 * MINUTE));
    expect(await stampNow(file)).toBeNull();
  });
});

describe('a second import', () => {
  const imported = (library: Library) => importFolder({ library, folder: at('source'), schemeFile: defaultSchemeFile });
  const verdicts = async (library: Library) => {
    const verdictOf = compareWithLibrary(library, 1, false);
    return (await scanFolder(at('source'))).map((entry) => verdictOf(entry)).map((verdict) => (typeof verdict === 'string' ? verdict : 'hash'));
  };

  it('hashes fresh files once more, then knows them by their stamps, and sees what times and sizes do not show', async () => {
    await cp('tests/fixtures/folders/mixed-usb/source', at('source'), { recursive: true });
    await writeFile(at('source/通知.txt'), '关于召开支部党员大会的通知');
    await withLibrary(at('library'), async (library) => {
      await imported(library);
      // What is skipped is known by its size and time.
      const [fresh, files] = [await verdicts(library), (await scanFolder(at('source'))).filter(({ kind }) => kind === 'file').length];
      expect(fresh.filter((verdict) => verdict === 'hash')).toHaveLength(files);
      later(2);
      expect(await imported(library)).toMatchObject({ unchanged: files });
      expect(new Set(await verdicts(library))).toEqual(new Set(['unchanged']));

      const { atime, mtime } = await stat(at('source/通知.txt'));
      await writeFile(at('source/通知.txt'), '关于召开支部委员会的通知书');
      await utimes(at('source/通知.txt'), atime, mtime);
      expect(await imported(library)).toMatchObject({ unchanged: files - 1 });
      expect(library.documents.text(library.items.find(1, '通知.txt')!.sha256!)).toContain('支部委员会');
    });
  });

  it('stamps what is read in the first place where it lay there before', async () => {
    await cp('tests/fixtures/folders/mixed-usb/source', at('source'), { recursive: true });
    later(2);
    await withLibrary(at('library'), async (library) => {
      await imported(library);
      expect(new Set(await verdicts(library))).toEqual(new Set(['unchanged']));
    });
  });

  it('after one that was cut short reads archives again, whose members may be missing', async () => {
    await writeZip(at('source'), '资料.zip', { '记录.txt': '会议记录一', '名单.txt': '名单' });
    await withLibrary(at('library'), (library) => imported(library));
    // Killed between the archive and what is in it.
    const database = new Sqlite(at('library/library.sqlite'));
    for (const table of ['search', 'items']) database.exec(`DELETE FROM ${table} WHERE rowid IN (SELECT id FROM items WHERE parent_id IS NOT NULL AND path LIKE '%名单%')`);
    database.exec('UPDATE imports SET finished_at = NULL');
    database.close();
    await withLibrary(at('library'), async (library) => {
      await imported(library);
      expect(library.items.list().map(({ path, status }) => [path, status])).toEqual([['资料.zip', 'skipped'], ['资料.zip!/名单.txt', 'needs-review'], ['资料.zip!/记录.txt', 'needs-review']]);
      expect(await imported(library)).toMatchObject({ unchanged: 1 });
    });
  });
});

async function writeZip(folder: string, name: string, members: Readonly<Record<string, string>>): Promise<void> {
  const zip = new ZipFile();
  for (const [path, text] of Object.entries(members)) zip.addBuffer(Buffer.from(text), path);
  zip.end();
  await mkdir(folder);
  await writeFile(join(folder, name), await buffer(zip.outputStream));
}
