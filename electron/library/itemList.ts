import type { Database } from 'better-sqlite3';
import { searchQuery } from '../../shared/archive/bigrams.ts';
import type { ItemFilter, ItemSort } from '../../shared/contract/itemCalls.ts';

export interface ItemList {
  /** The numbers of all items that fit, in order; a list is then shown page by page with `items.byIds`. */
  ids(filter: ListFilter, sort: ItemSort): readonly number[];
  /** The first of them, without ordering the rest, and how many there are; not for a search, whose hits are ranked together. */
  first(filter: Omit<ListFilter, 'text'>, sort: ItemSort, limit: number): { readonly total: number; readonly ids: readonly number[] };
}

type ListFilter = ItemFilter & { readonly sourceId?: number };

/** What lists can be ordered by; undated and unnumbered items come last either way. */
const orders: Readonly<Record<Exclude<ItemSort['by'], 'rank' | 'archiveNo'>, string>> = {
  path: 'path',
  title: 'title',
  branch: 'branch',
  date: 'date',
  year: 'year',
  kind: 'kind',
  category: 'category',
  status: 'status',
  confidence: 'confidence',
};

/** A hit in the title counts most, one in the path more than one in the text; as in `search`. */
const RANK = 'bm25(search, 10, 4, 1)';
/** A word with more hits than this says little of any of them: those in titles come first, the others as they lie in the library. */
const MOST_RANKED = 2000;

export function createItemList(database: Database): ItemList {
  const idsOf = (sql: string, values: Record<string, unknown>) => database.prepare<[Record<string, unknown>], number>(sql).pluck().all(values);
  const listed = (filter: ListFilter, sort: ItemSort, limit: number) => {
    const { terms, values } = conditions(filter);
    if (sort.by !== 'archiveNo') return idsOf(listSql(terms, sort), { ...values, limit });
    const numbered = idsOf(numberedSql(terms, sort.descending), { ...values, limit });
    return limit >= 0 && numbered.length >= limit ? numbered : [...numbered, ...idsOf(unnumberedSql(terms), { ...values, limit: limit < 0 ? limit : limit - numbered.length })];
  };
  const found = (filter: ListFilter, match: string, sort: ItemSort) => {
    const { terms, values } = conditions(filter);
    if (sort.by !== 'rank') {
      const hits = new Set(idsOf(foundSql(terms, ''), { ...values, match }));
      return listed(filter, sort, -1).filter((id) => hits.has(id));
    }
    const hits = idsOf(foundSql(terms, ''), { ...values, match });
    if (hits.length <= MOST_RANKED) return idsOf(foundSql(terms, `ORDER BY ${RANK}, items.id`), { ...values, match });
    const inTitle = idsOf(foundSql(terms, ''), { ...values, match: `title : (${match})` });
    const first = new Set(inTitle);
    return [...inTitle, ...hits.filter((id) => !first.has(id))];
  };
  return {
    ids(filter, sort) {
      if (!filter.text?.trim()) return listed(filter, sort, -1);
      const match = searchQuery(filter.text);
      // Typed, but nothing that could be looked for.
      return match === null ? [] : found(filter, match, sort);
    },
    first(filter, sort, limit) {
      const { terms, values } = conditions(filter);
      const total = database.prepare<[Record<string, unknown>], number>(`SELECT count(*) FROM items ${where(terms)}`).pluck().get(values)!;
      return { total, ids: listed(filter, sort, limit) };
    },
  };
}

/** Exported for the query-plan tests, as all `…Sql` of this folder. */
export function listSql(terms: readonly string[], { by, descending }: ItemSort): string {
  const column = by === 'rank' || by === 'archiveNo' ? 'path' : orders[by];
  const order = column === 'path' ? (descending ? 'path DESC' : 'path') : `${column} IS NULL, ${column}${descending ? ' DESC' : ''}, path`;
  return `SELECT id FROM items ${where(terms)} ORDER BY ${order}, id LIMIT @limit`;
}

/** Goes along the index of the numbers: the first page costs a page. */
export function numberedSql(terms: readonly string[], descending: boolean): string {
  const way = descending ? ' DESC' : '';
  return `
    SELECT items.id FROM archive_numbers AS numbers CROSS JOIN items ON items.id = numbers.item_id ${where(terms)}
    ORDER BY ${['fonds', 'year', 'retention', 'number'].map((column) => `numbers.${column}${way}`).join(', ')} LIMIT @limit`;
}

function unnumberedSql(terms: readonly string[]): string {
  return `SELECT id FROM items ${where([...terms, 'NOT EXISTS (SELECT 1 FROM archive_numbers WHERE item_id = items.id)'])} ORDER BY path, id LIMIT @limit`;
}

export function foundSql(terms: readonly string[], order: string): string {
  return `SELECT items.id FROM search CROSS JOIN items ON items.id = search.rowid ${where(['search MATCH @match', ...terms])} ${order}`;
}

function where(terms: readonly string[]): string {
  return terms.length === 0 ? '' : `WHERE ${terms.join(' AND ')}`;
}

function conditions(filter: ListFilter): { terms: string[]; values: Record<string, unknown> } {
  const { branch, year, category, status, kind, from, to, sourceId, removed, nameContains } = filter;
  const equal = { source_id: sourceId, branch, year, category, status, kind };
  const given = Object.entries(equal).filter(([, value]) => value !== undefined && value !== null);
  const terms = given.map(([column]) => `items.${column} = @${column}`);
  const values: Record<string, unknown> = Object.fromEntries(given);
  if (removed !== undefined) terms.push(`items.removed IS ${removed ? 'NOT ' : ''}NULL`);
  if (from) terms.push('items.date >= @from');
  if (to) terms.push('items.date <= @to');
  const name = nameContains?.trim().toLowerCase();
  if (name) terms.push("instr(lower(items.path || ' ' || coalesce(items.title, '')), @name) > 0");
  return { terms, values: { ...values, ...(from ? { from } : {}), ...(to ? { to } : {}), ...(name ? { name } : {}) } };
}
