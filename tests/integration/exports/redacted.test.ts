import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { unzipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type BundleInput, exportBundle } from '../../../electron/exports/exportBundle.ts';
import { redactInput } from '../../../electron/exports/redactInput.ts';
import { verifyBundle } from '../../../electron/exports/verifyBundle.ts';
import type { Report } from '../../../shared/model/report.ts';
import { bundleFaultMessage } from '../../../shared/messages/bundleFault.ts';
import { township } from './township.ts';

const identity = '110101199003071234';
const identityX = '41010319870215304X';
const phones = ['13800138000', '15937001234', '18812345678'];
const device = 'XK2291837SN';
const planted = [identity, identityX, ...phones, device, '356938035643809'];

let root: string;
let bundle: string;
let whole: BundleInput;
let redacted: BundleInput;

/** Numbers in the name of a file, its title, its fields, a reason; in a finding, its passage, its persons; in ledgers, notes and events. */
function plant(input: BundleInput): BundleInput {
  const { report } = input;
  const [first, second] = report.items.filter(({ status }) => status === 'filed').slice(3, 5);
  const renamed = new Map([[first!.path, `东沟村/张三${phones[0]!}.docx`], [second!.path, `东沟村/张三${phones[1]!}.docx`]]);
  const newPath = (path: string): string => renamed.get(path) ?? path;
  const items = report.items.map((item) => ({
    ...item, path: newPath(item.path),
    ...(item.path === first!.path ? { title: `张三（${identity}）入党申请书`, reasons: [`文中有 ${phones[2]!}`], fields: { organisation: '东沟村党支部', phone: Number(phones[0]), remark: `证号${identityX}`, presentNames: [`李四 ${phones[1]!}`] }, lateRecord: [`补录：联系${phones[2]!}`] } : {}),
    ...(item.status === 'unreadable' ? { error: { code: 'corrupt', message: `打不开，请联系 ${phones[0]!}` } } : {}),
  }));
  const findings = report.findings.map((finding, index) => ({
    ...finding, paths: finding.paths.map(newPath),
    ...(index % 7 === 0 ? { explanation: `两份记录都写着 ${phones[1]!} 和相机 ${device}`, persons: [`张三${identity}`], clearedBy: `电话问 ${phones[0]!}`, title: `同一电话${phones[2]!}`, evidence: [{ path: newPath(first!.path), quote: `张三，身份证${identity}，电话${phones[0]!}，IMEI：356938035643809` }] } : {}),
  }));
  const coverage = report.coverage.map((cell) => ({ ...cell, paths: cell.paths.map(newPath) }));
  const rectification = input.rectification.map((row) => ({ ...row, note: `经办人电话 ${phones[1]!}`, responsible: `张三 ${phones[0]!}` }));
  const events = [...input.events].map((line) => line.replace('"what":"', `"what":"张三${phones[0]!} ${device} `));
  return { ...input, report: { ...report, items, findings, coverage }, rectification, events, originals: input.originals.map((original) => ({ ...original, itemPath: newPath(original.itemPath) })) };
}

beforeAll(async () => {
  root = mkdtempSync(join(tmpdir(), 'danghe-redacted-'));
  bundle = join(root, '成果包');
  whole = plant(township(join(root, 'library')));
  redacted = redactInput(whole, [device]);
  await exportBundle(redacted, bundle);
});
afterAll(() => rmSync(root, { recursive: true, force: true }));

/** Every text of a file, however it is packed: as it lies, a workbook's parts, a PDF's streams and its words. */
function textsOf(file: string): readonly string[] {
  const bytes = readFileSync(file);
  if (file.endsWith('.xlsx')) return Object.values(unzipSync(bytes)).map((part) => Buffer.from(part).toString('utf8'));
  if (!file.endsWith('.pdf')) return [bytes.toString('utf8')];
  const words = execFileSync('pdftotext', [file, '-'], { encoding: 'utf8', maxBuffer: 1 << 28 }).replace(/\s+/g, '');
  const streams = execFileSync('qpdf', ['--qdf', '--object-streams=disable', file, '-'], { maxBuffer: 1 << 30 });
  // Bookmarks and properties are UTF-16.
  return [words, streams.toString('latin1'), streams.toString('latin1').replaceAll('\u0000', '')];
}

