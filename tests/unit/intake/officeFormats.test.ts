import CFB from 'cfb';
import { readFileSync } from 'node:fs';
import { strToU8, zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { openCompoundFile } from '../../../electron/intake/ole/compoundFile.ts';
import { readSummary } from '../../../electron/intake/ole/summary.ts';
import { outline, read } from './documentFixtures.ts';

const fixtures = new URL('../../fixtures/files/', import.meta.url);
const load = (name: string): Uint8Array => new Uint8Array(readFileSync(new URL(name, fixtures)));

/** What each program makes of the same minutes; only the headings and the inner table differ between the formats. */
const minutes = [
  '东沟村党支部会议记录', '时间：2025年3月5日', '接收',
  '姓名↓2 | 出席情况×2 | ∅', '∅ | 应到 | 实到', '孙大山 | 12 | 10\n甲 乙',
  '前', '^ 后页开始', '散会。', '注：赵小满为预备党员', '清河县柳林乡档案',
];

test.each(['docx', 'doc', 'odt', 'rtf'])('the same minutes as .%s', async (format) => {
  const document = await read(load(`minutes.${format}`), `minutes.${format}`);
  expect(document.format).toBe(format);
  expect(document.notes).toEqual([]);
  expect(outline(document.blocks).map((line) => line.replace(/^#1 /, '').replace(/甲[\t\n]乙/, '甲 乙'))).toEqual(minutes);
});

describe('.doc', () => {
  test('a cut file ends as corrupt or with what is left', async () => {
    const whole = load('minutes.doc');
    for (const share of [0.1, 0.5, 0.9]) {
      const outcome = await read(whole.subarray(0, Math.floor(whole.length * share)), 'a.doc').catch((error: unknown) => error);
      if (outcome instanceof Error) expect(outcome).toMatchObject({ name: 'ReadFailure', code: 'corrupt' });
    }
  });

  test('a password is told from the file\'s head', async () => {
    const locked = Uint8Array.from(load('minutes.doc'));
    const head = Buffer.from(locked.buffer).indexOf(Buffer.from([0xec, 0xa5]));
    locked[head + 0x0b]! |= 1;
    await expect(read(locked, 'a.doc')).rejects.toMatchObject({ code: 'encrypted' });
  });

  test('Word 2003 XML is read, Works is refused by name', async () => {
    const xml = '<?xml version="1.0"?><w:wordDocument xmlns:w="http://schemas.microsoft.com/office/word/2003/wordml"><w:body><w:p><w:r><w:t>旧式</w:t></w:r></w:p></w:body></w:wordDocument>';
    const document = await read(xml, '旧.doc');
    expect([document.format, ...outline(document.blocks)]).toEqual(['doc', '旧式']);
    await expect(read(compound({ CONTENTS: Buffer.from('works') }), 'a.wps')).rejects.toMatchObject({ code: 'unsupported', detail: expect.stringContaining('Works') as string });
  });
});

test('an Office package behind a password', async () => {
  await expect(read(compound({ EncryptedPackage: Buffer.alloc(64) }), 'a.docx')).rejects.toMatchObject({ code: 'encrypted' });
});

test('OLE summary: code page 936, times, minutes of editing, Kingsoft\'s own properties', () => {
  const author = Buffer.from([0xd5, 0xd4, 0xd0, 0xa1, 0xc2, 0xfa, 0, 0]);
  const summary = propertyStream([[
    [1, Buffer.concat([u32(2), u32(936)])],
    [4, Buffer.concat([u32(30), u32(7), author])],
    [10, Buffer.concat([u32(64), u64(90n * 600_000_000n)])],
    [12, Buffer.concat([u32(64), u64(BigInt(Date.UTC(2025, 2, 5, 1, 2, 3) + 11_644_473_600_000) * 10_000n)])],
    [11, Buffer.concat([u32(64), u64(0n)])],
  ]]);
  const custom = propertyStream([[], [
    [0, Buffer.concat([u32(1), u32(2), u32(19), Buffer.from('KSOProductBuildVer\0')])],
    [1, Buffer.concat([u32(2), u32(936)])],
    [2, Buffer.concat([u32(30), u32(16), Buffer.from('2052-9.1.0.4879\0')])],
  ]]);
  const file = openCompoundFile(compound({ '\u0005SummaryInformation': summary, '\u0005DocumentSummaryInformation': custom }));
  const { ole, custom: properties } = readSummary(file);
  expect(ole).toMatchObject({ author: '赵小满', editMinutes: '90', created: '2025-03-05T01:02:03Z' });
  expect(ole).not.toHaveProperty('printed');
  expect(properties).toEqual({ KSOProductBuildVer: '2052-9.1.0.4879' });
});

describe('.odt', () => {
  const odt = (content: string, parts: Readonly<Record<string, string>> = {}): Uint8Array => zipSync(Object.fromEntries(Object.entries({
    mimetype: 'application/vnd.oasis.opendocument.text',
    'content.xml': `<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" xmlns:fo="fo"><office:automatic-styles><style:style style:name="P1"><style:paragraph-properties fo:break-before="page"/></style:style></office:automatic-styles><office:body><office:text>${content}</office:text></office:body></office:document-content>`,
    ...parts,
  }).map(([name, text]) => [name, [strToU8(text), { level: 0 }]])));

  test('deleted text and comments are left out; spaces, headings and page breaks are kept', async () => {
    const document = await read(odt(
      '<text:tracked-changes><text:deletion><text:p>删去</text:p></text:deletion></text:tracked-changes><text:h text:outline-level="2">标题</text:h>' +
      '<text:p>甲<text:s text:c="2"/>乙<text:tab/>丙<office:annotation><text:p>批注</text:p></office:annotation>\n  丁<text:line-break/>戊</text:p><text:p text:style-name="P1">新页</text:p>'), 'a.odt');
    expect(outline(document.blocks)).toEqual(['#2 标题', '甲  乙\t丙 丁\n戊', '^ 新页']);
  });

  test('properties come under the names of OOXML; repeats inside repeats do not multiply', async () => {
    const meta = '<office:document-meta xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:meta="urn:oasis:names:tc:opendocument:xmlns:meta:1.0" xmlns:dc="http://purl.org/dc/elements/1.1/"><office:meta><meta:creation-date>2025-03-05T09:00:00</meta:creation-date><dc:creator>赵小满</dc:creator><meta:editing-duration>PT1H30M5S</meta:editing-duration></office:meta></office:document-meta>';
    let inner = '<text:p>x</text:p>';
    for (let depth = 0; depth < 8; depth += 1) inner = `<table:table><table:table-row table:number-rows-repeated="99"><table:table-cell table:number-columns-repeated="99">${inner}</table:table-cell></table:table-row></table:table>`;
    const document = await read(odt(inner, { 'meta.xml': meta }), 'a.odt');
    expect(document.evidence).toMatchObject({ core: { created: '2025-03-05T09:00:00', lastModifiedBy: '赵小满' }, app: { TotalTime: '90' } });
    const [table] = document.blocks;
    expect(table?.kind === 'table' && [table.rows.length, table.rows[0]?.length, table.rows[0]?.[0]?.text]).toEqual([99, 99, 'x']);
  });
});

function compound(streams: Readonly<Record<string, Buffer>>): Uint8Array {
  const container = CFB.utils.cfb_new();
  for (const [name, content] of Object.entries(streams)) CFB.utils.cfb_add(container, name, content);
  return Uint8Array.from(CFB.write(container, { type: 'buffer' }) as Uint8Array);
}

function propertyStream(sets: readonly (readonly (readonly [number, Buffer])[])[]): Buffer {
  const head = Buffer.alloc(28);
  head.writeUInt16LE(0xfffe, 0);
  head.writeUInt32LE(sets.length, 24);
  const bodies = sets.map((properties) => {
    let place = 8 + 8 * properties.length;
    const index = properties.map(([id, value]) => {
      const entry = Buffer.concat([u32(id), u32(place)]);
      place += value.length;
      return entry;
    });
    return Buffer.concat([u32(place), u32(properties.length), ...index, ...properties.map(([, value]) => value)]);
  });
  let start = 28 + 20 * sets.length;
  const places = bodies.map((body) => {
    const entry = Buffer.concat([Buffer.alloc(16), u32(start)]);
    start += body.length;
    return entry;
  });
  return Buffer.concat([head, ...places, ...bodies]);
}

function u32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
}

function u64(value: bigint): Buffer {
  const bytes = Buffer.alloc(8);
  bytes.writeBigUInt64LE(value);
  return bytes;
}
