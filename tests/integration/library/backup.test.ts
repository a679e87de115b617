import { mkdir, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { createWriteStream } from 'node:fs';
import { dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { describe, expect, it } from 'vitest';
import { ZipFile } from 'yazl';
import { openLibrary } from '../../../electron/library/openLibrary.ts';
import { restoreLibrary } from '../../../electron/library/restoreLibrary.ts';
import { importTexts, newLibrary, person, sha256Of, temporaryFolder } from './sampleFiles.ts';

async function backedUp() {
  const library = await newLibrary();
  const folder = await temporaryFolder();
  await importTexts(library, join(folder, 'source'), { 'a.txt': '换届选举', '空.txt': '', 'b.txt': '党员大会'.repeat(30_000) });
  const file = join(folder, '备份.zip');
  const summary = await library.backup(file);
  return { library, folder, file, summary };
}

describe('backup and restore', () => {
  it('bring a library back whole, at another place', async () => {
    const { library, folder, file, summary } = await backedUp();
    expect(summary).toMatchObject({ originals: 3 });
    const target = join(folder, '恢复');
    await mkdir(target);
    await restoreLibrary(file, target, person);
    const restored = await openLibrary(target, person);
    expect(restored.items.list()).toEqual(library.items.list());
    expect([...restored.events.exportEvents()]).toEqual([...library.events.exportEvents()]);
    expect(await restored.check()).toEqual({ damage: [], chain: { intact: true, ...library.events.head() }, missing: [], altered: [] });
    expect(restored.search.count('换届')).toBe(1);
    restored.close();
    expect((await readdir(folder)).sort()).toEqual(['source', '备份.zip', '恢复']);
  });

  it('does not write over anything', async () => {
    const { library, folder, file } = await backedUp();
    await expect(library.backup(file)).rejects.toMatchObject({ detail: { code: 'target-not-empty' } });
    await expect(restoreLibrary(file, folder, person)).rejects.toMatchObject({ detail: { code: 'target-not-empty', path: folder } });
    await expect(restoreLibrary(file, file, person)).rejects.toMatchObject({ detail: { code: 'target-not-empty' } });
    await expect(library.backup(join(folder, '没有', 'x.zip'))).rejects.toMatchObject({ detail: { code: 'write-failed' } });
  });

  it.each([
    ['missing', 'original-missing', (path: string) => rm(path)],
    ['altered', 'original-altered', (path: string) => writeFile(path, '改')],
  ])('is not made of a library with an original that is %s', async (_, code, spoil) => {
    const { library, folder } = await backedUp();
    await spoil(library.originals.pathOf(sha256Of('换届选举')));
    await expect(library.backup(join(folder, 'x.zip'))).rejects.toMatchObject({ detail: { code } });
    expect((await readdir(folder)).sort()).toEqual(['source', '备份.zip']);
  });

  it.each([
    ['cut off', (bytes: Buffer) => bytes.subarray(0, bytes.length - 200)],
    ['not a zip', () => Buffer.from('不是压缩包'.repeat(100))],
    ['altered in an original', (bytes: Buffer) => { const copy = Buffer.from(bytes); copy.write('选', copy.indexOf('党员大会党员')); return copy; }],
  ])('refuses a backup that is %s, and leaves nothing', async (_, spoil) => {
    const { folder, file } = await backedUp();
    await writeFile(file, spoil(await readFile(file)));
    await expect(restoreLibrary(file, join(folder, '恢复'), person)).rejects.toMatchObject({ detail: { code: 'backup-invalid', path: file } });
    expect((await readdir(folder)).sort()).toEqual(['source', '备份.zip']);
  });

  it('refuses a backup that lacks an original, or holds anything else', async () => {
    const { library, folder } = await backedUp();
    library.close();
    const database = join(library.folder, 'library.sqlite');
    for (const extra of [[], [['originals/ab/cd/outside', database]], [['library.sqlite-wal', database]]] as const) {
      const zip = new ZipFile();
      zip.addFile(database, 'library.sqlite');
      for (const [name, from] of extra) zip.addBuffer(await readFile(from), name);
      zip.end();
      const file = join(folder, `${extra.length}-${extra[0]?.[0].length ?? 0}.zip`);
      await pipeline(zip.outputStream, createWriteStream(file));
      await expect(restoreLibrary(file, join(folder, '恢复'), person)).rejects.toMatchObject({ detail: { code: 'backup-invalid' } });
    }
    await expect(restoreLibrary(join(folder, '无'), join(folder, '恢复'), person)).rejects.toMatchObject({ detail: { code: 'file-missing' } });
    expect(await readdir(dirname(join(folder, '恢复')))).not.toContain('恢复');
  });
});
