import { describe, expect, test } from 'vitest';
import { buildLines, lineText, type PlacedText } from '../../../electron/intake/pdf/lines.ts';
import { buildBlocks } from '../../../electron/intake/pdf/paragraphs.ts';
import { unifyRadicals } from '../../../electron/intake/pdf/radicals.ts';
import { findRuledTables } from '../../../electron/intake/pdf/ruledTable.ts';
import type { Rulings } from '../../../electron/intake/pdf/rulings.ts';

/** Text of 16 points at a place; Latin characters half as wide. */
function at(left: number, baseline: number, text: string, size = 16): PlacedText {
  const width = Array.from(text).reduce((sum, character) => sum + (character < '\u2E80' ? size / 2 : size), 0);
  return { text, left, right: left + width, baseline, size };
}

const page = (items: readonly PlacedText[], number = 1): Parameters<typeof buildBlocks>[0][number] => ({ page: number, width: 595, height: 842, lines: buildLines(items) });

describe('lines', () => {
  test('runs of one height become one line from left to right, whatever their order in the file', () => {
    expect(buildLines([at(164, 100, '5日'), at(100, 100.4, '2025年3月')]).map(lineText)).toEqual(['2025年3月5日']);
  });

  test('a quarter em between Chinese and digits is no space, a gap between Latin words is, a wide gap parts cells', () => {
    expect(buildLines([at(100, 100, '第'), at(120, 100, '3'), at(132, 100, '次')]).map(lineText)).toEqual(['第3次']);
    expect(buildLines([at(100, 100, 'Adobe'), at(145, 100, 'Acrobat')]).map(lineText)).toEqual(['Adobe Acrobat']);
    expect(buildLines([at(100, 100, '姓名'), at(200, 100, '周明远')]).map(lineText)).toEqual(['姓名  周明远']);
  });

  test('text drawn twice for bold counts once', () => {
    expect(buildLines([at(100, 100, '会议记录'), at(100.3, 100, '会议记录')]).map(lineText)).toEqual(['会议记录']);
  });
});

describe('paragraphs', () => {
  const full = '一二三四五六七八九十一二三四五六七八九十一二三四五六七八';

  test('a full line goes on in the next, an indented one begins anew', () => {
    const blocks = buildBlocks([page([at(132, 100, full.slice(2)), at(100, 128, full), at(100, 156, '到此为止。'), at(132, 184, '另起一段。')])]);
    expect(blocks.map((block) => block.kind === 'paragraph' && block.text)).toEqual([`${full.slice(2)}${full}到此为止。`, '另起一段。']);
  });

  test('a paragraph crosses pages, the page number between them is left out', () => {
    const blocks = buildBlocks([page([at(132, 700, full.slice(2)), at(100, 728, full), at(290, 800, '— 1 —', 12)]), page([at(100, 80, '下页接着。'), at(100, 108, full)], 2)]);
    expect(blocks[0]).toEqual({ kind: 'paragraph', page: 1, text: `${full.slice(2)}${full}下页接着。` });
  });

  test('the longest of a few short lines is not taken for a full one', () => {
    const blocks = buildBlocks([page([at(100, 100, '时间：2025年3月5日上午'), at(100, 128, '地点：村委会'), at(100, 156, '主持人：周明远')])]);
    expect(blocks.map((block) => block.kind === 'paragraph' && block.text)).toEqual(['时间：2025年3月5日上午', '地点：村委会', '主持人：周明远']);
  });

  test('a page left half empty was broken by hand', () => {
    const blocks = buildBlocks([page([at(100, 100, '第一次会议')]), page([at(100, 100, '第二次会议')], 2)]);
    expect(blocks.map((block) => block.kind === 'paragraph' && (block.startsPage ?? false))).toEqual([false, true]);
  });

  test('three lines in the same columns are a table, prose is not', () => {
    const names = ['周明远', '李小禾', '赵大川'].flatMap((name, index) => [at(100, 100 + index * 28, String(index + 1)), at(180, 100 + index * 28, name), at(300, 100 + index * 28, '男')]);
    expect(buildBlocks([page(names)])).toEqual([{ kind: 'table', page: 1, rows: ['周明远', '李小禾', '赵大川'].map((name, index) => [{ text: String(index + 1) }, { text: name }, { text: '男' }]) }]);
  });
});

describe('ruled tables', () => {
  // 时间 | 3月5日 | 地点 | 村委会
  // 议题 | (merged over three)
  const rulings: Rulings = {
    horizontal: [100, 130, 160].map((y) => ({ at: y, from: 50, to: 450 })),
    vertical: [{ at: 50, from: 100, to: 160 }, { at: 150, from: 100, to: 160 }, { at: 250, from: 100, to: 130 }, { at: 350, from: 100, to: 130 }, { at: 450, from: 100, to: 160 }],
  };

  test('missing borders are merged cells; text outside stays', () => {
    const items = [at(60, 120, '时间'), at(160, 120, '3月5日'), at(260, 120, '地点'), at(360, 120, '村委会'), at(60, 150, '议题'), at(160, 150, '讨论发展对象'), at(60, 300, '表外')];
    const { tables, rest } = findRuledTables(rulings, items);
    expect(tables.map((table) => table.rows)).toEqual([[
      [{ text: '时间' }, { text: '3月5日' }, { text: '地点' }, { text: '村委会' }],
      [{ text: '议题' }, { text: '讨论发展对象', columnSpan: 3 }, null, null],
    ]]);
    expect(rest.map((item) => item.text)).toEqual(['表外']);
  });

  test('a run that the library joined across a border is cut there', () => {
    const joined = { text: '时间 3月5日', left: 110, right: 206, baseline: 120, size: 16 };
    expect(findRuledTables(rulings, [joined]).tables[0]?.rows[0]?.slice(0, 2)).toEqual([{ text: '时间' }, { text: '3月5日' }]);
  });

  test('a frame around a page is no table', () => {
    const frame: Rulings = { horizontal: [50, 800].map((y) => ({ at: y, from: 50, to: 550 })), vertical: [50, 550].map((x) => ({ at: x, from: 50, to: 800 })) };
    expect(findRuledTables(frame, [at(100, 100, '正文')]).tables).toEqual([]);
  });
});

test('radicals that look like characters become them', () => {
  expect(unifyRadicals('⽀部党员⼤会，⻘年')).toBe('支部党员大会，青年');
});
