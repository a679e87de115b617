import Sqlite from 'better-sqlite3';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { indexWords, queryTerms, searchQuery } from '../../../shared/archive/bigrams.ts';
import { snippetOf } from '../../../shared/archive/snippet.ts';

/** Searches one text the way the library does. */
function found(text: string, query: string): boolean {
  const database = new Sqlite(':memory:');
  database.exec("CREATE VIRTUAL TABLE search USING fts5 (body, content = '', contentless_delete = 1, tokenize = 'ascii')");
  database.prepare('INSERT INTO search (body) VALUES (?)').run(indexWords(text));
  const match = searchQuery(query);
  const hit = match !== null && database.prepare('SELECT rowid FROM search WHERE search MATCH ?').get(match) !== undefined;
  database.close();
  return hit;
}

describe('indexWords', () => {
  it('gives pairs, the last character, and whole words and numbers', () => {
    expect(indexWords('换届选举，2025年ＷＰＳ文档')).toBe('换届 届选 选举 举 2025 年 wps 文档 档');
    expect(indexWords('会　议 记 录')).toBe('会议 议记 记录 录');
  });
});

describe('searchQuery', () => {
  const text = '中共清河县柳林乡东沟村支部委员会\n第3次支部党员大会 记录 2025年3月5日，研究换届选举（WPS 12.1）。𠮷某主持';

  it.each(['换届', '换届选举', '东沟', '举', '换', '沟村', '录', '2025年3月5日', '3月', '年3月', 'wps', 'ＷＰＳ', '换届 主持', '第3次支部', '党员大会记录', '𠮷', '𠮷某', '“换届”', '东沟村支部委员会', '大会记录2025'])('finds %s', (query) => {
    expect(found(text, query)).toBe(true);
  });

  it.each(['届换', '西沟', '换届 西沟', '2026', '202', '选届', '发展'])('does not find %s', (query) => {
    expect(found(text, query)).toBe(false);
  });

  it('has nothing to ask for where only signs are typed, and signs of the query language do no harm', () => {
    expect([searchQuery(''), searchQuery(' 　'), searchQuery('"*()，。'), searchQuery('-')]).toEqual([null, null, null, null]);
    expect(found(text, '换届" OR "x*')).toBe(false);
    expect(found(text, 'NEAR(换届)')).toBe(false);
  });

  it('finds every piece of any Chinese text, and takes any query', () => {
    const character = fc.constantFrom(...Array.from('东沟村支部党员大会一二3a，。 '));
    const texts = fc.array(character, { minLength: 1, maxLength: 20 }).map((characters) => characters.join(''));
    fc.assert(
      fc.property(texts, fc.nat(19), fc.integer({ min: 1, max: 6 }), (written, start, length) => {
        const piece = written.replaceAll(/[^一-鿿]/g, '').slice(start, start + length);
        if (piece !== '' && written.includes(piece)) expect(found(written, piece)).toBe(true);
      }),
      { numRuns: 200 },
    );
    fc.assert(fc.property(fc.string({ unit: 'grapheme' }), (query) => void found(text, query)), { numRuns: 200 });
  });
});

describe('snippetOf', () => {
  it('shows the place of the first hit and marks every hit, by the characters as written', () => {
    const text = `${'会议认真学习了有关文件。'.repeat(20)}会上讨论了换 届选举，ＷＰＳ表格已发。换届工作`;
    const { text: piece, marks } = snippetOf(text, queryTerms('换届 wps'));
    expect(marks.map(({ start, end }) => piece.slice(start, end))).toEqual(['换 届', 'ＷＰＳ', '换届']);
    expect(piece.length).toBeLessThanOrEqual(120);
  });

  it('shows the beginning where nothing is marked, and never half a character', () => {
    expect(snippetOf('东沟村党支部', ['换届'])).toEqual({ text: '东沟村党支部', marks: [] });
    expect(snippetOf('', ['换届'])).toEqual({ text: '', marks: [] });
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), fc.string({ unit: 'grapheme', minLength: 1, maxLength: 3 }), (text, query) => {
        const { text: piece, marks } = snippetOf(text, queryTerms(query));
        expect(piece.isWellFormed()).toBe(true);
        for (const { start, end } of marks) expect(piece.slice(start, end).isWellFormed() && end > start).toBe(true);
      }),
    );
  });
});
