import type { Database } from 'better-sqlite3';
import { canonicalJson, type JsonValue } from '../../shared/archive/canonicalJson.ts';
import type { Book, RecordStart } from '../../shared/model/book.ts';
import { DangheError } from '../../shared/model/errors.ts';
import type { Notes } from './events.ts';

/** The minute-books that people have divided. */
export interface Books {
  list(): readonly Book[];
  /** The book whose first file has this content. */
  get(key: string): Book | null;
  /** The book that a file belongs to. */
  of(sha256: string): Book | null;
}

export interface BookWriter {
  /**
   * Keeps a book's division; `null` takes it away. Its files are put into their documents anew (state `read`).
   *
   * @throws DangheError `internal` where one of its files belongs to another book
   */
  put(key: string, book: Book | null): void;
}

export function createBooks(database: Database): Books {
  const keys = database.prepare<[], string>('SELECT key FROM books ORDER BY key').pluck();
  const starts = database.prepare<[string], string>('SELECT starts FROM books WHERE key = ?').pluck();
  const files = database.prepare<[string], string>('SELECT sha256 FROM book_files WHERE book = ? ORDER BY position').pluck();
  const keyOf = database.prepare<[string], string>('SELECT book FROM book_files WHERE sha256 = ?').pluck();
  const get = (key: string): Book | null => {
    const text = starts.get(key);
    return text === undefined ? null : { files: files.all(key), starts: JSON.parse(text) as RecordStart[] };
  };
  return {
    get,
    list: () => keys.all().flatMap((key) => get(key) ?? []),
    of(sha256) {
      const key = keyOf.get(sha256);
      return key === undefined ? null : get(key);
    },
  };
}

export function createBookWriter(database: Database, books: Books, { note }: Notes): BookWriter {
  const remove = database.prepare<[string]>('DELETE FROM books WHERE key = ?');
  const insert = database.prepare<[string, string]>('INSERT INTO books VALUES (?, ?)');
  const insertFile = database.prepare<[string, string, number]>('INSERT INTO book_files VALUES (?, ?, ?)');
  const readAnew = database.prepare<[string]>("UPDATE ocr_jobs SET state = 'read' WHERE sha256 = ? AND state = 'done'");
  return {
    put(key, book) {
      const before = books.get(key);
      if (canonicalJson(json(before)) === canonicalJson(json(book))) return;
      if (book?.files.some((sha256) => (books.of(sha256)?.files[0] ?? key) !== key)) throw new DangheError({ code: 'internal', problem: 'file of another book' });
      remove.run(key);
      if (book) {
        insert.run(key, JSON.stringify(book.starts));
        for (const [position, sha256] of book.files.entries()) insertFile.run(sha256, key, position);
      }
      for (const sha256 of new Set([...(before?.files ?? []), ...(book?.files ?? [])])) readAnew.run(sha256);
      note('books', key, json(before), json(book));
    },
  };
}

function json(book: Book | null): JsonValue {
  return book && { files: [...book.files], starts: book.starts.map((start) => ({ ...start })) };
}
