import { chmod, mkdtemp, readdir, readFile, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { danghe } from './commandLine.ts';

const folder = 'tests/fixtures/folders/石桥村-手工整理/source';
let place: string;
let library: string;
beforeAll(async () => {
  place = await mkdtemp(join(tmpdir(), 'danghe-care-'));
  library = join(place, 'library');
  expect((await danghe('import', folder, '--library', library)).code).toBe(0);
});
afterAll(() => rm(place, { recursive: true, force: true }));

const originalsOf = async (root: string) => (await readdir(join(root, 'originals'), { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile()).map(({ parentPath, name }) => join(parentPath, name)).sort();

it('fixity tells an altered and a missing original, brings both back out of a backup, and ends with 4 until then', async () => {
  const backup = join(place, 'backup.zip');
  expect((await danghe('backup', '--library', library, '--out', backup)).code).toBe(0);
  const sound = await danghe('fixity', '--library', library, '--json');
  expect([sound.code, sound.json.at(-1)!['faults']]).toEqual([0, []]);
  const [first, second] = await originalsOf(library);
  const bytes = await readFile(first!);
  await chmod(first!, 0o644);
  bytes[0]! ^= 1;
  await writeFile(first!, bytes);
  await rm(second!);
  const found = await danghe('fixity', '--library', library, '--restart', '--json');
  expect(found.code).toBe(4);
  expect((found.json.at(-1)!['faults'] as readonly { readonly fault: string }[]).map(({ fault }) => fault).sort()).toEqual(['altered', 'missing']);
  expect(found.stderr).toMatch(/原件被改动：.+/);
  expect(found.stderr).toMatch(/原件缺失：.+/);
  const repaired = await danghe('fixity', '--library', library, '--repair', backup, '--json');
  expect([repaired.code, (repaired.json.at(-1)!['repaired'] as readonly string[]).length]).toEqual([0, 2]);
  expect((await danghe('fixity', '--library', library, '--restart')).code).toBe(0);
});

it('salvage gets the originals out of a library whose database is cut off, under a folder of its own, and changes nothing there', async () => {
  const broken = join(place, 'broken');
  expect((await danghe('restore', join(place, 'backup.zip'), '--library', broken)).code).toBe(0);
  await truncate(join(broken, 'library.sqlite'), 20_000);
  expect((await danghe('check', '--library', broken)).code).toBe(1);
  const before = await readFile(join(broken, 'library.sqlite'));
  const out = join(place, 'salvaged');
  const salvaged = await danghe('salvage', broken, '--out', out, '--json');
  expect(salvaged.code, salvaged.stderr).toBe(0);
  const count = (await originalsOf(broken)).length;
  expect(salvaged.json.at(-1)).toMatchObject({ originals: count, altered: [] });
  expect(await readdir(out)).toContain('说明.txt');
  expect((await readFile(join(broken, 'library.sqlite'))).equals(before)).toBe(true);
  const again = await danghe('salvage', broken, '--out', out, '--json');
  expect([again.code, (again.json.at(-1)!['error'] as { readonly code: string }).code]).toEqual([1, 'target-not-empty']);
  expect((await danghe('salvage', join(place, 'nowhere'), '--out', join(place, 'o'))).code).toBe(1);
});
