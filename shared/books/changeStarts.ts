import { assertNever } from '../model/assertNever.ts';
import type { BookChange, BookPlace, RecordStart } from '../model/book.ts';

/**
 * The starts of a book's records after one step of a person; `null` where the step does not fit: no record begins at the
 * place, one begins there already, the place lies outside the book or beyond a neighbour, or nothing would be left.
 *
 * @param pages how many pages the book has
 */
export function changeStarts(starts: readonly RecordStart[], change: BookChange, pages: number): readonly RecordStart[] | null {
  if (change.do === 'accept') return starts.length > 0 ? starts : null;
  const index = starts.findIndex((start) => samePlace(start, change));
  if (change.do === 'begin') return index >= 0 || !isInside(change, pages) ? null : sorted([...starts, { page: change.page, at: change.at, kind: null, date: null }]);
  const start = starts[index];
  if (!start) return null;
  switch (change.do) {
    case 'join':
      return starts.length > 1 ? starts.toSpliced(index, 1) : null;
    case 'move':
      return fitsBetween(change.to, starts[index - 1], starts[index + 1], pages) ? starts.with(index, { ...start, page: change.to.page, at: change.to.at }) : null;
    case 'kind':
      return starts.with(index, { ...start, kind: change.kind });
    case 'date':
      return starts.with(index, { ...start, date: change.date });
    default:
      return assertNever(change);
  }
}

/** Negative where the first place comes before the second. */
export function comparePlaces(one: BookPlace, other: BookPlace): number {
  return one.page - other.page || one.at - other.at;
}

export function samePlace(one: BookPlace, other: BookPlace): boolean {
  return comparePlaces(one, other) === 0;
}

function sorted(starts: readonly RecordStart[]): readonly RecordStart[] {
  return starts.toSorted(comparePlaces);
}

function isInside({ page, at }: BookPlace, pages: number): boolean {
  return page >= 1 && page <= pages && at >= 0 && at < 1;
}

function fitsBetween(place: BookPlace, before: BookPlace | undefined, after: BookPlace | undefined, pages: number): boolean {
  return isInside(place, pages) && (!before || comparePlaces(before, place) < 0) && (!after || comparePlaces(place, after) < 0);
}
