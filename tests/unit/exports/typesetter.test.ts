import fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import { loadFonts, type ReportFonts } from '../../../electron/exports/pdf/fonts.ts';
import { Typesetter } from '../../../electron/exports/pdf/typesetter.ts';

let fonts: ReportFonts;
beforeAll(() => {
  fonts = loadFonts();
});

test('no line is wider than asked, and no character is lost', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom('会', '议', '。', '，', '《', '》', '“', '”', 'a', 'W', '7', '-', '/', ' ', '㛃'), maxLength: 200 }), fc.integer({ min: 30, max: 300 }), (text, width) => {
      const type = new Typesetter(fonts);
      const lines = type.lines(text, width, 10);
      for (const line of lines) expect(type.width(line, 10)).toBeLessThanOrEqual(width + 0.01);
      expect(lines.join('').replaceAll(' ', '')).toBe(text.replaceAll(' ', ''));
    }),
    { numRuns: 60 },
  );
});

test('no line begins with a closing sign', () => {
  const lines = new Typesetter(fonts).lines('会议讨论了村道硬化，'.repeat(40), 73, 10);
  for (const line of lines) expect(line).not.toMatch(/^[，。》”]/);
});

test('a character that only the second font has is set in it', () => {
  const type = new Typesetter(fonts);
  expect(type.runs('王鿰', 10).map((run) => `${run.face.name} ${run.text}`)).toEqual(['regular 王', 'fallback 鿰']);
  expect(type.missing.size).toBe(0);
});

test('rare characters of names have a shape; what no font has is replaced and counted', () => {
  const type = new Typesetter(fonts);
  expect(type.lines('王㛃、李䶮、赵𬭎', 500, 10)).toEqual(['王㛃、李䶮、赵𬭎']);
  expect(type.missing.size).toBe(0);
  expect(type.lines('好🙂\u202E\u0007记录', 500, 10)).toEqual(['好〓记录']);
  expect([...type.missing]).toEqual([['🙂', 1]]);
});
