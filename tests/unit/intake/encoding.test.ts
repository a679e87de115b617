import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decodeText } from '../../../electron/intake/encoding.ts';

/** GBK bytes of a text: the runtime only decodes, so the two-byte rows are decoded once to build the way back. */
const toGbk = new Map<string, readonly number[]>();
for (let lead = 0xa1; lead <= 0xf7; lead += 1) {
  for (let trail = 0xa1; trail <= 0xfe; trail += 1) toGbk.set(new TextDecoder('gbk').decode(Uint8Array.of(lead, trail)), [lead, trail]);
}
function gbk(text: string): Uint8Array {
  return Uint8Array.from(Array.from(text).flatMap((character) => toGbk.get(character) ?? [character.charCodeAt(0)]));
}

test('GBK is told from UTF-8, also where it is very short', () => {
  for (const text of ['联通', '张三', '会议记录：东沟村党支部，2025年3月5日。', '党', '姓名,性别\r\n王建国,男\r\n']) {
    expect(decodeText(gbk(text))).toMatchObject({ text, encoding: 'gb18030', lost: 0 });
    expect(decodeText(new TextEncoder().encode(text))).toMatchObject({ text, encoding: 'utf-8', lost: 0 });
  }
});

test('any everyday Chinese text survives either encoding', () => {
  const everyday = Array.from('的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工也能下过子说产种面而方后多定行学法所民得经党支部书记村委会议决员');
  fc.assert(fc.property(fc.array(fc.constantFrom(...everyday, ' ', '，', '。', '1', 'a'), { minLength: 2, maxLength: 60 }), (characters) => {
    const text = characters.join('');
    return decodeText(gbk(text)).text === text && decodeText(new TextEncoder().encode(text)).text === text;
  }));
});

test('UTF-16 with and without a mark', () => {
  const little = Buffer.from('会议记录\r\n时间：2025年', 'utf16le');
  const big = Buffer.from(little).swap16();
  expect(decodeText(little)).toMatchObject({ text: '会议记录\r\n时间：2025年', encoding: 'utf-16le' });
  expect(decodeText(big)).toMatchObject({ text: '会议记录\r\n时间：2025年', encoding: 'utf-16be' });
  expect(decodeText(Buffer.concat([Buffer.from([0xff, 0xfe]), little])).text).toBe('会议记录\r\n时间：2025年');
});

test('a stray byte in UTF-8 is counted, not taken for another encoding', () => {
  const bytes = Buffer.concat([Buffer.from('支部党员大会'.repeat(50)), Buffer.from([0xe4]), Buffer.from('记录')]);
  expect(decodeText(bytes)).toMatchObject({ encoding: 'utf-8', lost: 1 });
});

test('Western text and Big5', () => {
  expect(decodeText(Buffer.from('caf\xe9 au lait, d\xe9j\xe0 vu', 'latin1'))).toMatchObject({ text: 'café au lait, déjà vu', encoding: 'windows-1252' });
  expect(decodeText(Uint8Array.of(0xa4, 0xa4, 0xb5, 0xd8, 0xa5, 0xc1, 0xb0, 0xea)).text).not.toContain('\uFFFD');
});

test('a wrong declaration does not win over the bytes', () => {
  expect(decodeText(gbk('东沟村党支部'), 'utf-8')).toMatchObject({ text: '东沟村党支部', encoding: 'gb18030' });
  expect(decodeText(gbk('东沟村'), 'gb2312')).toMatchObject({ text: '东沟村' });
});
