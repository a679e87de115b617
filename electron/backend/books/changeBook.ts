import { changeStarts } from '../../../shared/books/changeStarts.ts';
import { refused } from '../../../shared/ledgers/refused.ts';
import { assertNever } from '../../../shared/model/assertNever.ts';
import type { BookChange, BookPlace } from '../../../shared/model/book.ts';
import { DangheError } from '../../../shared/model/errors.ts';
import type { Scheme } from '../../../shared/model/scheme.ts';
import { schemeIndex } from '../../../shared/scheme/schemeIndex.ts';
import type { By } from '../../library/change.ts';
import type { Library } from '../../library/library.ts';
import { pagesOf } from './bookPages.ts';
import { bookView, filesOfBook, proposedStarts } from './bookView.ts';

/**
 * One step of a person at the division of a book, as one event. The first step keeps the proposed division, too. The texts
 * follow with `applyWaiting`, which is owed after it.
 *
 * @param itemId the item of the book's first file
 * @throws DangheError `not-found`; `refused`: `book-not-read`, `book-step`
 */
export function changeBook(library: Library, scheme: Scheme, itemId: number, change: BookChange, by: By): void {
  const { path, items } = filesOfBook(library, itemId);
  const files = items.map(({ sha256 }) => sha256!);
  const unread = bookView(library, itemId).unread;
  if (unread > 0) throw refused({ kind: 'book-not-read', pages: unread });
  if (change.do === 'kind' && change.kind !== null && !schemeIndex(scheme).kind(change.kind)) throw new DangheError({ code: 'not-found', what: `文种 ${change.kind}` });
  const before = library.books.get(files[0]!)?.starts ?? proposedStarts(library, itemId);
  const starts = changeStarts(before, change, pagesOf(library, files).length);
  if (!starts) throw refused({ kind: 'book-step' });
  library.change('book-divide', `${path}：${saying(change, scheme)}`, ({ books }) => books.put(files[0]!, { files, starts }), by);
}

function saying(change: BookChange, scheme: Scheme): string {
  switch (change.do) {
    case 'accept':
      return '按建议拆分';
    case 'begin':
      return `${placeName(change)}起为另一份记录`;
    case 'join':
      return `${placeName(change)}起的一份并入前一份`;
    case 'move':
      return `${placeName(change)}起的一份改从${placeName(change.to)}起`;
    case 'kind':
      return `${placeName(change)}起的一份文种定为${change.kind === null ? '识别结果' : (schemeIndex(scheme).kind(change.kind)?.name ?? change.kind)}`;
    case 'date':
      return `${placeName(change)}起的一份日期定为${change.date ?? '识别结果'}`;
    default:
      return assertNever(change);
  }
}

function placeName({ page, at }: BookPlace): string {
  return at === 0 ? `第 ${page} 页` : `第 ${page} 页中间`;
}
