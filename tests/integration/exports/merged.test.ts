import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { degrees, PDFDocument, PDFName, PDFString, StandardFonts } from '@cantoo/pdf-lib';
import { execFileSync } from 'node:child_process';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { exportBundle, type BundleInput } from '../../../electron/exports/exportBundle.ts';
import { verifyBundle } from '../../../electron/exports/verifyBundle.ts';
import type { ReadDocument } from '../../../shared/model/document.ts';
import type { ReportItem } from '../../../shared/model/report.ts';
import { linksOf, readPdf } from './readPdf.ts';
import { township } from './township.ts';

let root: string;
let input: BundleInput;
beforeAll(async () => {
  root = mkdtempSync(join(tmpdir(), 'danghe-merged-'));
  input = await withRecords(township(join(root, 'source'), 24, 0));
});
afterAll(() => rmSync(root, { recursive: true, force: true }));

/** What the records of category 01 hold, in the order of the catalogue's archive numbers. */
interface Content {
  readonly name: string;
  readonly bytes: Buffer | string;
  readonly document: Partial<ReadDocument>;
}

const book = '合并PDF/01 组织设置与班子建设.pdf';

describe('merged books', () => {
  test('one for each category, in the manifest; every record with its source, its words and its page in the catalogue', async () => {
    const bundle = join(root, 'bundle');
    const done: number[] = [];
    await exportBundle(input, bundle, { onProgress: (progress) => { if (progress.stage === 'merged') done.push(progress.done); } });
    const filed = input.report.items.filter(({ status }) => status === 'filed');
    expect(done).toEqual(filed.map((_, index) => index + 1));
    expect(await verifyBundle(bundle)).toMatchObject({ ok: true });
    const listed = readFileSync(join(bundle, 'manifest-sha256.txt'), 'utf8').split('\n').filter((line) => line.includes('data/合并PDF/'));
    expect(listed.map((line) => line.slice(66)).sort()).toEqual(readdirSync(join(bundle, 'data', '合并PDF')).map((name) => `data/合并PDF/${name}`).sort());
    expect(listed).toHaveLength(new Set(filed.map(({ category }) => category)).size);

    const file = join(bundle, 'data', book);
    execFileSync('qpdf', ['--check', file]);
    const pdf = readPdf(file);
    const own = filed.filter(({ category }) => category === '01');
    expect(own.length).toBeGreaterThanOrEqual(3);
    for (const item of own) {
      expect(pdf.bookmarks, item.path).toContain(item.title);
      expect(pdf.flat).toContain(item.archiveNo!.replace(/\s/g, ''));
    }
    // The catalogue's links lead to the pages that it names.
    const links = linksOf(file).filter(({ destination }) => destination.startsWith('record-'));
    expect(new Set(links.map(({ destination }) => destination)).size).toBe(own.length);
    for (const { destination } of links) expect(pdf.destinations.get(destination)).toBeGreaterThan(2);
    const fonts = execFileSync('pdffonts', [file], { encoding: 'utf8' }).split('\n').slice(2).filter((line) => /NotoS/.test(line));
    expect(fonts.length).toBeGreaterThan(0);
    for (const line of fonts) expect(line).toMatch(/yes +yes/);
  });

  test('text and tables are set anew, pages of a PDF come as they are (turned, with the seal on them), a picture is drawn', () => {
    const file = join(root, 'bundle', 'data', book);
    const pdf = readPdf(file);
    expect(pdf.flat).toContain('会议由王㛃主持');
    expect(pdf.flat).toContain('应到党员12人');
    expect(pdf.flat).toContain('合计3.60');
    const [first, second] = [pdf.flatPages.findIndex((page) => page.includes('PAGEONE')), pdf.flatPages.findIndex((page) => page.includes('PAGETWO'))];
    expect(second).toBe(first + 1);
    // The appearance of the annotation is part of the page here.
    expect(pdf.flatPages[first]).toContain('SEALOFBRANCH');
    // Words on a turned page run along the paper's longer side, as they are read.
    const box = execFileSync('pdftotext', ['-bbox', '-f', String(second + 1), '-l', String(second + 1), file, '-'], { encoding: 'utf8' });
    const word = /xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)">PAGETWO/.exec(box)!.slice(1).map(Number);
    expect(word[2]! - word[0]!).toBeGreaterThan(word[3]! - word[1]!);
    expect(execFileSync('pdfimages', ['-list', file], { encoding: 'utf8' }).split('\n').filter((line) => / image /.test(line))).toHaveLength(1);
    // Nothing of the source's actions comes along.
    expect(execFileSync('qpdf', ['--qdf', '--object-streams=disable', file, '-'], { encoding: 'latin1', maxBuffer: 1 << 28 })).not.toContain('app.alert');
  });

  test('what cannot be printed is listed with its place in the bundle and why', () => {
    const pages = readPdf(join(root, 'bundle', 'data', book));
    const last = pages.flat.slice(pages.flat.lastIndexOf('没有排印的文件'));
    const paths = readFileSync(join(root, 'bundle', 'manifest-sha256.txt'), 'utf8').split('\n').map((line) => line.slice(66).replace(/^data\//, ''));
    const listed = paths.filter((path) => path.startsWith('档案/') && last.includes(path.replace(/\s/g, '')));
    expect(listed).toHaveLength(2);
    expect(last).toContain('PDF文件加密、过大或有损坏');
    expect(last).toContain('没有读到文字、表格或图片');
  });

  test('a cancelled one leaves nothing', async () => {
    const stop = new AbortController();
    const out = join(root, 'stopped');
    await expect(exportBundle(input, out, { signal: stop.signal, onProgress: ({ stage, done }) => { if (stage === 'merged' && done === 2) stop.abort(); } })).rejects.toMatchObject({ detail: { code: 'cancelled' } });
    expect(existsSync(out)).toBe(false);
    expect(readdirSync(root).filter((name) => name.endsWith('.part'))).toEqual([]);
  });
});

async function withRecords(made: BundleInput): Promise<BundleInput> {
  const filed = made.report.items.filter(({ status }) => status === 'filed');
  const contents = await theContents();
  const own = filed.filter(({ category }) => category === '01' || category === '02' || category === '03').slice(0, contents.length);
  const byPath = new Map(own.map((item, index) => [item.path, contents[index]!]));
  const items = made.report.items.map((item): ReportItem => {
    const content = byPath.get(item.path);
    return content ? { ...item, category: '01', sha256: sha(content.bytes), bytes: Buffer.byteLength(content.bytes) } : item;
  });
  const originals = made.originals.map((original) => {
    const content = byPath.get(original.itemPath);
    if (!content) return original;
    const file = join(root, content.name);
    writeFileSync(file, content.bytes);
    return { itemPath: original.itemPath, sha256: sha(content.bytes), file };
  });
  const plain: ReadDocument = { format: 'txt', blocks: [{ kind: 'paragraph', text: '记录正文。' }], pictures: [], evidence: { uninformative: {} }, notes: [] };
  return { ...made, originals, report: { ...made.report, items }, documentOf: (path) => (byPath.has(path) ? { ...plain, ...byPath.get(path)!.document } : plain) };
}

async function theContents(): Promise<readonly Content[]> {
  return [
    { name: 'text.docx', bytes: 'not opened for its text', document: { format: 'txt', blocks: [{ kind: 'paragraph', text: '党员大会', heading: 1 }, { kind: 'paragraph', text: '会议由王㛃主持，应到党员 12 人。' }, { kind: 'table', name: '党费', rows: [[{ text: '党费收缴', columnSpan: 3 }, null, null], [{ text: '姓名' }, { text: '月份' }, { text: '金额' }], [{ text: '李䶮', rowSpan: 2 }, { text: '一月' }, { text: '1.20' }], [null, { text: '二月' }, { text: '2.40' }], [{ text: '合计', columnSpan: 2 }, null, { text: '3.60' }]] }] } },
    { name: 'pages.pdf', bytes: await twoPages(), document: { format: 'pdf' } },
    { name: 'broken.pdf', bytes: '%PDF-1.7 broken', document: { format: 'pdf', blocks: [] } },
    { name: 'photo.png', bytes: await sharp({ create: { width: 900, height: 600, channels: 3, background: '#884422' } }).png().toBuffer(), document: { format: 'png', blocks: [] } },
    { name: 'empty.docx', bytes: 'nothing', document: { format: 'docx', blocks: [] } },
  ];
}

/** A page with a seal as an annotation and a script, and one that lies on its side; their contents in several streams. */
async function twoPages(): Promise<Buffer> {
  const made = await PDFDocument.create();
  const font = await made.embedFont(StandardFonts.Helvetica);
  const first = made.addPage([400, 600]);
  first.drawText('PAGEONE', { x: 40, y: 500, size: 24, font });
  const { context } = made;
  const appearance = context.register(context.flateStream('BT /F0 12 Tf 2 5 Td (SEALOFBRANCH) Tj ET', { Type: 'XObject', Subtype: 'Form', BBox: [0, 0, 120, 20], Resources: { Font: { F0: font.ref } } }));
  first.node.addAnnot(context.register(context.obj({ Type: 'Annot', Subtype: 'Stamp', Rect: [40, 100, 160, 120], AP: { N: appearance }, A: { S: 'JavaScript', JS: PDFString.of('app.alert(1)') } })));
  first.node.set(PDFName.of('AA'), context.obj({ O: { S: 'JavaScript', JS: PDFString.of('app.alert(2)') } }));
  const second = made.addPage([400, 600]);
  second.drawText('PAGETWO', { x: 300, y: 100, size: 24, font, rotate: degrees(90) });
  second.setRotation(degrees(90));
  return Buffer.from(await made.save());
}

function sha(content: Buffer | string): string {
  return createHash('sha256').update(content).digest('hex');
}
