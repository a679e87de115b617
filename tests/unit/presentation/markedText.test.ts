import { expect, it } from 'vitest';
import { markedParts } from '../../../shared/presentation/markedText.ts';

it('cuts at every end, keeps the order, and says which marks cover a part', () => {
  expect(markedParts(10, [{ start: 2, end: 6 }, { start: 4, end: 20 }])).toEqual([
    { start: 0, end: 2, marks: [] },
    { start: 2, end: 4, marks: [0] },
    { start: 4, end: 6, marks: [0, 1] },
    { start: 6, end: 10, marks: [1] },
  ]);
});

it('marks nothing where a mark is empty or outside', () => {
  expect(markedParts(4, [{ start: 2, end: 2 }, { start: 7, end: 9 }])).toEqual([{ start: 0, end: 4, marks: [] }]);
  expect(markedParts(0, [])).toEqual([]);
});
