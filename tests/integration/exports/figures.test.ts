import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import ExcelJS from 'exceljs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { exportBundle } from '../../../electron/exports/exportBundle.ts';
import type { Report } from '../../../shared/model/report.ts';
import { linksOf, readPdf } from './readPdf.ts';
import { township } from './township.ts';

// Everything is counted anew from report.json, without the product's own presentation code, and looked for in the PDF and
// the workbook as other programs read them.
let root: string;
let report: Report;
let inspection: ReturnType<typeof readPdf>;
let catalogue: ReturnType<typeof readPdf>;
const workbook = new ExcelJS.Workbook();
const file = (name: string): string => join(root, 'bundle', 'data', name);

beforeAll(async () => {
  root = mkdtempSync(join(tmpdir(), 'danghe-figures-'));
  await exportBundle(township(join(root, 'library'), 120, 60), join(root, 'bundle'));
  report = JSON.parse(readFileSync(file('report.json'), 'utf8')) as Report;
  inspection = readPdf(file('检查报告.pdf'));
  catalogue = readPdf(file('归档文件目录.pdf'));
  await workbook.xlsx.readFile(file('台账.xlsx'));
});
afterAll(() => rmSync(root, { recursive: true, force: true }));

const count = <Value>(values: readonly Value[], test: (value: Value) => boolean): number => values.filter(test).length;
const gaps = (): Report['findings'] => report.findings.filter(({ family }) => family === 'gap');
const doubts = (): Report['findings'] => report.findings.filter(({ family }) => family !== 'gap');
/** The text of the PDF has this; the message names what was looked for and not the whole document. */
const printed = (text: string, where = inspection.flat): void => expect(where.includes(text.replace(/\s+/g, '')), text).toBe(true);
const column = (sheet: string, header: string): readonly ExcelJS.CellValue[] => {
  const found = workbook.getWorksheet(sheet)!;
  const at = (found.getRow(1).values as unknown[]).indexOf(header);
  return Array.from({ length: found.rowCount - 1 }, (_, index) => found.getRow(index + 2).getCell(at).value);
};
const severities = { high: '重要', medium: '一般', low: '轻微', info: '提示' } as const;
const families = { gap: '缺项', minutes: '记录规范', development: '发展党员', decision: '议事决策', backfill: '补记疑点' } as const;
const statuses = { filed: '已归档', 'needs-review': '待核对', duplicate: '重复', unreadable: '未能读取', skipped: '已跳过' } as const;

