import { describe, expect, it } from 'vitest';
import { randomFrom } from '../../../electron/sample/random.ts';
import { shapeDistance, shapeOf } from '../../../shared/handwriting/compareForms.ts';
import { traceContours } from '../../../shared/handwriting/contours.ts';
import { findInk, type InkPicture } from '../../../shared/handwriting/inkPicture.ts';
import { measurePage } from '../../../shared/handwriting/measurePage.ts';
import { unevenness } from '../../../shared/handwriting/printedLine.ts';
import { withoutRules } from '../../../shared/handwriting/ruleLines.ts';
import { twoGroups } from '../../../shared/handwriting/twoGroups.ts';
import type { PageHandwriting } from '../../../shared/model/handwriting.ts';
import { pageText } from '../../evaluation/handwriting/pageText.ts';
import { pens, writePage, writerStyle, type WriterStyle } from '../../evaluation/handwriting/writtenPage.ts';

/** Drawn with characters: # is ink. */
function drawn(...rows: readonly string[]): InkPicture {
  return { width: rows[0]!.length, height: rows.length, data: Uint8Array.from(Array.from(rows.join('')), (mark) => Number(mark === '#')) };
}

const written = (style: WriterStyle, seed: string): PageHandwriting | null => {
  const random = randomFrom(seed);
  return measurePage({ ...writePage(pageText(random, 8, 18).map((text) => ({ text })), style, pens.gel, random), scale: 1, dpi: 200 });
};

describe('the steps from a picture to contours', () => {
  it('finds pale ink in shade, where one threshold for the whole page would not', () => {
    const [width, height] = [120, 40];
    const data = new Uint8Array(width * height * 3);
    // The paper darkens from 240 to 120; a stroke of two thirds of its brightness runs down every tenth column.
    for (let index = 0; index < width * height; index += 1) data.fill((240 - (index % width)) * (index % 10 === 5 ? 0.66 : 1), index * 3, index * 3 + 3);
    const { data: ink } = findInk({ width, height, data }, 30);
    expect(Array.from({ length: width }, (_, x) => ink[20 * width + x])).toEqual(Array.from({ length: width }, (_, x) => Number(x % 10 === 5)));
  });

  it('follows the outer border and that of a hole, each once', () => {
    // Eight-connected: the border of the hole cuts the corners.
    const ring = drawn('.......', '.#####.', '.#...#.', '.#...#.', '.#####.', '.......');
    const contours = traceContours(ring, 2);
    expect(contours.map((contour) => contour.length / 2)).toEqual([14, 10]);
    expect(traceContours(drawn('....', '.##.', '....'), 4)).toEqual([]);
  });

  it('takes a rule away and leaves the stroke that crosses it', () => {
    const [width, height] = [120, 40];
    const data = new Uint8Array(width * height);
    for (let x = 0; x < width; x += 1) data[20 * width + x] = 1;
    for (let y = 5; y < 35; y += 1) data[y * width + 60] = 1;
    const left = withoutRules({ width, height, data }, 24, 0);
    expect(left.data.reduce((sum, mark) => sum + mark, 0)).toBe(30);
  });

  it('parts a few that lie apart from the rest', () => {
    const places = [1, 1.2, 7, 0.9, 7.3, 1.1];
    expect(twoGroups(places.length, (a, b) => Math.abs(places[a]! - places[b]!))).toEqual([[0, 1, 3, 5], [2, 4]]);
  });
});

describe('print and writing', () => {
  it('print stands evenly, a hand does not; three characters tell nothing', () => {
    const text = '研究春季防火工作';
    expect(unevenness({ text, centres: [20, 60, 100, 141, 180, 220, 260, 299] })).toBeLessThan(0.03);
    expect(unevenness({ text, centres: [20, 66, 99, 149, 181, 230, 262, 315] })).toBeGreaterThan(0.15);
    expect(unevenness({ text: '时间：2025年', centres: [20, 60, 90, 120, 140, 160, 180, 210] })).toBeNull();
  });

  it('a printed page is left alone', () => {
    expect(written({ font: 'serif', size: 36, slant: 0, width: 1, step: 1, jitter: 0 }, 'print')).toBeNull();
  });
});

describe('a written page', () => {
  const [one, other] = [writerStyle('maShanZheng', randomFrom('b maShanZheng 0')), writerStyle('zhiMangXing', randomFrom('b zhiMangXing 2'))].map((style) => ({ ...style, jitter: 1.2 })) as [WriterStyle, WriterStyle];
  const pages = [written(one, 'a')!, written(one, 'b')!, written(other, 'c')!];
  const shapes = pages.map(({ blocks }) => shapeOf(blocks.map(({ form, characters }) => ({ form, weight: characters }))));

  it('is measured by lines, blocks and words, in bounds', () => {
    const [page] = pages as [PageHandwriting];
    expect(page).toMatchObject({ printed: 0, capture: { dpi: 200 } });
    expect(page.blocks.length).toBeLessThanOrEqual(8);
    expect(page.blocks.map(({ characters }) => characters).reduce((sum, count) => sum + count)).toBe(8 * 18);
    expect(page.lines.map(({ line }) => line)).toEqual([0, 1, 2, 3, 4, 5, 6, 7]);
    for (const { stroke, ink } of page.lines) {
      expect(stroke).toBeGreaterThan(2);
      expect(ink[0]).toBeLessThan(0.5);
    }
    expect(page.words.every(({ characters, steps, slopes }) => characters === 3 && steps.length === 2 && slopes.length === 12)).toBe(true);
  });

  it('lies nearer to another page in the same writing than to one in another', () => {
    expect(shapeDistance(shapes[0]!, shapes[2]!)).toBeGreaterThan(1.5 * shapeDistance(shapes[0]!, shapes[1]!));
  });

  it('the same page gives the same figures', () => {
    expect(written(one, 'a')).toEqual(pages[0]);
  });
});
