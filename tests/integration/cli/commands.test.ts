import { cp, mkdir, mkdtemp, readdir, readFile, rm, symlink, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Report } from '../../../shared/model/report.ts';
import { danghe, dangheWith } from './commandLine.ts';

const folder = 'tests/fixtures/folders/石桥村-手工整理/source';
let place: string;
beforeAll(async () => {
  place = await mkdtemp(join(tmpdir(), 'danghe-cli-'));
});
afterAll(() => rm(place, { recursive: true, force: true }));

const reportOf = async (bundle: string) => JSON.parse(await readFile(join(bundle, 'data/report.json'), 'utf8')) as Report;
const filesBelow = async (root: string) => (await readdir(root, { recursive: true, withFileTypes: true })).filter((entry) => !entry.isDirectory());

describe('danghe run', () => {
  it('makes a bundle that verifies, is valid and accounts for every file, without touching the source', async () => {
    const before = (await filesBelow(folder)).map(({ parentPath, name }) => join(parentPath, name));
    const run = await danghe('run', folder, '--out', join(place, 'bundle'), '--as-of', '2024-07-15', '--json');
    expect([0, 3], run.stderr).toContain(run.code);
    expect(run.json.at(-1)).toMatchObject({ asOf: '2024-07-15' });
    const report = await reportOf(join(place, 'bundle'));
    const validate = new Ajv2020({ strict: false, formats: { 'date-time': true } }).compile(JSON.parse(await readFile('tests/fixtures/schema/report.schema.json', 'utf8')) as object);
    expect(validate(report), JSON.stringify(validate.errors?.slice(0, 2))).toBe(true);
    const inside = report.items.filter(({ path }) => !path.includes('.zip!/'));
    expect(inside.length).toBe(before.length);
    expect(report.totals.files).toBe(report.items.length);
    expect((await danghe('verify', join(place, 'bundle'))).code).toBe(0);
    expect((await filesBelow(folder)).map(({ parentPath, name }) => join(parentPath, name))).toEqual(before);
  });

  it('is reproducible byte for byte apart from generatedAt and run', async () => {
    const copy = join(place, 'moved', 'elsewhere');
    await cp(folder, copy, { recursive: true });
    await danghe('run', copy, '--out', join(place, 'again'), '--as-of', '2024-07-15');
    const stable = (report: Report) => JSON.stringify({ ...report, generatedAt: '', run: {} });
    expect(stable(await reportOf(join(place, 'again')))).toBe(stable(await reportOf(join(place, 'bundle'))));
  });

  it('leaves nothing behind where it fails', async () => {
    await mkdir(join(place, 'full'));
    await writeFile(join(place, 'full', 'x'), '');
    expect((await danghe('run', folder, '--out', join(place, 'full'))).code).toBe(1);
    expect(await readdir(join(place, 'full'))).toEqual(['x']);
    const inside = await danghe('run', folder, '--out', join(folder, 'bundle'), '--json');
    expect([inside.code, inside.json.at(-1)?.['error'].code]).toEqual([1, 'target-inside-source']);
    const missing = await danghe('run', join(place, 'nowhere'), '--out', join(place, 'o'), '--json');
    expect([missing.code, missing.json.at(-1)?.['error'].code]).toEqual([1, 'folder-missing']);
    expect(await readdir(place)).not.toContain('o');
  });

  it('names the fault of a scheme file', async () => {
    const scheme = join(place, 'scheme.json');
    await writeFile(scheme, '{\n  "id": "x",\n  oops\n}');
    const broken = await danghe('run', folder, '--out', join(place, 'o'), '--scheme', scheme);
    expect(broken.code).toBe(1);
    expect(broken.stderr).toContain('scheme.json');
    expect(broken.stderr).toContain('第 3 行');
  });
});

describe('danghe verify', () => {
  it('ends with 4 and says which file was altered, is missing or was added', async () => {
    const bundle = join(place, 'tampered');
    await cp(join(place, 'bundle'), bundle, { recursive: true });
    const [first, second] = (await filesBelow(join(bundle, 'data/档案'))).map(({ parentPath, name }) => join(parentPath, name));
    const bytes = await readFile(first!);
    bytes[bytes.length >> 1]! ^= 1;
    await writeFile(first!, bytes);
    await rm(second!);
    await writeFile(join(bundle, 'data', '多出来.txt'), 'x');
    const verified = await danghe('verify', bundle, '--json');
    expect(verified.code).toBe(4);
    const faults = verified.json.at(-1)!['faults'] as readonly { path: string; message: string }[];
    for (const name of [first!, second!, '多出来.txt']) expect(faults.some(({ message }) => message.includes(name.split('/').at(-1)!)), name).toBe(true);
  });

  it('asks for the password of an encrypted bundle and never shows it', async () => {
    const [file, password] = [join(place, '加密.zip'), 'Shiqiao-7#Lv2'];
    const wrongName = await dangheWith({ DANGHE_PASSWORD: password }, 'run', folder, '--out', join(place, 'folder'), '--encrypt', '--json');
    const none = await danghe('run', folder, '--out', file, '--encrypt', '--json');
    const short = await dangheWith({ DANGHE_PASSWORD: 'abc' }, 'run', folder, '--out', file, '--encrypt', '--json');
    expect([wrongName.code, none.code, short.code, short.json.at(-1)!['error'].code]).toEqual([2, 2, 1, 'password-refused']);
    const run = await dangheWith({ DANGHE_PASSWORD: password }, 'run', folder, '--out', file, '--as-of', '2024-07-15', '--encrypt', '--json');
    expect([0, 3], run.stderr).toContain(run.code);
    expect(run.stdout + run.stderr).not.toContain(password);
    const unasked = await danghe('verify', file, '--json');
    const wrong = await dangheWith({ DANGHE_PASSWORD: 'shiqiao-7#Lv2' }, 'verify', file, '--json');
    expect([unasked, wrong].map(({ code, json }) => [code, (json.at(-1) as { readonly error: { readonly code: string } }).error.code])).toEqual([[1, 'password-needed'], [1, 'password-wrong']]);
    const verified = await dangheWith({ DANGHE_PASSWORD: password }, 'verify', file, '--json');
    expect([verified.code, verified.json.at(-1)!['ok']], verified.stderr).toEqual([0, true]);
  });
});