describe('figures of the PDF', () => {
  test('the summary is one page, and its counts are those of report.json', () => {
    const [, summary = '', after = ''] = inspection.flatPages;
    printed(`共检查文件${report.items.length}个`, summary);
    for (const [status, name] of Object.entries(statuses)) {
      const files = count(report.items, (item) => item.status === status);
      if (files > 0) printed(`${name}${files}个`, summary);
    }
    printed(`发现缺项${gaps().length}条`, summary);
    printed(`发现疑点${doubts().length}条`, summary);
    const due = report.coverage.filter(({ state }) => state === 'met' || state === 'missing');
    printed(`${count(due, ({ state }) => state === 'met')}／${due.length}`, summary);
    const [strong, moderate] = (['strong', 'moderate'] as const).map((level) => count(report.records, (record) => record.level === level));
    printed(`“强”的记录有${strong}份，“中”的有${moderate}份`, summary);
    printed('已登记整改事项1项，销号0项，未销号1项', summary);
    expect(after).toContain('附表1');
  });

  test('findings by family and level', () => {
    for (const [family, name] of Object.entries(families)) {
      const own = report.findings.filter((finding) => finding.family === family);
      printed(`${name}${Object.keys(severities).map((severity) => count(own, (finding) => finding.severity === severity)).join('')}${own.length}`, inspection.flatPages[2]);
    }
  });

  test('every branch: files, periods, gaps, doubts, files by category', () => {
    const branchOfPath = new Map(report.items.map((item) => [item.path, item.branch]));
    for (const { name } of report.branches) {
      const own = report.items.filter(({ branch, status }) => branch === name && status === 'filed');
      const waiting = count(report.items, ({ branch, status }) => branch === name && status === 'needs-review');
      const due = report.coverage.filter(({ branch, state }) => branch === name && (state === 'met' || state === 'missing'));
      const met = count(due, ({ state }) => state === 'met');
      const strong = count(report.records, ({ path, level }) => level === 'strong' && branchOfPath.get(path) === name);
      printed(`${name}${own.length}${waiting}${met}／${due.length}${count(gaps(), ({ branch }) => branch === name)}${count(doubts(), ({ branch }) => branch === name)}${strong}`);
      printed(`${name}${report.scheme.categories.map(({ code }) => count(own, ({ category }) => category === code) || '—').join('')}${own.length}`);
    }
  });

  test('every row of every grid has its tally', () => {
    for (const [key, cells] of Map.groupBy(report.coverage, ({ branch, year }) => `${branch}${year}年`)) {
      const start = inspection.flat.indexOf(`${key}事项`);
      expect(start, key).toBeGreaterThan(0);
      const tallies = [...inspection.flat.slice(start, start + 1200).matchAll(/(\d+)／(\d+)/g)].map(([text]) => text);
      const expected = [...Map.groupBy(cells, ({ obligation }) => obligation)].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, own]) => `${count(own, ({ state }) => state === 'met')}／${count(own, ({ state }) => state === 'met' || state === 'missing')}`);
      expect(tallies.slice(0, expected.length), key).toEqual(expected);
    }
  });

  test('every gap and doubt is there, under its branch, and each doubt with its number', () => {
    for (const finding of doubts()) printed(finding.id);
    for (const finding of report.findings) {
      printed(finding.title);
      printed(finding.explanation);
      printed(finding.clearedBy);
      for (const reason of finding.innocent) printed(reason);
    }
    for (const { name } of report.branches) if (gaps().some(({ branch }) => branch === name)) printed(`${name}（${count(gaps(), ({ branch }) => branch === name)}条）`);
  });

  test('decisions about what is no longer raised are there with reason, person and day; the pages of every filed item, and of each box', () => {
    for (const { about, reason, by, on } of report.ledgers.formerDecisions) for (const text of [about.id, about.title, reason, `${by}${on}`]) printed(text);
    const filed = report.items.filter(({ status }) => status === 'filed');
    expect(filed.some(({ pages }) => pages === null) && filed.some(({ pagesStated }) => pagesStated)).toBe(true);
    for (const { name } of report.branches) {
      for (const [, own] of Map.groupBy(filed.filter(({ branch }) => branch === name), ({ year, retention }) => `${year} ${retention}`)) {
        const unknown = count(own, ({ pages }) => pages === null);
        printed(`共${own.length}件，共${own.reduce((sum, { pages }) => sum + (pages ?? 0), 0)}页${unknown > 0 ? `（另有${unknown}件页数未能读出）` : ''}`, catalogue.flat);
      }
    }
  });

  test('the chain head, its count, and the hash of the originals as grep and sha256sum make it', async () => {
    const { createHash } = await import('node:crypto');
    const lines = readFileSync(join(root, 'bundle', 'manifest-sha256.txt'), 'utf8').split('\n').filter((line) => /  data\/(档案|待核对)\//.test(line));
    expect(lines.length).toBeGreaterThan(80);
    printed(createHash('sha256').update(lines.map((line) => `${line}\n`).join('')).digest('hex'));
    for (const { flat } of [inspection, catalogue]) printed(report.run.events.head, flat);
    printed(`事件个数${report.run.events.count}`);
  });
});

