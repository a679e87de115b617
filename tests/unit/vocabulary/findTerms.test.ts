import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { foldForm } from '../../../shared/vocabulary/foldedCharacters.ts';
import { termFinder } from '../../../shared/vocabulary/findTerms.ts';
import { passageAround, surroundings } from '../../../shared/vocabulary/surroundings.ts';

const terms = [
  { id: '18', forms: ['十八届三中全会', '十八大'] },
  { id: '20-3', forms: ['二十届三中全会', '二十届三中全会精神', '学习二十届三中全会'] },
  { id: '20', forms: ['党的二十大', '二十大'] },
  { id: '20-report', forms: ['党的二十大报告', '二十大报告'] },
  { id: 'code', forms: ['民法典'] },
  { id: 'rules', forms: ['支部工作条例（试行）'] },
  { id: 'revised', forms: ['2023年《纪律处分条例》'] },
  { id: 'net', forms: ['Internet+'] },
];
const find = termFinder(terms);
const shown = (text: string) => find(text).map(({ term, start, end }) => [term.id, text.slice(start, end)]);

describe('termFinder', () => {
  it.each([
    ['学习党的二十大报告', [['20-report', '党的二十大报告']]],
    ['学习党的“二十大”精神', [['20', '党的“二十大']]],
    ['二 十 大　报 告', [['20-report', '二 十 大　报 告']]],
    ['《支部工作条例(试行)》', [['rules', '支部工作条例(试行']]],
    ['ＩＮＴＥＲＮＥＴ＋行动', [['net', 'ＩＮＴＥＲＮＥＴ＋']]],
    ['二十届三中全会', [['20-3', '二十届三中全会']]],
    ['学习二十届三中全会精神', [['20-3', '学习二十届三中全会精神']]],
    ['按2023年《纪律处分条例》处理', [['revised', '2023年《纪律处分条例']]],
    ['按2023年纪律处分条例处理', [['revised', '2023年纪律处分条例']]],
    ['（三）十八届三中全会', [['18', '十八届三中全会']]],
    ['十八大以来，二十大之后', [['18', '十八大'], ['20', '二十大']]],
  ])('finds in %s', (text, expected) => {
    expect(shown(text)).toEqual(expected);
  });
  it.each(['二十八大', '学习《民法》典型案例', '二十\n大', '', '第二十届三种全会'])('finds nothing in %j', (text) => {
    expect(shown(text)).toEqual([]);
  });
  it('finds exactly what a plain search finds, with spans that read as the form', () => {
    const words = fc.constantFrom('二十大', '十八大', '报告', '学习', '党的', '精神', '十', '届三中全会', '二十', '“', '” ', '\n', '，', '民法典');
    fc.assert(
      fc.property(fc.array(words, { maxLength: 30 }), (parts) => {
        const text = parts.join('');
        const found = find(text);
        for (const { form, start, end } of found) expect(foldForm(text.slice(start, end))).toContain(foldForm(form));
        for (const [index, { start }] of found.entries()) if (index > 0) expect(start).toBeGreaterThan(found[index - 1]!.start);
        // Where nothing shifts offsets and no numeral stands before it, every plain occurrence lies inside a find.
        for (const match of text.matchAll(/(?<![〇一二三四五六七八九十])(?:党的二十大|民法典)/g)) expect(found.some(({ start, end }) => start <= match.index && end >= match.index + match[0].length)).toBe(true);
      }),
      { numRuns: 300 },
    );
  });
});

describe('surroundings', () => {
  it('stays within the sentence and folds it', () => {
    const text = '第一句。学习《民法典》（草案）的有关情况；另一句';
    const start = text.indexOf('民法典');
    expect(surroundings(text, start, start + 3)).toEqual({ before: '学习', after: '草案的有关情况', sentence: '学习民法典草案的有关情况' });
    expect(passageAround(text, start, start + 3)).toBe('学习《民法典》（草案）的有关情况；');
  });
  it('shows original characters of a long line around the stretch', () => {
    const text = `${'前'.repeat(200)}民法典${'后'.repeat(200)}`;
    const passage = passageAround(text, 200, 203);
    expect(text).toContain(passage);
    expect(passage).toContain('民法典');
    expect(passage.length).toBeLessThanOrEqual(82);
  });
});
