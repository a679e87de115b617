import { chmod, readFile, readdir, rm, stat, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { checkOriginals } from '../../../electron/backend/fixity/checkOriginals.ts';
import { fixityLines } from '../../../electron/backend/fixity/fixityLines.ts';
import { repairOriginals } from '../../../electron/backend/fixity/repairOriginals.ts';
import { salvageLibrary } from '../../../electron/backend/fixity/salvageLibrary.ts';
import type { Library } from '../../../electron/library/library.ts';
import { openLibrary } from '../../../electron/library/openLibrary.ts';
import { errorMessage } from '../../../shared/messages/errorMessage.ts';
import { DangheError } from '../../../shared/model/errors.ts';
import { importTexts, newLibrary, person, sha256Of, temporaryFolder } from '../library/sampleFiles.ts';

const count = 40;
const texts = Object.fromEntries(Array.from({ length: count }, (_, index) => [`东沟村/第${index}次会议.txt`, `第${index}次会议记录`.repeat(20 + index)]));

async function filled(): Promise<Library> {
  const library = await newLibrary();
  await importTexts(library, await temporaryFolder(), texts);
  return library;
}

async function spoil(library: Library, index: number, how: 'missing' | 'flipped'): Promise<string> {
  const path = `东沟村/第${index}次会议.txt`;
  const file = library.originals.pathOf(sha256Of(texts[path]!));
  if (how === 'missing') await rm(file);
  else {
    const bytes = await readFile(file);
    bytes[10] = bytes[10]! ^ 1;
    await chmod(file, 0o644);
    await writeFile(file, bytes);
  }
  return path;
}

it('names what is missing and what has one bit flipped, goes on where it was stopped, and brings both back from a backup', async () => {
  const library = await filled();
  const backup = join(await temporaryFolder(), '备份.zip');
  await library.backup(backup);
  const [gone, flipped] = [await spoil(library, 3, 'missing'), await spoil(library, 17, 'flipped')];

  const stop = new AbortController();
  let last = 0;
  await expect(checkOriginals(library, { signal: stop.signal, onProgress: (done) => { last = done; if (done === 25) stop.abort(); } })).rejects.toMatchObject({ detail: { code: 'cancelled' } });
  expect(last).toBe(25);
  const first: number[] = [];
  const found = await checkOriginals(library, { onProgress: (done) => first.push(done) });
  // Not from the beginning.
  expect([first[0], found.checked]).toEqual([26, count]);
  expect(fixityLines(found.faults).toSorted()).toEqual([`原件缺失：${gone}`, `原件被改动：${flipped}`].toSorted());
  // The rest can be used.
  expect(library.search.find('会议').length).toBeGreaterThan(0);

  const before = library.events.head().count;
  expect((await repairOriginals(library, backup, found.faults.map(({ sha256 }) => sha256))).length).toBe(2);
  expect(library.events.head().count).toBe(before + 1);
  expect(await checkOriginals(library)).toMatchObject({ checked: count, faults: [] });
  expect(await library.check()).toMatchObject({ damage: [], missing: [], altered: [] });
});

const files = async (folder: string) => (await readdir(folder, { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile()).map(({ name }) => name).sort();

it.each<readonly [string, (file: string) => Promise<void>, number]>([
  ['cut to its half', async (file) => truncate(file, Math.floor((await stat(file)).size / 8192) * 4096), 1],
  ['with bits flipped throughout', async (file) => {
    const bytes = await readFile(file);
    // Not in the header, where it would no longer be known as a database.
    for (let at = 5000; at < bytes.length; at += 9973) bytes[at] = bytes[at]! ^ 0x55;
    await writeFile(file, bytes);
  }, 1],
  ['replaced by something else', (file) => writeFile(file, '这不是数据库'.repeat(1000)), 0],
  ['emptied', (file) => writeFile(file, ''), 0],
])('salvages a library whose database was %s', async (_, damage, leastTables) => {
  const library = await filled();
  await spoil(library, 5, 'flipped');
  const { folder } = library;
  library.close();
  await damage(join(folder, 'library.sqlite'));
  const [state, out] = [await files(folder), join(await temporaryFolder(), '取出')];

  const account = await salvageLibrary(folder, out);
  // Every original but the altered one comes out whole, whatever the database says.
  expect([account.originals, account.altered.length]).toEqual([count - 1, 1]);
  const contents = new Set(await Promise.all((await readdir(join(out, '原件'), { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile()).map((entry) => readFile(join(entry.parentPath, entry.name), 'utf8'))));
  for (const [path, text] of Object.entries(texts)) expect(contents.has(text)).toBe(path !== '东沟村/第5次会议.txt');
  expect(account.tables.filter(({ rows }) => rows > 0).length).toBeGreaterThanOrEqual(leastTables);
  expect(account.tables.some(({ whole }) => !whole) || account.damage.length > 0).toBe(true);
  const said = await readFile(join(out, '说明.txt'), 'utf8');
  for (const line of account.lines) expect(said).toContain(line);
  expect(await files(folder)).toEqual(state);
});

it('a sound library comes out whole, under the names its files had', async () => {
  const library = await filled();
  const { folder } = library;
  library.close();
  const out = join(await temporaryFolder(), '取出');
  const account = await salvageLibrary(folder, out);
  expect([account.originals, account.altered, account.nameless, account.tables.filter(({ whole }) => !whole), account.damage, account.chain?.intact]).toEqual([count, [], 0, [], [], true]);
  for (const [path, text] of Object.entries(texts)) expect(await readFile(join(out, '原件', '来源1', path), 'utf8')).toBe(text);
  await expect(salvageLibrary(folder, out)).rejects.toMatchObject({ detail: { code: 'target-not-empty' } });
  await expect(salvageLibrary(folder, join(folder, '取出'))).rejects.toMatchObject({ detail: { code: 'target-inside-source' } });
});

it('a database that was cut off is told in one line when it is opened', async () => {
  const library = await filled();
  const { folder } = library;
  library.close();
  const file = join(folder, 'library.sqlite');
  await truncate(file, (await stat(file)).size - 4096);
  const error: unknown = await openLibrary(folder, person).catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(DangheError);
  const line = errorMessage((error as DangheError).detail);
  expect(line).toMatch(/已损坏.*备份.*salvage/);
  expect(line).not.toContain('\n');
});
