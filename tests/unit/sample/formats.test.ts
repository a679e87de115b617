import { createRequire } from 'node:module';
import * as XLSX from '@e965/xlsx';
import * as cfb from 'cfb';
import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { listTable, paragraph, table, type Draft } from '../../../electron/sample/draft.ts';
import { encodeGbk } from '../../../electron/sample/formats/gbk.ts';
import { render, type SampleFormat } from '../../../electron/sample/formats/render.ts';
import type { Stamp } from '../../../electron/sample/stamp.ts';

// The package brings no types.
const WordExtractor = createRequire(import.meta.url)('word-extractor') as new () => { extract(file: Buffer): Promise<{ getBody(): string }> };

const stamp: Stamp = {
  program: 'word2016', created: '2025-03-05T15:10:00', modified: '2025-03-05T15:42:30', author: '谷守田', lastAuthor: '麻秀禾', revision: 3, editMinutes: 32,
  sessions: ['00A1B2C3', '00D4E5F6'],
};

const draft: Draft = {
  title: '支部党员大会记录',
  blocks: [
    paragraph('青石村党支部党员大会记录', 'title'),
    ...Array.from({ length: 70 }, (_, index) => paragraph(`第${index + 1}段：河湾地的路还有${index * 10}米没有修。`, index % 9 === 0 ? 'section' : 'body')),
    table([1, 2, 1, 2], [['时间', { text: '2025年3月5日', columnSpan: 3 }], [{ text: '议题', rowSpan: 2 }, { text: '修路', columnSpan: 3 }], [{ text: '第一行\n第二行', columnSpan: 3 }]]),
    paragraph('主持人：谷守田', 'plain'),
  ],
};

describe('Word 97 files', () => {
  it('are read back whole by word-extractor, table cells in order', async () => {
    const body = (await new WordExtractor().extract(Buffer.from(await render(draft, 'doc', stamp)))).getBody();
    const expected = draft.blocks.flatMap((block) => (block.kind === 'paragraph' ? [block.text] : []));
    for (const line of expected) expect(body).toContain(line);
    expect(body).toMatch(/时间\t2025年3月5日[\s\S]*议题\t修路[\s\S]*第一行\s+第二行/);
    expect(body).not.toContain('\uFFFD');
  });

  it('say when and by whom they were made, in code page 936', async () => {
    const container = cfb.parse(Buffer.from(await render(draft, 'doc', stamp)));
    const summary = Buffer.from(cfb.find(container, '/\u0005SummaryInformation')!.content);
    expect(summary.includes(Buffer.from(encodeGbk('谷守田')))).toBe(true);
    const ticks = Buffer.alloc(8);
    ticks.writeBigUInt64LE((BigInt(Date.parse('2025-03-05T07:10:00Z')) + 11_644_473_600_000n) * 10_000n);
    expect(summary.includes(ticks)).toBe(true);
  });

  it('count their characters as the text takes them', async () => {
    const bytes = Buffer.from(cfb.find(cfb.parse(Buffer.from(await render(draft, 'doc', stamp))), '/WordDocument')!.content);
    expect(bytes.readUInt32LE(28) - bytes.readUInt32LE(24)).toBe(bytes.readUInt32LE(76) * 2);
  });
});

describe('docx files', () => {
  it('carry the stamp of Word: dates in UTC, sessions in settings and text', async () => {
    const parts = unzipSync(await render(draft, 'docx', stamp));
    expect(strFromU8(parts['docProps/core.xml']!)).toContain('2025-03-05T07:10:00Z');
    expect(strFromU8(parts['docProps/core.xml']!)).toContain('2025-03-05T07:42:30Z');
    expect(strFromU8(parts['word/settings.xml']!)).toContain('<w:rsidRoot w:val="00A1B2C3"/>');
    expect(strFromU8(parts['word/document.xml']!)).toContain('w:rsidR="00D4E5F6"');
  });

  it('carry the stamp of WPS 10: constant creation date, product build, no sessions in the text', async () => {
    const parts = unzipSync(await render(draft, 'docx', { ...stamp, program: 'wps10' }));
    expect(strFromU8(parts['docProps/core.xml']!)).toContain('2014-10-29T12:08:00Z');
    expect(strFromU8(parts['docProps/custom.xml']!)).toContain('2052-10.1.0.7400');
    expect(strFromU8(parts['word/document.xml']!)).not.toContain('w:rsidR=');
  });
});

it('writes every format the same twice', async () => {
  for (const format of ['docx', 'doc', 'wps', 'rtf', 'odt', 'pdf', 'html', 'txt', 'txt8', 'xlsx', 'xls', 'csv'] as const satisfies readonly SampleFormat[]) {
    const [one, two] = [await render(draft, format, stamp), await render(draft, format, stamp)];
    expect(Buffer.compare(Buffer.from(one), Buffer.from(two)), format).toBe(0);
    expect(one.length, format).toBeGreaterThan(100);
  }
});

it('encodes all of GBK that the platform decodes, and a question mark for the rest', () => {
  const text = '花名册〇一·“四议两公开”—镕堃ＡＢ，abc';
  expect(new TextDecoder('gbk').decode(encodeGbk(text))).toBe(text);
  expect(new TextDecoder('gbk').decode(encodeGbk('好😀'))).toBe('好?');
});

it('writes lists as workbooks with numbers as numbers', async () => {
  const list: Draft = { title: '党费', blocks: [paragraph('党费收缴登记表', 'title'), listTable([1, 1], ['姓名', '金额'], [['谷守田', '2.5']])] };
  for (const format of ['xlsx', 'xls'] as const) {
    const book = XLSX.read(await render(list, format, stamp));
    expect(XLSX.utils.sheet_to_json(book.Sheets[book.SheetNames[0]!]!, { header: 1 })).toEqual([['党费收缴登记表'], ['姓名', '金额'], ['谷守田', 2.5]]);
  }
});
