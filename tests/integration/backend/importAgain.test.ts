import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openExistingLibrary } from '../../../electron/backend/openExistingLibrary.ts';
import { defaultSchemeFile } from '../../../electron/backend/loadData.ts';
import { danghe } from '../cli/commandLine.ts';

let place: string;
const at = (name: string) => join(place, name);
beforeAll(async () => {
  place = await mkdtemp(join(tmpdir(), 'danghe-again-'));
  await cp('tests/fixtures/folders/石桥村-手工整理/source', at('source'), { recursive: true });
  await writeFile(at('source/~$会议记录.docx'), 'lock');
  await writeFile(at('source/损坏.docx'), 'PK\u0003\u0004 this is no archive');
});
afterAll(() => rm(place, { recursive: true, force: true }));

const imported = async (...more: string[]) => (await danghe('import', at('source'), '--library', at('library'), '--json', ...more)).json.at(-1) as { readonly files: number; readonly unchanged: number; readonly byStatus: Readonly<Record<string, number>> };
const actions = () => openExistingLibrary(at('library'), (library) => Promise.resolve(library.events.latest(100).map(({ action }) => action).reverse()));
const statusOf = (path: string) => openExistingLibrary(at('library'), (library) => Promise.resolve(library.items.list().find((item) => item.path === path)?.status));

it('an unchanged folder is hashed and nothing else; whatever changes is read and filed anew', async () => {
  const first = await imported();
  const before = await actions();
  expect(before.at(-1)).toBe('filed');

  const second = await imported();
  expect((await actions()).slice(before.length)).toEqual(['import', 'import']);
  // Skipped files are not hashed; the damaged one is as damaged as before.
  expect(second).toMatchObject({ ...first, unchanged: first.files - first.byStatus['skipped']! });

  await writeFile(at('source/新通知.txt'), '关于召开2024年3月支部党员大会的通知\n全体党员：定于2024年3月5日召开支部党员大会。\n中共石桥村支部委员会\n2024年3月1日');
  expect(await imported()).toMatchObject({ files: first.files + 1, unchanged: second.unchanged });
  expect((await actions()).slice(before.length + 2)).toEqual(['import', 'import-batch', 'import', 'file', 'filed']);
  expect(['filed', 'needs-review']).toContain(await statusOf('新通知.txt'));

  // The same scheme written otherwise is another file: what it says may differ.
  await writeFile(at('scheme.json'), `${await readFile(defaultSchemeFile, 'utf8')}\n`);
  const known = (await actions()).length;
  await imported('--scheme', at('scheme.json'));
  expect((await actions()).slice(known)).toEqual(['import', 'import', 'filed']);
});
