import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { foldText } from '../../../shared/text/normalise.ts';
import { parseNumeral, toChineseDigits, toChineseNumeral } from '../../../shared/text/numerals.ts';

describe('foldText', () => {
  it('folds width, compatibility forms, zero-width characters and blanks', () => {
    expect(foldText('２０２５年　３ 月⽇：（Ａ）\u200b，张　三').folded).toBe('2025年3月日:(A),张三');
  });
  it('keeps blanks that part words, unless every character is spaced out', () => {
    expect(foldText('王建国 李小红', { spaces: 'layout' }).folded).toBe('王建国 李小红');
    expect(foldText('时 间 ： 二 〇 二 五 年', { spaces: 'layout' }).folded.replace(/\s*:\s*/, ':')).toBe('时间:二〇二五年');
  });
  it('leads every character back to its origin, and folding twice changes nothing', () => {
    fc.assert(fc.property(fc.array(fc.constantFrom('张', '三', ' ', '　', '２', '5', '年', '：', '\u200b', '\n', '\r\n', '(', 'A', '⽇', '。', '\t', '𠮷'), { maxLength: 40 }).map((all) => all.join('')), (text) => {
      const { folded, originAt } = foldText(text);
      for (let index = 0; index < folded.length; index += 1) {
        expect(originAt(index)).toBeGreaterThanOrEqual(index);
        if (index > 0) expect(originAt(index)).toBeGreaterThan(originAt(index - 1));
        expect(foldText(text[originAt(index)]!).folded === folded[index] || folded[index] === '\n').toBe(true);
      }
      expect(originAt(folded.length)).toBe(text.length);
      expect(foldText(folded).folded).toBe(folded);
    }), { numRuns: 400, seed: 11 });
  });
});

describe('numerals', () => {
  it.each([['二十三', 23], ['十', 10], ['十二', 12], ['一百零五', 105], ['一百二十六', 126], ['二〇二五', 2025], ['二○二五', 2025], ['廿五', 25], ['两', 2], ['贰拾叁', 23], ['２３', 23], ['2o', 20], ['l5', 15]])('%s', (text, value) => {
    expect(parseNumeral(text)).toBe(value);
  });
  it.each(['', '甲', '三张', 'o', 'abc'])('“%s” is none', (text) => {
    expect(parseNumeral(text)).toBeNull();
  });
  it('writes and reads back', () => {
    for (let value = 0; value < 10000; value += 7) expect(parseNumeral(toChineseNumeral(value))).toBe(value);
    expect(toChineseDigits(2025)).toBe('二〇二五');
  });
});