describe('wrong usage', () => {
  it.each([[['frobnicate']], [['run']], [['run', 'x']], [['run', 'x', '--out', 'y', '--as-of', '2025-02-30']], [['sample', 'x', '--branches', '0']], [['inspect', 'a', 'b']], [['check', '--librarry', 'x']]])('%j ends with 2', async (parameters) => {
    const ended = await danghe(...parameters);
    expect(ended.code).toBe(2);
    expect(ended.stderr.trim().split('\n')).toHaveLength(1);
  });
});

describe('danghe import', () => {
  it('takes in only what is new the second time', async () => {
    const source = join(place, 'source');
    const library = join(place, 'library');
    await cp(folder, source, { recursive: true });
    const first = await danghe('import', source, '--library', library, '--json');
    await writeFile(join(source, '新.txt'), '石桥村党支部党课记录\n时间：2024年6月3日\n授课人：阎守业');
    const second = await danghe('import', source, '--library', library, '--json');
    // What could not be read is tried again; skipped files are never read.
    const { files, byStatus } = first.json.at(-1) as unknown as { files: number; byStatus: Record<string, number> };
    expect(second.json.at(-1)?.['unchanged']).toBe(files - byStatus['unreadable']! - byStatus['skipped']!);
    expect(second.json.at(-1)?.['files']).toBe((first.json.at(-1)?.['files'] as number) + 1);
    const check = await danghe('check', '--library', library, '--as-of', '2024-07-15', '--json');
    expect(check.code).toBe(0);
  });

  it('accounts for odd names, links, empty files and damaged ones', async () => {
    const source = join(place, 'odd');
    await mkdir(join(source, '深 层', '🎋'), { recursive: true });
    const names = ['带\n换行.txt', 'A.txt', 'a.txt', 'e\u0301.txt', '\u00e9.txt', `${'长'.repeat(80)}.txt`, '\u202eregnar.txt', '尾点.', '深 层/🎋/😀.txt', '空.docx', 'Thumbs.db', '~$锁.docx'];
    for (const name of names) await writeFile(join(source, name), name.endsWith('空.docx') ? '' : `东沟村党支部\n${name}`);
    await symlink(source, join(source, '环'));
    await writeFile(Buffer.concat([Buffer.from(`${source}/`), Buffer.from([0xd6, 0xd0, 0xce, 0xc4, 0x2e, 0x74, 0x78, 0x74])]), '东沟村党支部');
    await writeFile(join(source, '截断.docx'), await readFile('tests/fixtures/files/minutes.docx'));
    await truncate(join(source, '截断.docx'), 3000);
    const run = await danghe('run', source, '--out', join(place, 'odd-bundle'), '--as-of', '2025-01-01');
    expect(run.code, run.stderr).toBe(3);
    const report = await reportOf(join(place, 'odd-bundle'));
    expect(report.items.length).toBe(names.length + 3);
    const byPath = new Map(report.items.map((item) => [item.path, item]));
    expect(byPath.get('环')).toMatchObject({ status: 'skipped', error: { code: 'symbolic-link' } });
    expect(byPath.get('中文.txt')?.sha256).toMatch(/^[0-9a-f]{64}$/);
    expect(byPath.get('空.docx')).toMatchObject({ status: 'unreadable', error: { code: 'corrupt' } });
    expect(byPath.get('截断.docx')).toMatchObject({ status: 'unreadable', error: { code: 'corrupt' } });
    expect((await danghe('verify', join(place, 'odd-bundle'))).code).toBe(0);
  });

  it('imports an empty folder', async () => {
    await mkdir(join(place, 'empty'));
    const run = await danghe('run', join(place, 'empty'), '--out', join(place, 'empty-bundle'), '--as-of', '2025-01-01');
    expect(run.code, run.stderr).toBe(0);
    expect((await danghe('verify', join(place, 'empty-bundle'))).code).toBe(0);
  });
});

describe('danghe backup and restore', () => {
  it('brings a library back', async () => {
    const [library, file, back] = [join(place, 'library'), join(place, 'backup.zip'), join(place, 'restored')];
    expect((await danghe('backup', '--library', library, '--out', file)).code).toBe(0);
    expect((await danghe('restore', file, '--library', back)).code).toBe(0);
    const [one, two] = [await danghe('check', '--library', library, '--as-of', '2024-07-15', '--json'), await danghe('check', '--library', back, '--as-of', '2024-07-15', '--json')];
    expect(two.stdout).toBe(one.stdout);
  });
});
