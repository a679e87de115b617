import { expect, it } from 'vitest';
import { cornersOf, smallestRectangle } from '../../../electron/intake/ocr/rectangle.ts';
import { findRegions } from '../../../electron/intake/ocr/textRegions.ts';

const options = { threshold: 0.3, regionThreshold: 0.45, unclip: 1.5 };

function map(width: number, height: number, inside: (x: number, y: number) => number): { width: number; height: number; data: Float32Array } {
  return { width, height, data: Float32Array.from({ length: width * height }, (_, index) => inside(index % width, Math.floor(index / width))) };
}

it('finds each line once, grown back to the height of its text, and passes over specks and faint regions', () => {
  const regions = findRegions(map(200, 100, (x, y) => (x >= 20 && x < 120 && y >= 30 && y < 40 ? 0.9 : x >= 150 && y >= 80 && y < 90 ? 0.4 : x < 2 && y < 2 ? 0.9 : 0)), options);
  expect(regions).toHaveLength(1);
  const [line] = regions;
  expect([line!.x, line!.y, line!.angle]).toEqual([70, 35, 0]);
  const grown = (100 * 10 * 1.5) / 220;
  expect(line!.height).toBeCloseTo(10 + 2 * grown, 5);
  expect(line!.length).toBeCloseTo(100 + 2 * grown, 5);
});

it('follows a slanting line', () => {
  const tilt = (5 * Math.PI) / 180;
  const regions = findRegions(map(300, 120, (x, y) => (Math.abs((y - 60) * Math.cos(tilt) - (x - 150) * Math.sin(tilt)) < 6 && Math.abs((x - 150) * Math.cos(tilt) + (y - 60) * Math.sin(tilt)) < 120 ? 0.9 : 0)), options);
  expect(regions).toHaveLength(1);
  expect(regions[0]!.angle).toBeCloseTo(tilt, 1);
});

it('a line that runs downwards says so by its angle; its corners begin at its upper edge', () => {
  const down = smallestRectangle([{ x: 10, y: 0 }, { x: 20, y: 0 }, { x: 20, y: 100 }, { x: 10, y: 100 }]);
  expect(down.angle).toBeCloseTo(Math.PI / 2, 5);
  expect(down.length).toBeCloseTo(100, 5);
  const [first] = cornersOf(smallestRectangle([{ x: 0, y: 0 }, { x: 100, y: 0 }, { x: 100, y: 10 }, { x: 0, y: 10 }]));
  expect([first.x, first.y].map(Math.round).map(Math.abs)).toEqual([0, 0]);
});
