import { existsSync } from 'node:fs';
import { copyFile, readFile, readdir, rename, rm, stat, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { readKept } from '../../../electron/files/keptFile.ts';
import { salvageLibrary } from '../../../electron/backend/fixity/salvageLibrary.ts';
import { repairOriginals } from '../../../electron/backend/fixity/repairOriginals.ts';
import { takeIn } from '../../../electron/backend/handOver/takeIn.ts';
import { defaultSchemeFile } from '../../../electron/backend/loadData.ts';
import { protectFolder, unprotectFolder } from '../../../electron/backend/protection/protectFolder.ts';
import type { Library } from '../../../electron/library/library.ts';
import { openLibrary } from '../../../electron/library/openLibrary.ts';
import { changePassword, renewRecoveryKey } from '../../../electron/library/protection/protectLibrary.ts';
import { restoreLibrary } from '../../../electron/library/restoreLibrary.ts';
import { importTexts, person, sha256Of, temporaryFolder } from '../library/sampleFiles.ts';
import { clerk, readers, thinMinutes, townshipOf } from '../ledgers/smallTownship.ts';
import { filesWith, filledLibrary, password, planted, protectedLibrary, secret, texts, unlocked } from './protectedLibrary.ts';

const whole = { damage: [], chain: { intact: true }, missing: [], altered: [] };
const [first, second] = Object.values(texts).slice(-2).map(sha256Of) as [string, string];

async function bytesOf(library: Library): Promise<readonly string[]> {
  return Promise.all(Object.values(texts).map(async (text) => (await readKept(library.originals.kept(sha256Of(text)))).toString('utf8')));
}

it('leaves nothing readable beside it, works as before, and a second import is encrypted as well', async () => {
  const plain = await filledLibrary();
  expect((await filesWith(plain, planted)).length).toBeGreaterThan(6);
  const { folder } = await protectedLibrary();
  expect(await filesWith(folder, planted)).toEqual([]);
  const library = await unlocked(folder);
  expect(await bytesOf(library)).toEqual(Object.values(texts));
  expect(library.search.find('植入').length).toBe(6);
  await importTexts(library, await temporaryFolder(), { [`${planted}.txt`]: `${planted}又来一份` });
  // While it is open, too: the write-ahead log.
  expect(await filesWith(folder, planted)).toEqual([]);
  expect(await library.check()).toMatchObject(whole);
  expect(library.events.latest(5).some(({ action }) => action === 'protect')).toBe(true);
  library.close();
  expect(await filesWith(folder, planted)).toEqual([]);
});

it('opens with the password or the recovery key alone; wrong ones slow the next down, over restarts and a clock set back', async () => {
  const { folder, recoveryKey } = await protectedLibrary();
  const open = async (given: { readonly kind: 'password' | 'recovery'; readonly text: string } | null, now = '2026-01-15T08:00:00.000Z') => {
    (await openLibrary(folder, { actor: '李明', now: () => now, ...(given ? { secret: given } : {}) })).close();
  };
  await expect(open(null)).rejects.toMatchObject({ detail: { code: 'password-needed', of: 'library' } });
  await open({ kind: 'recovery', text: recoveryKey.toLowerCase().replaceAll('-', ' ') });
  for (let count = 0; count < 3; count += 1) await expect(open({ kind: 'password', text: `${password}x` })).rejects.toMatchObject({ detail: { code: 'password-wrong' } });
  await expect(open(secret)).rejects.toMatchObject({ detail: { code: 'password-wait', seconds: 5 } });
  await expect(open(secret, '2026-01-15T07:00:00.000Z')).rejects.toMatchObject({ detail: { code: 'password-wait', seconds: 5 } });
  await expect(open({ kind: 'recovery', text: recoveryKey.replace(/.$/, (last) => (last === '0' ? '1' : '0')) }, '2026-01-15T08:00:06.000Z')).rejects.toMatchObject({ detail: { code: 'password-wrong', of: 'recovery' } });
  await expect(open(secret, '2026-01-15T08:00:12.000Z')).rejects.toMatchObject({ detail: { code: 'password-wait', seconds: 4 } });
  await open(secret, '2026-01-15T08:00:20.000Z');
});

it('changes the password and the recovery key without touching what is encrypted', async () => {
  const { folder, recoveryKey } = await protectedLibrary();
  const sealed = join(folder, 'originals', first.slice(0, 2), first.slice(2, 4), `${first}.sealed`);
  const before = await readFile(sealed);
  await changePassword(folder, { now: person.now, secret }, '另一个口令 77');
  const renewed = await renewRecoveryKey(folder, { now: person.now, secret: { kind: 'password', text: '另一个口令 77' } });
  expect(await readFile(sealed)).toEqual(before);
  await expect(openLibrary(folder, { ...person, secret })).rejects.toMatchObject({ detail: { code: 'password-wrong' } });
  await expect(openLibrary(folder, { ...person, secret: { kind: 'recovery', text: recoveryKey } })).rejects.toMatchObject({ detail: { code: 'password-wrong' } });
  (await openLibrary(folder, { ...person, secret: { kind: 'recovery', text: renewed } })).close();
  await expect(changePassword(folder, { now: person.now, secret: { kind: 'recovery', text: renewed } }, '短')).rejects.toMatchObject({ detail: { code: 'password-refused' } });
});

it('finds a changed byte, a record cut off, records in another order and originals swapped', async () => {
  const { folder } = await protectedLibrary();
  const place = (sha256: string) => join(folder, 'originals', sha256.slice(0, 2), sha256.slice(2, 4), `${sha256}.sealed`);
  const [header, record] = [48, (1 << 18) + 16];
  const kept = await readFile(place(first));
  expect(kept.length).toBeGreaterThan(header + 2 * record);
  const library = await unlocked(folder);
  const spoiled = async (bytes: Buffer) => {
    await writeFile(place(first), bytes);
    expect(await library.check()).toMatchObject({ missing: [], altered: [first] });
    await expect(readKept(library.originals.kept(first))).rejects.toMatchObject({ detail: { code: 'original-altered' } });
  };
  const flipped = Buffer.from(kept);
  flipped[header + record + 5] = flipped[header + record + 5]! ^ 1;
  await spoiled(flipped);
  await spoiled(kept.subarray(0, header + record));
  await spoiled(kept.subarray(0, kept.length - 3));
  await spoiled(Buffer.concat([kept.subarray(0, header), kept.subarray(header + record, header + 2 * record), kept.subarray(header, header + record), kept.subarray(header + 2 * record)]));
  await spoiled(Buffer.concat([kept, kept.subarray(header, header + record)]));
  await writeFile(place(first), kept);
  await rename(place(first), `${place(first)}.x`);
  await copyFile(place(second), place(first));
  expect(await library.check()).toMatchObject({ altered: [first] });
  await rm(place(first));
  expect(await library.check()).toMatchObject({ missing: [first] });
  await rename(`${place(first)}.x`, place(first));
  expect(await library.check()).toMatchObject(whole);
});

it('says that the key file is missing, and a backup has it; without it nothing opens', async () => {
  const { folder } = await protectedLibrary();
  const library = await unlocked(folder);
  const backup = join(await temporaryFolder(), '备份.zip');
  await library.backup(backup);
  library.close();
  await rm(join(folder, 'library.keys.json'));
  await expect(openLibrary(folder, { ...person, secret })).rejects.toMatchObject({ detail: { code: 'keys-missing' } });
  expect((await readFile(backup)).includes(planted)).toBe(false);
  const restored = join(await temporaryFolder(), '恢复');
  await expect(restoreLibrary(backup, restored, person)).rejects.toMatchObject({ detail: { code: 'password-needed', of: 'backup' } });
  await restoreLibrary(backup, restored, { ...person, secret });
  await copyFile(join(restored, 'library.keys.json'), join(folder, 'library.keys.json'));
  const again = await unlocked(folder);
  expect(await again.check()).toMatchObject(whole);
  await rm(again.originals.pathOf(first));
  expect(await repairOriginals(again, backup, [first])).toEqual([first]);
  expect(await again.check()).toMatchObject(whole);
});

it('takes the protection off: everything as it was', async () => {
  const { folder } = await protectedLibrary();
  await expect(unprotectFolder(folder, undefined, { actor: '李明' })).rejects.toMatchObject({ detail: { code: 'password-needed' } });
  await unprotectFolder(folder, secret, { actor: '李明' });
  const library = await openLibrary(folder, person);
  expect(await bytesOf(library)).toEqual(Object.values(texts));
  expect(await library.check()).toMatchObject(whole);
  expect(existsSync(join(folder, 'library.keys.json'))).toBe(false);
  library.close();
  expect((await readdir(join(folder, 'originals'), { recursive: true })).filter((name) => name.endsWith('.sealed'))).toEqual([]);
});

it('salvages what is whole of a protected library whose database was cut off', async () => {
  const { folder } = await protectedLibrary();
  const database = join(folder, 'library.sqlite');
  await truncate(database, Math.floor((await stat(database)).size / 8192) * 4096);
  const out = join(await temporaryFolder(), '抢救');
  await expect(salvageLibrary(folder, out)).rejects.toMatchObject({ detail: { code: 'password-needed' } });
  const account = await salvageLibrary(folder, out, { secret });
  expect(account.originals).toBe(6);
  expect(account.altered).toEqual([]);
});

it('is taken in by the township with its password, and into a protected township nothing comes readable', async () => {
  const village = await townshipOf({ '东沟村/2025年/3月党员大会.txt': thinMinutes('东沟村', '2025-03-05') });
  const township = await townshipOf({ '西沟村/2025年/3月党员大会.txt': thinMinutes('西沟村', '2025-03-06') });
  for (const { library } of [village, township]) {
    library.close();
    await protectFolder(library.folder, password, { actor: '李明', onRecoveryKey: () => undefined });
  }
  const [from, into] = [await unlocked(village.library.folder), await unlocked(township.library.folder)];
  const file = join(village.place, '移交.zip');
  await from.backup(file);
  const workFolder = join(township.place, '移交');
  const take = (given: string | undefined) => takeIn({ library: into, schemeFile: defaultSchemeFile, file, workFolder, pool: readers, person: clerk, passwordOf: () => Promise.resolve(given), onStep: () => undefined, onProgress: () => undefined });
  await expect(take(undefined)).rejects.toMatchObject({ detail: { code: 'password-needed', of: 'backup' } });
  await expect(take(`${password}x`)).rejects.toMatchObject({ detail: { code: 'password-wrong' } });
  expect(await take(password)).toMatchObject({ files: 1 });
  expect(into.items.list().map(({ path }) => path).sort()).toEqual(['东沟村党支部/东沟村/2025年/3月党员大会.txt', '西沟村/2025年/3月党员大会.txt']);
  expect(await into.check()).toMatchObject(whole);
  expect(await filesWith(into.folder, '东沟村')).toEqual([]);
  expect((await readdir(workFolder)).filter((name) => name !== '.unpacked')).toEqual([]);
});
