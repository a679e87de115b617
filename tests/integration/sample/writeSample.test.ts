import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { writeSample, type SampleSummary } from '../../../electron/sample/writeSample.ts';

interface Answers {
  readonly branches: readonly { readonly branch: string; readonly folder: string; readonly honest: boolean; readonly profile: string; readonly planted: readonly { readonly rule: string; readonly paths: readonly string[] }[] }[];
}

let root = '';
let summary: SampleSummary;

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'danghe-sample-'));
  summary = await writeSample(join(root, 'one'));
}, 120_000);
afterAll(() => rm(root, { recursive: true, force: true }));

describe('the sample township', () => {
  it('is byte for byte the same for the same seed', async () => {
    const [a, b] = ['a', 'b'].map((name) => join(root, name));
    await writeSample(a!, { branches: 2, years: 1, seed: 7 });
    await writeSample(b!, { branches: 2, years: 1, seed: 7 });
    expect(await digests(b!)).toEqual(await digests(a!));
    await writeSample(join(root, 'c'), { branches: 1, years: 1, seed: 8 });
    expect((await digests(join(root, 'c'))).get('答案.json')).not.toBe((await digests(a!)).get('答案.json'));
  }, 120_000);

  it('has three branches, two years and all common formats', async () => {
    const files = [...(await digests(join(root, 'one'))).keys()];
    expect(files.length).toBe(summary.files);
    expect(summary.years).toEqual([2024, 2025]);
    expect(summary.branches.map(({ honest }) => honest)).toEqual([true, false, true]);
    const formats = new Set(files.map((path) => path.split('.').at(-1)));
    for (const extension of ['docx', 'doc', 'wps', 'rtf', 'pdf', 'xlsx', 'xls', 'txt', 'html', 'odt', 'jpg', 'zip', 'db']) expect(formats).toContain(extension);
  });

  it('says what was planted, naming files that are there; nothing in the honest branch', async () => {
    const answers = JSON.parse(await readFile(join(root, 'one', '答案.json'), 'utf8')) as Answers;
    const files = await digests(join(root, 'one'));
    for (const { planted, folder, profile } of answers.branches) {
      if (profile === 'honest') expect(planted).toEqual([]);
      for (const { paths } of planted) for (const path of paths) {
        expect(files.has(path), path).toBe(true);
        expect(path.startsWith(folder)).toBe(true);
      }
    }
    const rules = new Set(answers.branches.flatMap(({ planted }) => planted.map(({ rule }) => rule)));
    for (const rule of ['G101', 'G104', 'G105', 'G106', 'G108', 'G111', 'G112', 'G202', 'M101', 'M102', 'M103', 'M104', 'M105', 'M106', 'M107', 'M108', 'M109', 'M110', 'M111', 'M112', 'B101', 'B103', 'B201', 'B202', 'B203', 'B301', 'B302', 'B401', 'B403', 'B502', 'B503', 'D101', 'D103', 'D105', 'D108', 'D109', 'V101', 'V104']) expect(rules, rule).toContain(rule);
  });

  it('refuses a folder that holds something, and leaves it as it was', async () => {
    const full = join(root, 'full');
    await mkdir(full);
    await writeFile(join(full, 'mine.txt'), 'x');
    await expect(writeSample(full, { branches: 1, years: 1 })).rejects.toMatchObject({ detail: { code: 'target-not-empty' } });
    expect(await readdir(full)).toEqual(['mine.txt']);
    await expect(writeSample(join(full, 'mine.txt'), { branches: 1, years: 1 })).rejects.toMatchObject({ detail: { code: 'target-not-empty' } });
  });

  it('leaves nothing behind where it cannot write', async () => {
    const blocked = join(root, 'file');
    await writeFile(blocked, 'x');
    await expect(writeSample(join(blocked, 'below'), { branches: 1, years: 1 })).rejects.toMatchObject({ name: 'DangheError' });
    expect((await readdir(root)).filter((name) => name.includes('.part'))).toEqual([]);
  });
});

async function digests(folder: string): Promise<Map<string, string>> {
  const found = new Map<string, string>();
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const path = join(entry.parentPath, entry.name);
    found.set(path.slice(folder.length + 1).replaceAll('\\', '/'), createHash('sha256').update(await readFile(path)).digest('hex'));
  }
  return found;
}
