import type { Database } from 'better-sqlite3';
import { searchQuery } from '../../shared/archive/bigrams.ts';
import type { ItemFilter, ItemSort } from '../../shared/contract/itemCalls.ts';

export interface ItemList {
  /** The numbers of all items that fit, in order; a list is then shown page by page with `items.byIds`. */
  ids(filter: ItemFilter & { readonly sourceId?: number }, sort: ItemSort): readonly number[];
}

/** What lists can be ordered by; undated and unnumbered items come last either way. */
const orders: Readonly<Record<Exclude<ItemSort['by'], 'rank'>, string>> = {
  path: 'items.path',
  title: 'items.title',
  branch: 'items.branch',
  date: 'items.date',
  year: 'items.year',
  kind: 'items.kind',
  category: 'items.category',
  status: 'items.status',
  confidence: 'items.confidence',
  archiveNo: 'numbers.fonds, numbers.year, numbers.retention, numbers.number',
};

/** A hit in the title counts most, one in the path more than one in the text; as in `search`. */
const RANK = 'bm25(search, 10, 4, 1)';

export function createItemList(database: Database): ItemList {
  return {
    ids(filter, sort) {
      const match = filter.text === undefined || filter.text.trim() === '' ? null : searchQuery(filter.text);
      // Typed, but nothing that could be looked for.
      if (match === null && filter.text?.trim()) return [];
      const { terms, values } = conditions(filter);
      const order = sort.by === 'rank' ? (match === null ? 'items.path' : RANK) : ordered(sort);
      const sql = listSql(match !== null, terms, order);
      return database.prepare<[Record<string, unknown>], number>(sql).pluck().all({ ...values, match });
    },
  };
}


function listSql(searched: boolean, terms: readonly string[], order: string): string {
  const all = searched ? ['search MATCH @match', ...terms] : terms;
  return `
    SELECT items.id FROM ${searched ? 'search JOIN items ON items.id = search.rowid' : 'items'}
    ${order.includes('numbers.') ? 'LEFT JOIN archive_numbers AS numbers ON numbers.item_id = items.id' : ''}
    ${all.length === 0 ? '' : `WHERE ${all.join(' AND ')}`}
    ORDER BY ${order}, items.id`;
}

function ordered({ by, descending }: ItemSort): string {
  const columns = by === 'rank' ? ['items.path'] : orders[by].split(', ');
  return [`${columns[0]!} IS NULL`, ...columns.map((column) => (descending ? `${column} DESC` : column)), 'items.path'].join(', ');
}

function conditions(filter: ItemFilter & { readonly sourceId?: number }): { terms: string[]; values: Record<string, unknown> } {
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
