import { describe, expect, test } from 'vitest';
import { defaultLimits } from '../../../electron/intake/limits.ts';
import { sniff } from '../../../electron/intake/sniff.ts';
import { splitFields } from '../../../electron/intake/text/readCsv.ts';
import { outline, read } from './documentFixtures.ts';

describe('txt and csv', () => {
  test('lines are paragraphs, a form feed starts a page', async () => {
    expect(outline((await read('会议记录\r\n\r\n　　时间：3月5日\f第二页\x1a', 'a.txt')).blocks)).toEqual(['会议记录', '时间：3月5日', '^ 第二页']);
  });

  test('quoted fields hold delimiters, quotes and line ends', () => {
    expect(splitFields('姓名,备注\r\n"王,建国","说""好""\n了"\r\n\r\n李"四,\n', ',', 10)).toEqual([['姓名', '备注'], ['王,建国', '说"好"\n了'], ['李"四', '']]);
    expect(splitFields('"没有收尾,甲\n乙,丙', ',', 10)).toEqual([['"没有收尾', '甲'], ['乙', '丙']]);
  });

  test('delimited text is a table by name or by its look; prose is not', async () => {
    expect(outline((await read('姓名;性别\n王建国;男\n', '花名册.csv')).blocks)).toEqual(['姓名 | 性别', '王建国 | 男']);
    expect((await read('序号\t姓名\n1\t王建国\n2\t李秀英\n3\t张德明\n', '花名册.txt')).format).toBe('csv');
    expect((await read('会议时间,地点,主持人\n今天,我们,开会\n一共来了十二人\n大家发言,很热烈。\n', '记录.txt')).format).toBe('txt');
  });
});

describe('html', () => {
  test('blocks, spans, nesting; scripts and hidden parts are left out and said so', async () => {
    const document = await read(
      '<html><head><title>题</title><script>alert(1)</script><style>p{}</style></head><body><h2>会议  记录</h2>散文<p>一<br>二</p><div style="display: none">藏</div>' +
      '<table><caption>表</caption><tr><th rowspan=2>姓名<th colspan="2">出席</tr><tr><td>应到<td>实到</tr><tr><td>甲<td>乙<td><table><tr><td>内<td>表</table></table></body></html>', 'a.html');
    expect(outline(document.blocks)).toEqual(['#2 会议 记录', '散文', '一\n二', '表', '姓名↓2 | 出席×2 | ∅', '∅ | 应到 | 实到', '甲 | 乙 | 内\t表']);
    expect(document.notes).toEqual([{ code: 'scripts-ignored' }]);
    expect(document.evidence.core).toEqual({ title: '题' });
  });

  test('a page nested without end is read in bounded time', async () => {
    const document = await read(`<body>${'<div>'.repeat(20_000)}底`, 'a.html');
    expect(outline(document.blocks)).toEqual(['底']);
  });
});

