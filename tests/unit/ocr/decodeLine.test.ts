import { expect, it } from 'vitest';
import { decodeLine } from '../../../electron/intake/ocr/decodeLine.ts';

const characters = ['', '村', '会', ' '];

/** One step a row: the class that is most probable, and how probable. */
function scores(...steps: readonly (readonly [best: number, probability: number])[]): Float32Array {
  const data = new Float32Array(steps.length * characters.length).fill(0.01);
  for (const [step, [best, probability]] of steps.entries()) data[step * characters.length + best] = probability;
  return data;
}

it('takes repeats together, keeps what a blank parts, trims spaces, and says how sure each character is', () => {
  const data = scores([3, 0.9], [1, 0.6], [1, 0.8], [0, 0.9], [1, 0.5], [2, 0.99], [3, 0.9]);
  const line = decodeLine(data, 7, characters, 1);
  expect(line.text).toBe('村村会');
  expect(line.sureness).toEqual([80, 50, 99]);
  expect(line.confidence).toBeCloseTo((0.8 + 0.5 + 0.99) / 3, 5);
  expect(line.positions.map((position) => Math.round(position * 7 * 2) / 2)).toEqual([2, 4.5, 5.5]);
});

it('counts positions by the line, not by the padding of its batch', () => {
  expect(decodeLine(scores([1, 0.9], [0, 0.9], [0, 0.9], [0, 0.9]), 4, characters, 0.25).positions).toEqual([0.5]);
});

it('reads nothing as nothing', () => {
  expect(decodeLine(scores([0, 0.9], [3, 0.9]), 2, characters, 1)).toEqual({ text: '', confidence: 0, sureness: [], positions: [] });
});
