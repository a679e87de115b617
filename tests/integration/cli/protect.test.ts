import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { zipSync } from 'fflate';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { filesWith, planted } from '../protection/protectedLibrary.ts';
import { dangheWith } from './commandLine.ts';

let place: string;
const at = (name: string) => join(place, name);
beforeAll(async () => {
  place = await mkdtemp(join(tmpdir(), 'danghe-protect-'));
  await mkdir(at('tmp'));
});
afterAll(() => rm(place, { recursive: true, force: true }));

/** A folder with a file and an archive of several, each with the planted name in its text. */
async function source(name: string): Promise<string> {
  await mkdir(at(name));
  const minutes = (index: number) => `东沟村党支部党员大会会议记录\n时间：2025年3月${index + 1}日\n主持人：${planted}\n${name}第${index}次，研究换届。`;
  await writeFile(join(at(name), `${name}会议.txt`), minutes(0));
  await writeFile(join(at(name), `${name}一批.zip`), zipSync(Object.fromEntries(Array.from({ length: 20 }, (_, index) => [`${index}.txt`, new TextEncoder().encode(minutes(index + 1))]))));
  return at(name);
}

// A dozen processes, each with scrypt.
it('encrypts, works with the password of the environment, leaves nothing readable in the library or in temporary places, and decrypts', async () => {
  const [library, tmp] = [at('library'), at('tmp')];
  const run = (variables: Readonly<Record<string, string>>, ...words: readonly string[]) => dangheWith({ TMPDIR: tmp, ...variables }, ...words, '--json');
  const key = { DANGHE_LIBRARY_PASSWORD: '东沟档案 2026' };
  expect((await run({}, 'import', await source('甲'), '--library', library)).code).toBe(0);
  expect((await filesWith(library, planted)).length).toBeGreaterThan(0);
  expect((await run({ DANGHE_NEW_LIBRARY_PASSWORD: '短' }, 'protect', '--library', library)).json.at(-1)).toMatchObject({ error: { code: 'password-refused' } });
  const protecting = await run({ DANGHE_NEW_LIBRARY_PASSWORD: key.DANGHE_LIBRARY_PASSWORD }, 'protect', '--library', library);
  expect(protecting.code, protecting.stderr).toBe(0);
  const { recoveryKey } = protecting.json.find((line) => 'recoveryKey' in line)! as { readonly recoveryKey: string };
  expect(await filesWith(library, planted)).toEqual([]);

  const more = await source('乙');
  expect((await run({}, 'import', more, '--library', library)).json.at(-1)).toMatchObject({ error: { code: 'password-needed' } });
  // Killed while what was in the archive lies unpacked; the next import removes that.
  const child = spawn(process.execPath, ['electron/cli.ts', 'import', more, '--library', library], { stdio: 'ignore', env: { ...process.env, ...key, TMPDIR: tmp } });
  const gone = once(child, 'exit');
  await vi.waitFor(async () => expect((await readdir(tmp)).filter((name) => name.startsWith('danghe-import-')).length).toBeGreaterThan(0), { timeout: 120_000, interval: 20 });
  child.kill('SIGKILL');
  await gone;
  const imported = await run(key, 'import', more, '--library', library);
  expect(imported.code, imported.stderr).toBe(0);
  expect(await filesWith(library, planted)).toEqual([]);
  expect(await filesWith(tmp, planted)).toEqual([]);
  expect((await readdir(tmp)).filter((name) => name.startsWith('danghe'))).toEqual([]);

  const exported = await run({ DANGHE_LIBRARY_PASSWORD: recoveryKey }, 'export', '--library', library, '--out', at('bundle'));
  expect(exported.code, exported.stderr).toBe(0);
  expect((await run({}, 'verify', at('bundle'))).code).toBe(0);
  expect((await run({ ...key, DANGHE_NEW_LIBRARY_PASSWORD: '换过的口令 99' }, 'password', '--library', library)).code).toBe(0);
  expect((await run(key, 'check', '--library', library)).json.at(-1)).toMatchObject({ error: { code: 'password-wrong' } });
  expect((await run({ DANGHE_LIBRARY_PASSWORD: '换过的口令 99' }, 'unprotect', '--library', library)).code).toBe(0);
  expect((await run({}, 'fixity', '--library', library)).code).toBe(0);
  expect((await filesWith(library, planted)).length).toBeGreaterThan(0);
}, 900_000);