describe('a redacted bundle', () => {
  test('the numbers were there: the bundle that is whole has them in every document that can show them', async () => {
    const folder = join(root, 'whole');
    await exportBundle(whole, folder);
    for (const name of ['report.json', 'events.jsonl', '打开我.html', '台账.xlsx', '检查报告.pdf', '归档文件目录.pdf']) expect(textsOf(join(folder, 'data', name)).some((text) => planted.some((number) => text.includes(number))), name).toBe(true);
  });

  test('no output has one of them, nor any name of a file', () => {
    const files = readdirSync(bundle, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
    expect(files.length).toBeGreaterThan(12);
    for (const entry of files) {
      const file = join(entry.parentPath, entry.name);
      for (const number of planted) {
        expect(file.includes(number), file).toBe(false);
        for (const text of textsOf(file)) expect(text.includes(number), `${entry.name} ${number}`).toBe(false);
      }
    }
  });

  test('no original is there; each is listed with its check sum', () => {
    expect(readdirSync(join(bundle, 'data'))).not.toContain('档案');
    const list = readFileSync(join(bundle, 'data', '未随附原件.csv'), 'utf8');
    for (const { status, sha256 } of whole.report.items) if (status === 'filed') expect(list.includes(sha256!)).toBe(true);
    expect(list).toContain('东沟村/张三〔电话号码已隐去〕.docx');
    expect(list).toContain('东沟村/张三〔电话号码已隐去〕（2）.docx');
  });

  test('says so on the cover, in the header of its pages, in the receipt, the workbook and the reading page', () => {
    const words = (name: string): string => execFileSync('pdftotext', [join(bundle, name), '-'], { encoding: 'utf8' }).replace(/\s+/g, '');
    const [cover = ''] = words('data/检查报告.pdf').split('第1页');
    for (const text of [cover, words('交接单.pdf')]) expect(text.includes('本成果包是脱敏版')).toBe(true);
    for (const name of ['data/检查报告.pdf', 'data/归档文件目录.pdf', 'data/四性检测报告.pdf', 'data/盒脊和标签.pdf']) expect(words(name).includes('（脱敏版）'), name).toBe(true);
    for (const name of ['台账.xlsx', '打开我.html']) expect(textsOf(join(bundle, 'data', name)).some((text) => text.includes('本成果包是脱敏版')), name).toBe(true);
    expect(readFileSync(join(bundle, 'bag-info.txt'), 'utf8')).toContain('脱敏版');
  });

  test('verifies as what it is; its events still name their place in the library’s chain, and the label cannot be taken away', async () => {
    expect(await verifyBundle(bundle)).toMatchObject({ ok: true, redacted: true, counts: { events: 5 } });
    const hashes = (lines: readonly string[]): readonly unknown[] => lines.map((line) => (JSON.parse(line) as { readonly hash: string }).hash);
    expect(hashes(readFileSync(join(bundle, 'data', 'events-redacted.jsonl'), 'utf8').trim().split('\n'))).toEqual(hashes([...whole.events]));
    const info = join(bundle, 'bag-info.txt');
    const before = readFileSync(info, 'utf8');
    writeFileSync(info, before.replace('Danghe-Redacted: yes\n', ''));
    expect((await verifyBundle(bundle)).faults.map(bundleFaultMessage).join()).toContain('是否脱敏');
    writeFileSync(info, before);
  });

  test('every reference to a file still leads to one', () => {
    const report = JSON.parse(readFileSync(join(bundle, 'data', 'report.json'), 'utf8')) as Report;
    const paths = new Set(report.items.map(({ path }) => path));
    expect(paths.size).toBe(report.items.length);
    for (const { paths: own } of [...report.findings, ...report.coverage]) for (const path of own) expect(paths.has(path), path).toBe(true);
    expect(report.redaction!.hidden.phone).toBeGreaterThan(10);
  });
});
