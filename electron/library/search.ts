import type { Database } from 'better-sqlite3';
import { indexWords, queryTerms, searchQuery } from '../../shared/archive/bigrams.ts';
import { snippetOf, type Snippet } from '../../shared/archive/snippet.ts';

/** A file that a search found, the best first. */
interface SearchHit {
  readonly itemId: number;
  readonly path: string;
  readonly branch: string | null;
  readonly year: number | null;
  readonly category: string | null;
  readonly title: Snippet;
  readonly passage: Snippet;
}

interface SearchOptions {
  readonly limit?: number;
  readonly offset?: number;
  readonly branch?: string;
  readonly year?: number;
  readonly category?: string;
}

export interface Search {
  /** Items in which every word of the query occurs, in title, path or text. An empty query finds nothing. */
  find(query: string, options?: SearchOptions): readonly SearchHit[];
  count(query: string): number;
}

interface SearchText {
  readonly title: string;
  readonly path: string;
  readonly body: string;
}

export interface SearchWriter {
  /** @param known whether the item has been put before */
  put(itemId: number, text: SearchText, known: boolean): void;
}

interface HitRow {
  readonly id: number;
  readonly path: string;
  readonly title: string | null;
  readonly branch: string | null;
  readonly year: number | null;
  readonly category: string | null;
  readonly text: string | null;
}

const PAGE = 20;

/** A hit in the title counts most, one in the path more than one in the text. */
export const hitsSql = (filter: string) => `
  SELECT items.id, items.path, items.title, items.branch, items.year, items.category, documents.text
  FROM (SELECT search.rowid AS id, bm25(search, 10, 4, 1) AS weight FROM search ${filter === '' ? '' : 'JOIN items ON items.id = search.rowid'}
    WHERE search MATCH @query ${filter} ORDER BY weight, search.rowid LIMIT @limit OFFSET @offset) AS hits
  JOIN items ON items.id = hits.id LEFT JOIN documents ON documents.sha256 = items.sha256
  ORDER BY hits.weight, items.id`;

export function createSearch(database: Database): Search {
  const count = database.prepare<[string], number>('SELECT count(*) FROM search WHERE search MATCH ?').pluck();
  return {
    find(query, options = {}) {
      const match = searchQuery(query);
      if (match === null) return [];
      const columns = (['branch', 'year', 'category'] as const).filter((column) => options[column] !== undefined);
      const filter = columns.map((column) => `AND items.${column} = @${column}`).join(' ');
      const values = { limit: PAGE, offset: 0, ...options, query: match };
      const terms = queryTerms(query);
      return database
        .prepare<[typeof values], HitRow>(hitsSql(filter))
        .all(values)
        .map(({ id, path, title, branch, year, category, text }) => ({ itemId: id, path, branch, year, category, title: snippetOf(title ?? '', terms), passage: snippetOf(text ?? '', terms) }));
    },
    count(query) {
      const match = searchQuery(query);
      return match === null ? 0 : count.get(match)!;
    },
  };
}

export function createSearchWriter(database: Database): SearchWriter {
  const remove = database.prepare<[number]>('DELETE FROM search WHERE rowid = ?');
  const insert = database.prepare<[number, string, string, string]>('INSERT INTO search (rowid, title, path, body) VALUES (?, ?, ?, ?)');
  return {
    put(itemId, { title, path, body }, known) {
      if (known) remove.run(itemId);
      insert.run(itemId, indexWords(title), indexWords(path), indexWords(body));
    },
  };
}
