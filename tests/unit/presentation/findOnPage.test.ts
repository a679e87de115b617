import { describe, expect, test } from 'vitest';
import { findOnPage, type PagePiece } from '../../../shared/presentation/findOnPage.ts';

/** A line of ten-point characters from x, at y. */
const line = (str: string, x: number, y: number): PagePiece => ({ str, transform: [10, 0, 0, 10, x, y], width: str.length * 10, height: 10 });
const wanted = (text: string, stretch: string) => ({ text, start: text.indexOf(stretch), end: text.indexOf(stretch) + stretch.length });

describe('findOnPage', () => {
  test('gives the shape of a stretch inside a line', () => {
    const [quad, ...more] = findOnPage([line('地点：村部', 100, 700), line('主持人：靳有田', 100, 680)], wanted('主持人：靳有田', '靳有田'));
    expect(more).toEqual([]);
    expect(quad?.map(([x, y]) => [x, Math.round(y)])).toEqual([[140, 678], [170, 678], [170, 690], [140, 690]]);
  });

  test('follows a stretch over two lines, whatever blanks and full-width digits the page has', () => {
    const found = findOnPage([line('时间：２０２５年 ３月', 0, 700), line('5日上午', 0, 680)], wanted('时间：2025年3月5日上午', '2025年3月5日'));
    expect(found).toHaveLength(2);
    expect(found[1]?.[1][0]).toBe(20);
  });

  test('of the same words twice, takes the one whose surroundings agree', () => {
    const page = [line('参加人员：靳有田、路广财', 0, 700), line('记录人：路广财', 0, 300)];
    expect(findOnPage(page, wanted('主持人签字：靳有田 记录人：路广财', '路广财'))[0]?.[3]).toEqual([40, 310]);
    expect(findOnPage(page, wanted('参加人员：靳有田、路广财', '路广财'))[0]?.[3]).toEqual([90, 710]);
  });

  test('follows writing that runs upwards, and finds nothing where nothing is', () => {
    const upwards: PagePiece = { str: '签字', transform: [0, 10, -10, 0, 50, 100], width: 20, height: 10 };
    expect(findOnPage([upwards], wanted('签字', '字'))[0]?.map(([x, y]) => [Math.round(x), Math.round(y)])).toEqual([[52, 110], [52, 120], [40, 120], [40, 110]]);
    expect(findOnPage([upwards], wanted('盖章', '盖章'))).toEqual([]);
    expect(findOnPage([upwards], { text: '', start: 0, end: 0 })).toEqual([]);
  });
});