describe('rtf', () => {
  const gbk = String.raw`{\rtf1\ansi\ansicpg936\deff0{\fonttbl{\f0\fcharset134 \'cb\'ce\'cc\'e5;}{\f1\fcharset0 Arial;}}{\stylesheet{\s1\outlinelevel0 \'b1\'ea\'cc\'e2;}}`;

  test('code pages, Unicode with its substitutes, groups and special characters', async () => {
    const document = await read(String.raw`${gbk}\pard\s1 \'bb\'e1\'d2\'e9\par\pard {\f1 A\'d6\'d0}\tab\u26446?\u-28637\'3f{\uc2 \u24935 ab}\uc0\u31456\uc1\line\{x\}\~{\v hidden}{\*\unknown y}{\field{\*\fldinst PAGE}{\fldrslt 3}}\par}`, 'a.rtf');
    expect(outline(document.blocks)).toEqual(['#1 会议', 'A中\t李連慧章\n{x}\u00a03']);
  });

  test('tables with merged cells, page breaks, footnotes and headers', async () => {
    const row = (cells: string, edges: string): string => String.raw`\trowd${edges}\pard\intbl ${cells}\row`;
    const document = await read(String.raw`${gbk}{\header\pard \'cf\'e7\par}\pard one{\footnote note}\par ${row(String.raw`a\cell b\par c\cell`, String.raw`\clvmgf\cellx1000\cellx3000`)}${row(String.raw`\cell d\cell e\cell`, String.raw`\clvmrg\cellx1000\cellx2000\cellx3000`)}\pard\page two\par}`, 'a.rtf');
    expect(outline(document.blocks)).toEqual(['one', 'a↓2 | b\nc×2 | ∅', '∅ | d | e', '^ two', 'note', '乡']);
  });

  test('information goes into the evidence, times as written', async () => {
    const { evidence } = await read(String.raw`${gbk}{\info{\title \'bb\'e1}{\author Zhao}{\operator Li}{\creatim\yr2025\mo3\dy5\hr9\min7}{\revtim\yr2025\mo3\dy6\hr10\min0}{\edmins12}}{\*\generator WPS;}{\*\rsidtbl \rsid1\rsid10597059}\pard\insrsid10597059 x\par}`, 'a.rtf');
    expect(evidence.core).toEqual({ title: '会', creator: 'Zhao', lastModifiedBy: 'Li', created: '2025-03-05T09:07', modified: '2025-03-06T10:00' });
    expect(evidence.app).toEqual({ TotalTime: '12', Application: 'WPS' });
    expect(evidence.revisions).toEqual({ root: null, all: ['00000001', '00A1B2C3'], inText: ['00A1B2C3'] });
  });

  test('groups without end', async () => {
    await expect(read(`{\\rtf1${'{'.repeat(100_000)}`, 'a.rtf')).rejects.toMatchObject({ code: 'corrupt' });
    expect(outline((await read('{\\rtf1 open', 'a.rtf')).blocks)).toEqual(['open']);
  });
});

describe('what a file is', () => {
  const bytes = (text: string): Uint8Array => Buffer.from(text, 'latin1');

  test('content decides, not the name', () => {
    expect(sniff(bytes('{\\rtf1 x}'), '记录.doc')).toBe('rtf');
    expect(sniff(bytes('<html><body>x</body></html>'), '台账.xls')).toBe('html');
    expect(sniff(bytes('  %PDF-1.4'), 'a.docx')).toBe('pdf');
    expect(sniff(bytes('\xff\xd8\xff\xe0'), 'a.png')).toBe('jpg');
    expect(sniff(bytes('\0\0\0\x18ftypmif1'), 'a.jpg')).toBe('heic');
    expect(sniff(bytes('plain words'), 'a.doc')).toBe('txt');
    expect(sniff(bytes('\0\x01\x02\x03\x04\x05'), 'a.xyz')).toBe('unknown');
  });

  test('the name is noted where it says otherwise, and text under a container\'s name is damage', async () => {
    expect((await read('{\\rtf1 x}', '记录.doc')).notes).toContainEqual({ code: 'extension-differs', extension: 'doc' });
    await expect(read('not a package', 'a.docx')).rejects.toMatchObject({ code: 'corrupt' });
    await expect(read('\0\x01\x02\x03\x04\x05', 'a.xyz')).rejects.toMatchObject({ code: 'unsupported' });
    await expect(read('', 'a.txt')).rejects.toMatchObject({ code: 'corrupt', detail: '空文件' });
  });
});

describe('tables beyond the limits', () => {
  test('a long narrow table is kept whole; rows beyond the limit are left out and said so', async () => {
    const long = await read('姓名,性别,年龄\n'.repeat(15_000), 'a.csv');
    expect(long.blocks[0]?.kind === 'table' && long.blocks[0].rows.length).toBe(15_000);
    expect(long.notes).toEqual([]);
    const short = await read('姓名,性别,年龄\n'.repeat(10), 'a.csv', { ...defaultLimits, tableRows: 4 });
    expect(outline(short.blocks)).toHaveLength(4);
    expect(short.notes).toEqual([{ code: 'rows-truncated', sheet: '', limit: 4 }]);
  });

  test('spans that multiply end in bounded time', async () => {
    const document = await read(`<table>${'<tr><td colspan=65534 rowspan=65534>x'.repeat(30_000)}`, 'a.html');
    expect(document.notes.map((note) => note.code)).toContain('rows-truncated');
  });
});
