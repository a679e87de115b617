import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { strToU8, zipSync } from 'fflate';
import { afterAll, describe, expect, test } from 'vitest';
import { archiveFailure } from '../../../electron/intake/archive/archiveFailure.ts';
import { decodeNames, leadsOutside } from '../../../electron/intake/archive/memberName.ts';
import { readZip } from '../../../electron/intake/archive/readZip.ts';
import { defaultLimits, type ReadLimits } from '../../../electron/intake/limits.ts';
import type { ReadDocument } from '../../../shared/model/document.ts';

const folder = mkdtempSync(join(tmpdir(), 'danghe-zip-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function read(bytes: Uint8Array, limits: Partial<ReadLimits> = {}, name = 'a.zip', staging?: string): Promise<ReadDocument> {
  return readZip(bytes, { name, format: 'zip', limits: { ...defaultLimits, ...limits }, ...(staging === undefined ? {} : { staging }) });
}

const raw = (...bytes: number[]): { raw: Uint8Array; utf8: boolean; unicode: null } => ({ raw: Uint8Array.from(bytes), utf8: false, unicode: null });

describe('member names', () => {
  test('GBK, Shift-JIS and undeclared UTF-8 are told apart', () => {
    expect(decodeNames([raw(0xbb, 0xe1, 0xd2, 0xe9, 0xbc, 0xc7, 0xc2, 0xbc, 0x2e, 0x74, 0x78, 0x74)])).toEqual(['会议记录.txt']);
    expect(decodeNames([raw(0x82, 0xa0, 0x82, 0xa2, 0x2e, 0x74, 0x78, 0x74)])).toEqual(['あい.txt']);
    expect(decodeNames([{ raw: strToU8('签到表.xlsx'), utf8: false, unicode: null }])).toEqual(['签到表.xlsx']);
  });

  test.each(['/etc/passwd', 'C:/x', '../x', 'a/../../x', 'a\0b'])('%j leads outside', (name) => {
    expect(leadsOutside(name)).toBe(true);
  });

  test.each(['a/b.txt', '..a/b', 'a..b', '第1次/记录.docx'])('%j stays inside', (name) => {
    expect(leadsOutside(name)).toBe(false);
  });
});

describe('taking members out', () => {
  test('members lie under numbered names; folders are no members; two of one name are told apart by the table too', async () => {
    const staging = join(folder, 'plain');
    const document = await read(zipSync({ '2025/会议记录.txt': strToU8('内容'), '空/': new Uint8Array() }), {}, 'a.zip', staging);
    expect(document.members).toEqual([{ name: '2025/会议记录.txt', bytes: 6, file: join(staging, '00001.bin') }]);
    expect(readFileSync(join(staging, '00001.bin'), 'utf8')).toBe('内容');
    expect(document.blocks).toEqual([{ kind: 'table', rows: [[{ text: '名称' }, { text: '大小' }], [{ text: '2025/会议记录.txt' }, { text: '6' }]] }]);
    expect(archiveFailure(document)).toBeNull();
  });

  test('a member outside is refused and the rest is read', async () => {
    const document = await read(zipSync({ '../x.txt': strToU8('x'), 'y.txt': strToU8('y') }));
    expect(document.members?.map((member) => member.name)).toEqual(['y.txt']);
    expect(document.notes).toEqual([{ code: 'member-refused', name: '../x.txt', reason: 'path-outside' }]);
    expect(archiveFailure(document)).toBe('unsafe-archive');
  });

  test('bombs: ratio, total size, number and depth', async () => {
    const zeros = zipSync({ 'zeros.bin': new Uint8Array(17 << 20), 'a.txt': strToU8('a') });
    expect((await read(zeros)).notes).toEqual([{ code: 'member-refused', name: 'zeros.bin', reason: 'ratio' }]);
    const three = zipSync({ 'a.txt': strToU8('aaaa'), 'b.txt': strToU8('bbbb'), 'c.txt': strToU8('cccc') });
    expect((await read(three, { unpackedBytes: 9 })).notes).toEqual([{ code: 'member-refused', name: 'c.txt', reason: 'too-large' }]);
    expect((await read(three, { members: 2 })).notes).toEqual([{ code: 'member-refused', name: '…', reason: 'too-many' }]);
    await expect(read(three, { depth: 2 }, 'a.zip!/b.zip!/c.zip')).rejects.toMatchObject({ code: 'unsafe-archive' });
    await expect(read(three, { depth: 3 }, 'a.zip!/b.zip!/c.zip')).resolves.toMatchObject({ notes: [] });
  });

  test('a member that lies about its size or content is corrupt', async () => {
    const bytes = zipSync({ 'a.txt': strToU8('内容内容内容内容内容内容'), 'b.txt': strToU8('b') }, { level: 6 });
    const directory = Buffer.from(bytes).lastIndexOf('PK\x01\x02', Buffer.from(bytes).lastIndexOf('PK\x01\x02') - 1, 'latin1');
    bytes[directory + 16] = (bytes[directory + 16] ?? 0) ^ 0xff;
    const document = await read(bytes);
    expect(document.notes).toEqual([{ code: 'member-refused', name: 'a.txt', reason: 'corrupt' }]);
    expect(archiveFailure(document)).toBe('corrupt');
  });

  test('an archive cut short is corrupt, an empty one is not', async () => {
    const bytes = zipSync({ 'a.txt': strToU8('a') });
    await expect(read(bytes.subarray(0, bytes.length - 10))).rejects.toMatchObject({ code: 'corrupt' });
    await expect(read(zipSync({}))).resolves.toMatchObject({ blocks: [], members: [], notes: [] });
  });
});
