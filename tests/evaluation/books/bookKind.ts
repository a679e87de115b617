import type { Random } from '../../../electron/sample/random.ts';
import type { Book, Label } from './plan.ts';

/** What a book kind may draw on besides the book: the township's circulars by month, another branch's book, its own chance. */
export interface Setting {
  readonly random: Random;
  readonly circulars: readonly (readonly string[])[];
  readonly neighbour: Book;
}

/** A way of keeping the records of a branch's year; `apply` changes a timely book into one of its kind. */
export interface BookKind {
  readonly id: string;
  readonly label: Label;
  /** In Chinese, for the page. */
  readonly name: string;
  readonly apply: (book: Book, setting: Setting) => void;
}
