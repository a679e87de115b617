import { execFileSync } from 'node:child_process';
import { appendFileSync, existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, renameSync, rmSync, symlinkSync, unlinkSync, writeFileSync, cpSync } from 'node:fs';
import { createHash } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import ExcelJS from 'exceljs';
import XLSX from '@e965/xlsx';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { exportBundle, type BundleInput } from '../../../electron/exports/exportBundle.ts';
import { verifyBundle } from '../../../electron/exports/verifyBundle.ts';
import { DangheError } from '../../../shared/model/errors.ts';
import type { Report } from '../../../shared/model/report.ts';
import { bundleFaultMessage } from '../../../shared/messages/bundleFault.ts';
import { sheetNames } from '../../../shared/presentation/bundleNames.ts';
import { overviewOf } from '../../../shared/presentation/overview.ts';
import { township } from './township.ts';

/** Like `toContain`, without printing the whole document where it fails. */
function contains(text: string, part: string): void {
  expect(text.includes(part), part).toBe(true);
}

let root: string;
let bundle: string;
let input: BundleInput;
const data = (name: string): string => join(bundle, 'data', name);

beforeAll(async () => {
  root = mkdtempSync(join(tmpdir(), 'danghe-exports-'));
  bundle = join(root, '成果包');
  input = township(join(root, 'library'));
  await exportBundle(input, bundle);
});

afterAll(() => rmSync(root, { recursive: true, force: true }));