describe('how the PDF is made', () => {
  test('the contents give the pages on which the chapters begin; bookmarks have them all', () => {
    const [cover = ''] = inspection.flatPages;
    const titles = [...cover.matchAll(/([一二三四五六七八]、\D+?)(\d+)(?=[一二三四五六七八]、|$)/g)];
    expect(titles).toHaveLength(8);
    for (const [, title = ''] of titles) expect(inspection.bookmarks.map((bookmark) => bookmark.replace(/\s/g, ''))).toContain(title);
    for (const [, title = '', page] of titles) expect(inspection.flatPages[Number(page) - 1], title).toContain(title);
  });

  test('every link leads to a place that is there; the files of findings to their page of the catalogue', () => {
    const links = linksOf(file('检查报告.pdf'));
    const within = links.filter(({ kind }) => kind === 'GoTo');
    const across = links.filter(({ kind }) => kind === 'GoToR');
    expect(within.length).toBeGreaterThan(10);
    expect(across.length).toBeGreaterThan(20);
    for (const { destination } of within) expect(inspection.destinations.has(destination), destination).toBe(true);
    const byArchiveNo = new Map(report.items.flatMap(({ archiveNo, path }) => (archiveNo ? [[archiveNo, path] as const] : [])));
    for (const { destination, file: target } of across) {
      expect(target).toBe('归档文件目录.pdf');
      expect(catalogue.destinations.has(destination), destination).toBe(true);
    }
    for (const [, archiveNo = '', page] of inspection.flat.matchAll(/(D\d{3}-WS·\d{4}-[A-Z0-9]+-\d{4})[^（]{0,400}?（目录第(\d+)页）/g)) {
      expect(byArchiveNo.has(archiveNo), archiveNo).toBe(true);
      expect(catalogue.flatPages[Number(page) - 1], `${archiveNo} ${page}`).toContain(archiveNo);
    }
  });

  test('tags: headings, tables with header cells, links; no heading is the last line of a page', () => {
    for (const tag of ['H1', 'H2', 'Table', 'TR', 'TH', 'TD', 'Link', 'TOCI']) expect(new RegExp(`^ *${tag}\\b`, 'm').test(inspection.structure), tag).toBe(true);
    expect(inspection.structure).toContain('Scope /Column');
    const headings = new Set(inspection.bookmarks);
    expect(headings.size).toBeGreaterThan(20);
    for (const lines of inspection.lines.slice(1)) {
      const last = lines.filter((line) => !/^第 \d+ 页|^\d+ 页/.test(line)).at(-1) ?? '';
      expect(headings.has(last.trim()), last).toBe(false);
    }
  });
});

describe('figures of the workbook', () => {
  test('the lists have as many lines as report.json has entries, and the same branches, codes and levels', () => {
    const tally = (values: readonly unknown[]): ReadonlyMap<string, number> => new Map([...Map.groupBy(values, String)].map(([key, group]) => [key, group.length]));
    expect(column('文件清单', '来源路径')).toHaveLength(report.items.length);
    expect(tally(column('文件清单', '结果'))).toEqual(tally(report.items.map(({ status }) => statuses[status])));
    expect(column('文件清单', '字节数').reduce((sum: number, bytes) => sum + Number(bytes), 0)).toBe(report.items.reduce((sum, { bytes }) => sum + bytes, 0));
    expect(column('归档文件目录', '档号').toSorted()).toEqual(report.items.flatMap(({ status, archiveNo }) => (status === 'filed' ? [archiveNo] : [])).toSorted());
    expect(tally(column('缺项清单', '代码'))).toEqual(tally(gaps().map(({ rule }) => rule)));
    expect(tally(column('缺项清单', '党支部'))).toEqual(tally(gaps().map(({ branch }) => branch ?? '待归属')));
    expect(tally(column('疑点清单', '代码'))).toEqual(tally(doubts().map(({ rule }) => rule)));
    expect(tally(column('疑点清单', '级别'))).toEqual(tally(doubts().map(({ severity }) => severities[severity])));
    expect(column('疑点清单', '编号').toSorted()).toEqual(doubts().map(({ id }) => id).toSorted());
    const filed = report.items.filter(({ status }) => status === 'filed');
    expect(column('归档文件目录', '页数').reduce((sum: number, pages) => sum + Number(pages ?? 0), 0)).toBe(filed.reduce((sum, { pages }) => sum + (pages ?? 0), 0));
    expect(count(column('归档文件目录', '页数来源'), (from) => from === '文件属性所载')).toBe(count(filed, ({ pagesStated }) => pagesStated === true));
    expect(count(column('归档文件目录', '页数来源'), (from) => from === null)).toBe(count(filed, ({ pages }) => pages === null));
    expect(column('先前的决定', '编号').toSorted()).toEqual(report.ledgers.formerDecisions.map(({ about }) => about.id).toSorted());
    expect(column('先前的决定', '理由').toSorted()).toEqual(report.ledgers.formerDecisions.map(({ reason }) => reason).toSorted());
    expect(column('三会一课覆盖表', '状态')).toHaveLength(report.coverage.length);
    expect(count(column('三会一课覆盖表', '状态'), (state) => state === '缺')).toBe(count(report.coverage, ({ state }) => state === 'missing'));
  });
});
