import { describe, expect, it } from 'vitest';
import { changeStarts } from '../../../shared/books/changeStarts.ts';
import { recordPages } from '../../../shared/books/recordPages.ts';
import type { BookChange, RecordStart } from '../../../shared/model/book.ts';
import type { CalendarDate } from '../../../shared/model/calendarDate.ts';
import { nextLinePlace, placeAtLine } from '../../../renderer/pages/books/linePlaces.ts';

const start = (page: number, at = 0): RecordStart => ({ page, at, kind: null, date: null });
const book = [start(2), start(4), start(4, 0.5), start(9)];

describe('a step at the division of a book', () => {
  it.each<[string, BookChange, readonly (readonly [number, number])[] | null]>([
    ['begins a record', { do: 'begin', page: 6, at: 0 }, [[2, 0], [4, 0], [4, 0.5], [6, 0], [9, 0]]],
    ['not where one begins', { do: 'begin', page: 4, at: 0.5 }, null],
    ['not beyond the last page', { do: 'begin', page: 11, at: 0 }, null],
    ['joins one to the one before', { do: 'join', page: 4, at: 0.5 }, [[2, 0], [4, 0], [9, 0]]],
    ['moves one between its neighbours', { do: 'move', page: 4, at: 0, to: { page: 3, at: 0.2 } }, [[2, 0], [3, 0.2], [4, 0.5], [9, 0]]],
    ['not over a neighbour', { do: 'move', page: 4, at: 0, to: { page: 4, at: 0.6 } }, null],
    ['not at a place where none begins', { do: 'kind', page: 5, at: 0, kind: 'themeDay' }, null],
  ])('%s', (_name, change, places) => {
    expect(changeStarts(book, change, 10)?.map(({ page, at }) => [page, at]) ?? null).toEqual(places);
  });

  it('keeps kind and day of the others', () => {
    const named = changeStarts(book, { do: 'kind', page: 9, at: 0, kind: 'themeDay' }, 10)!;
    const dated = changeStarts(named, { do: 'date', page: 2, at: 0, date: '2025-03-05' as CalendarDate }, 10)!;
    expect(dated.map(({ kind, date }) => [kind, date])).toEqual([[null, '2025-03-05'], [null, null], [null, null], ['themeDay', null]]);
    expect(changeStarts([start(1)], { do: 'join', page: 1, at: 0 }, 10)).toBeNull();
  });
});

it('a page on which the next record begins in the middle belongs to both', () => {
  expect(recordPages(book, 10)).toEqual([{ first: 2, last: 3 }, { first: 4, last: 4 }, { first: 4, last: 8 }, { first: 9, last: 10 }]);
});

it('a place on a page lies above one of its lines', () => {
  const lines = [0.08, 0.2, 0.4, 0.6];
  expect([placeAtLine(lines, 0.38), placeAtLine(lines, 0.01), placeAtLine([], 0.5)]).toEqual([0.396, 0, 0]);
  expect([nextLinePlace(lines, 0, 1), nextLinePlace(lines, 0.196, 1), nextLinePlace(lines, 0.196, -1), nextLinePlace(lines, 0.596, 1)]).toEqual([0.196, 0.396, 0, 0.596]);
});