describe('the bag', () => {
  test('sha256sum agrees with every line and the bundle verifies', async () => {
    execFileSync('sha256sum', ['-c', '--strict', '--quiet', 'manifest-sha256.txt'], { cwd: bundle });
    execFileSync('sha256sum', ['-c', '--strict', '--quiet', 'tagmanifest-sha256.txt'], { cwd: bundle });
    expect(await verifyBundle(bundle)).toMatchObject({ ok: true, faults: [], counts: { events: 5 } });
  });

  test('every filed, waiting or unread file is there byte for byte, the others are not', () => {
    const listed = readFileSync(join(bundle, 'manifest-sha256.txt'), 'utf8');
    for (const item of input.report.items) expect(listed.includes(item.sha256!), item.path).toBe(['filed', 'needs-review', 'unreadable'].includes(item.status));
  });

  test('a second manifest of SM3 where chosen: as another implementation counts it, and verified', async () => {
    const folder = join(root, 'sm3');
    await exportBundle(input, folder, { sm3: true });
    const lines = readFileSync(join(folder, 'manifest-sm3.txt'), 'utf8').trim().split('\n');
    expect(lines.map((line) => line.slice(66))).toEqual(readFileSync(join(folder, 'manifest-sha256.txt'), 'utf8').trim().split('\n').map((line) => line.slice(66)));
    for (const line of lines) expect(line.slice(0, 64), line.slice(66)).toBe(createHash('sm3').update(readFileSync(join(folder, line.slice(66)))).digest('hex'));
    expect(await verifyBundle(folder)).toMatchObject({ ok: true });
    writeFileSync(join(folder, 'manifest-sm3.txt'), lines.slice(1).map((line) => `${line}\n`).join(''));
    expect((await verifyBundle(folder)).faults.map(bundleFaultMessage).join()).toContain('没有列出');
  });

  test('names hold on Windows and differ without regard to case', () => {
    const paths = readFileSync(join(bundle, 'manifest-sha256.txt'), 'utf8').trim().split('\n').map((line) => line.slice(66));
    expect(new Set(paths.map((path) => path.toLowerCase().normalize('NFC'))).size).toBe(paths.length);
    for (const path of paths) {
      expect(path).toBe(path.normalize('NFC'));
      expect(path.length).toBeLessThanOrEqual(185);
      for (const part of path.split('/')) {
        expect(part).not.toMatch(/[<>:"|?*\\%\p{Cc}\p{Cf}]|[. ]$|^ |^(con|aux|nul)(\.|$)/iu);
        expect(Buffer.byteLength(part)).toBeLessThanOrEqual(255);
      }
    }
  });

  test('report.json is valid, sorted and the same whatever the order of what went in', async () => {
    const schema: object = JSON.parse(readFileSync(new URL('../../fixtures/schema/report.schema.json', import.meta.url), 'utf8'));
    const validate = new Ajv2020({ strict: false, validateFormats: false }).compile(schema);
    const report: Report = JSON.parse(readFileSync(data('report.json'), 'utf8'));
    expect(validate(report), JSON.stringify(validate.errors)).toBe(true);
    const shuffled = { ...input, report: { ...input.report, items: input.report.items.toReversed(), findings: input.report.findings.toReversed(), coverage: input.report.coverage.toReversed() } };
    await exportBundle(shuffled, join(root, 'again'));
    expect(readFileSync(join(root, 'again/data/report.json'), 'utf8')).toBe(readFileSync(data('report.json'), 'utf8'));
  });
});

describe('检查报告.pdf and 归档文件目录.pdf', () => {
  const pdfText = (name: string): string => execFileSync('pdftotext', ['-layout', data(name), '-'], { encoding: 'utf8' });

  test('all fonts are embedded, the files are sound, tagged and say PDF/A-2b', () => {
    for (const name of ['检查报告.pdf', '归档文件目录.pdf', '盒脊和标签.pdf', '四性检测报告.pdf', '../交接单.pdf']) {
      execFileSync('qpdf', ['--check', data(name)]);
      const fonts = execFileSync('pdffonts', [data(name)], { encoding: 'utf8' }).trim().split('\n').slice(2);
      expect(fonts.length).toBeGreaterThan(0);
      for (const font of fonts) expect(font).toMatch(/TrueType +Identity-H +yes yes yes/);
      expect(execFileSync('pdfinfo', [data(name)], { encoding: 'utf8' })).toMatch(/Tagged: +yes/);
      const bytes = readFileSync(data(name), 'latin1');
      expect(bytes).toContain('<pdfaid:part>2</pdfaid:part>');
      expect(bytes).toContain('/OutputIntent');
      // UTF-16 text strings carry their language in the catalogue.
      expect(bytes).toContain('/Lang (zh-CN)');
    }
  });

  test('the figures are those of the report, with the head of the event chain and the numbered pages', () => {
    const text = pdfText('检查报告.pdf');
    const overview = overviewOf(input.report);
    const flat = text.replace(/\s+/g, '');
    contains(flat, `共检查文件${overview.files}个`);
    contains(flat, `发现缺项${overview.gaps}条`);
    contains(flat, `发现疑点${overview.doubts}条`);
    for (const row of overview.byBranch) contains(flat, `${row.branch}${row.filed}${row.waiting}${row.due === 0 ? '—' : `${row.met}／${row.due}`}${row.gaps}${row.doubts}${row.strong}`);
    contains(flat, input.report.run.events.head);
    const pages = /Pages: +(\d+)/.exec(execFileSync('pdfinfo', [data('检查报告.pdf')], { encoding: 'utf8' }))![1]!;
    contains(flat, `第${pages}页共${pages}页`);
    // In the order of the page's content a table reads cell by cell.
    const byCell = execFileSync('pdftotext', ['-raw', data('检查报告.pdf'), '-'], { encoding: 'utf8' }).replace(/\s+/g, '');
    for (const item of input.report.items.filter((candidate) => candidate.status === 'unreadable')) expect(byCell.includes(item.path.replace(/[\s\u202E]+/g, '')), item.path).toBe(true);
  });

  test('rare characters in names print; one that no font has is reported and listed', async () => {
    const text = pdfText('检查报告.pdf');
    for (const character of ['㛃', '䶮']) expect(text).toContain(character);
    const catalogue = pdfText('归档文件目录.pdf');
    for (const character of ['𬭎', '鿰']) expect(catalogue).toContain(character);
    // 鿰 is in the serif face only.
    expect(execFileSync('pdffonts', [data('归档文件目录.pdf')], { encoding: 'utf8' })).toContain('NotoSerifSC');
    expect(text).toContain('U+1F642');
    const outcome = await exportBundle(input, join(root, 'missing'));
    expect([...outcome.missingCharacters.keys()]).toEqual(['🙂']);
  });

  test('the catalogue lists every filed file once, with its number', () => {
    const flat = pdfText('归档文件目录.pdf').replace(/\s+/g, '');
    for (const item of input.report.items) if (item.status === 'filed') expect(flat.split(item.archiveNo!).length - 1, item.archiveNo!).toBeGreaterThanOrEqual(1);
  });

  test('no text stands outside the page', () => {
    for (const name of ['检查报告.pdf', '归档文件目录.pdf', '盒脊和标签.pdf', '四性检测报告.pdf', '../交接单.pdf']) {
      const html = execFileSync('pdftotext', ['-bbox', data(name), '-'], { encoding: 'utf8' });
      for (const page of html.split('<page ').slice(1)) {
        const [, width, height] = /width="([\d.]+)" height="([\d.]+)"/.exec(page)!;
        for (const [, right, bottom] of page.matchAll(/xMax="([\d.]+)" yMax="([\d.]+)"/g)) {
          expect(Number(right)).toBeLessThanOrEqual(Number(width) - 40);
          expect(Number(bottom)).toBeLessThanOrEqual(Number(height) - 20);
        }
      }
    }
  });
});

describe('台账.xlsx', () => {
  test('has the sheets, each with a frozen and filtered header, and dates and numbers as such', async () => {
    const workbook = new ExcelJS.Workbook();
    await workbook.xlsx.readFile(data('台账.xlsx'));
    expect(workbook.worksheets.map((sheet) => sheet.name)).toEqual([...sheetNames]);
    for (const sheet of workbook.worksheets) {
      expect(sheet.views[0]).toMatchObject({ state: 'frozen', ySplit: 1 });
      expect(sheet.autoFilter).toBeTruthy();
      expect(sheet.headerFooter.oddHeader).toMatch(new RegExp(`${sheet.name}&R&9检查日期 2026-01-15$`));
      expect(sheet.pageSetup).toMatchObject({ paperSize: 9, orientation: 'landscape', fitToWidth: /^(?:整改销号|印证资料)台账$/.test(sheet.name) ? 2 : 1 });
      expect(sheet.getCell('A1').text).toMatch(/^(序号|党支部|项目)$/);
    }
    const files = workbook.getWorksheet('文件清单')!;
    expect(files.rowCount - 1).toBe(input.report.items.length);
    expect(files.getCell('F2').value).toBeInstanceOf(Date);
    expect(files.getCell('A2').value).toBe(1);
    expect(workbook.getWorksheet('缺项清单')!.rowCount - 1).toBe(overviewOf(input.report).gaps);
    expect(workbook.getWorksheet('疑点清单')!.rowCount - 1).toBe(overviewOf(input.report).doubts);
    expect(workbook.getWorksheet('三会一课覆盖表')!.rowCount - 1).toBe(input.report.coverage.length);
    expect(workbook.getWorksheet('印证资料台账')!.rowCount).toBe(1);
  });

  test('imported text is never a formula', () => {
    const workbook = XLSX.read(readFileSync(data('台账.xlsx')), { cellFormula: true, cellNF: true });
    let dangerous = 0;
    for (const name of workbook.SheetNames) {
      const sheet = workbook.Sheets[name]!;
      for (const [address, cell] of Object.entries(sheet) as [string, XLSX.CellObject][]) {
        if (address.startsWith('!')) continue;
        expect(cell.f, `${name}!${address}`).toBeUndefined();
        if (typeof cell.v === 'string' && /^[=+\-@]/.test(cell.v)) {
          dangerous += 1;
          expect(cell.t).toBe('s');
          expect(cell.z).toBe('@');
        }
      }
    }
    expect(dangerous).toBeGreaterThan(3);
  });
});

describe('links of 台账.xlsx', () => {
  test('each leads to a file of the bundle', async () => {
    const workbook = new ExcelJS.Workbook();
    await workbook.xlsx.readFile(data('台账.xlsx'));
    const targets = workbook.worksheets.flatMap((sheet) => {
      const found: string[] = [];
      sheet.eachRow((row) => row.eachCell((cell) => { if (cell.hyperlink) found.push(cell.hyperlink); }));
      return found;
    });
    expect(targets.length).toBeGreaterThan(100);
    for (const target of targets) expect(existsSync(data(decodeURIComponent(target))), target).toBe(true);
  });
});

describe('what verify finds', () => {
  const damaged = async (name: string, damage: (folder: string) => void) => {
    const folder = join(root, `damaged-${name}`);
    cpSync(bundle, folder, { recursive: true });
    damage(folder);
    const { ok, faults } = await verifyBundle(folder);
    expect(ok).toBe(false);
    for (const fault of faults) expect(bundleFaultMessage(fault)).toMatch(/。$/);
    return faults;
  };
  const someOriginal = (): string => readFileSync(join(bundle, 'manifest-sha256.txt'), 'utf8').split('\n').find((line) => line.includes('data/档案/'))!.slice(66);
  /** Makes all check sums anew, as somebody would who wants a change to go unnoticed. */
  const retag = (folder: string): void => {
    const info = join(folder, 'bag-info.txt');
    writeFileSync(info, readFileSync(info, 'utf8').replace(/^Payload-Oxum.*\n/m, ''));
    const manifest = readFileSync(join(folder, 'manifest-sha256.txt'), 'utf8').split('\n').filter(Boolean).map((line) => `${sha(join(folder, line.slice(66)))}  ${line.slice(66)}\n`).join('');
    writeFileSync(join(folder, 'manifest-sha256.txt'), manifest);
    writeFileSync(join(folder, 'tagmanifest-sha256.txt'), ['bagit.txt', 'bag-info.txt', 'manifest-sha256.txt', '交接单.pdf'].map((tag) => `${sha(join(folder, tag))}  ${tag}\n`).join(''));
  };
  const sha = (file: string): string => createHash('sha256').update(readFileSync(file)).digest('hex');

  test('one flipped byte', async () => {
    const path = someOriginal();
    const faults = await damaged('flip', (folder) => {
      const bytes = readFileSync(join(folder, path));
      bytes[3]! ^= 1;
      writeFileSync(join(folder, path), bytes);
    });
    expect(faults).toEqual([expect.objectContaining({ kind: 'altered', path })]);
  });

  test('a missing file', async () => {
    const path = someOriginal();
    expect(await damaged('missing', (folder) => unlinkSync(join(folder, path)))).toEqual([{ kind: 'missing', path }]);
  });

  test('an added file, in the payload and beside it', async () => {
    const faults = await damaged('added', (folder) => {
      writeFileSync(join(folder, 'data/新增.txt'), '');
      writeFileSync(join(folder, '说明.txt'), '');
    });
    expect(faults.map(({ kind, path }) => `${kind} ${path}`).sort()).toEqual(['added data/新增.txt', 'added 说明.txt']);
  });

  test('a renamed file is one missing and one added', async () => {
    const path = someOriginal();
    const faults = await damaged('renamed', (folder) => renameSync(join(folder, path), join(folder, `${path}.bak`)));
    expect(faults.map((fault) => fault.kind).sort()).toEqual(['added', 'missing']);
  });

  test('an altered tag file', async () => {
    expect(await damaged('tag', (folder) => appendFileSync(join(folder, 'bag-info.txt'), 'Contact-Name: 某人\n'))).toEqual([expect.objectContaining({ kind: 'bad-tag-file', path: 'bag-info.txt' })]);
  });

  test('a broken event chain, even where all check sums were made anew', async () => {
    const faults = await damaged('chain', (folder) => {
      const file = join(folder, 'data/events.jsonl');
      writeFileSync(file, readFileSync(file, 'utf8').replace('"files":3', '"files":4'));
      retag(folder);
    });
    expect(faults).toEqual([{ kind: 'chain-broken', path: 'data/events.jsonl', line: 3 }, expect.objectContaining({ kind: 'sum-differs', path: '交接单.pdf', of: 'manifest-sha256.txt' })]);
  });

  test('an event chain that was cut short differs from the head in the report, the bag and the PDFs', async () => {
    const faults = await damaged('head', (folder) => {
      const file = join(folder, 'data/events.jsonl');
      writeFileSync(file, readFileSync(file, 'utf8').split('\n').slice(0, 4).join('\n') + '\n');
      retag(folder);
    });
    expect(faults.map(({ kind, path }) => `${kind} ${path}`)).toEqual(['head-differs data/report.json', 'head-differs bag-info.txt', ...['data/检查报告.pdf', 'data/归档文件目录.pdf', 'data/盒脊和标签.pdf', 'data/四性检测报告.pdf', '交接单.pdf'].map((path) => `head-differs ${path}`), 'sum-differs 交接单.pdf', 'head-differs data/台账.xlsx']);
  });

  test('a manifest that points outside, a link in the payload, a report that is none', async () => {
    const outside = await damaged('outside', (folder) => appendFileSync(join(folder, 'manifest-sha256.txt'), `${'0'.repeat(64)}  data/../../secret\n`));
    expect(outside).toContainEqual({ kind: 'path-outside', path: 'data/../../secret' });
    const path = someOriginal();
    const linked = await damaged('link', (folder) => {
      unlinkSync(join(folder, path));
      symlinkSync(join(bundle, path), join(folder, path));
    });
    expect(linked).toEqual([{ kind: 'link', path }]);
    const report = await damaged('report', (folder) => {
      writeFileSync(join(folder, 'data/report.json'), '{"schema":"danghe-report/1"}');
      retag(folder);
    });
    expect(report).toEqual([expect.objectContaining({ kind: 'report-invalid', path: 'data/report.json' }), expect.objectContaining({ kind: 'sum-differs', path: '交接单.pdf' })]);
  });

  test('a folder that is no bag', async () => {
    expect(await damaged('none', (folder) => unlinkSync(join(folder, 'bagit.txt')))).toEqual([expect.objectContaining({ kind: 'no-bag' })]);
  });
});

describe('what export refuses', () => {
  const refusal = async (run: Promise<unknown>): Promise<string> => {
    const error: unknown = await run.then(() => null, (reason: unknown) => reason);
    expect(error).toBeInstanceOf(DangheError);
    return (error as DangheError).detail.code;
  };

  test('a target that holds something; an empty one is taken', async () => {
    const target = join(root, 'target');
    mkdirSync(target);
    writeFileSync(join(target, 'mine.txt'), '');
    expect(await refusal(exportBundle(input, target))).toBe('target-not-empty');
    expect(readdirSync(target)).toEqual(['mine.txt']);
    unlinkSync(join(target, 'mine.txt'));
    await exportBundle(input, target);
    expect(existsSync(join(target, 'bagit.txt'))).toBe(true);
  });

  test('altered and missing originals and too few events; nothing is left', async () => {
    const [first, ...rest] = input.originals;
    const altered = join(root, 'altered');
    writeFileSync(altered, '别的内容');
    const outcomes = [
      await refusal(exportBundle({ ...input, originals: [{ ...first!, file: altered }, ...rest] }, join(root, 'refused/deep/a'))),
      await refusal(exportBundle({ ...input, originals: [{ ...first!, file: join(root, 'nowhere') }, ...rest] }, join(root, 'refused/deep/b'))),
      await refusal(exportBundle({ ...input, events: [...input.events].slice(1) }, join(root, 'refused/deep/c'))),
    ];
    expect(outcomes).toEqual(['original-altered', 'original-missing', 'bundle-invalid']);
    expect(existsSync(join(root, 'refused'))).toBe(false);
  });

  test.each(['originals', 'documents'] as const)('cancelling during the %s leaves nothing', async (stage) => {
    const folder = join(root, `cancel-${stage}`);
    mkdirSync(folder);
    const controller = new AbortController();
    const code = await refusal(exportBundle(input, join(folder, 'out'), { signal: controller.signal, onProgress: (progress) => { if (progress.stage === stage && progress.done >= 3) controller.abort(); } }));
    expect(code).toBe('cancelled');
    expect(readdirSync(folder)).toEqual([]);
  });
});
