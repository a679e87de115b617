import { queryTerms } from '../../../shared/archive/bigrams.ts';
import { snippetOf } from '../../../shared/archive/snippet.ts';
import type { ItemFilter, ItemRow, ItemSort } from '../../../shared/contract/itemCalls.ts';
import { itemColumns } from '../../../shared/presentation/itemColumns.ts';
import { exportTable } from '../exportTable.ts';
import { openSession, type App } from './app.ts';
import type { Handlers } from './handlers.ts';
import { ownBranchOf } from './ownBranch.ts';
import { itemRow } from './itemRow.ts';
import type { Session } from './session.ts';

const EXPORT_PAGE = 500;
const byPath: ItemSort = { by: 'path', descending: false };

export const itemListHandlers: Handlers<'item.places' | 'item.counts' | 'item.list' | 'item.export'> = {
  'item.places': (app) => {
    const own = ownBranchOf(app);
    return openSession(app).library.items.countByPlace().filter(({ branch }) => own === null || branch === own);
  },
  'item.counts': (app) => {
    const session = openSession(app);
    const { items } = session.library;
    if (ownBranchOf(app) === null) return { byStatus: items.countByStatus(), removed: items.countMovedOut() };
    const count = (filter: Pick<ItemFilter, 'status' | 'removed'>) => shownIds(app, session, { branch: null, year: null, category: null, ...filter }, byPath).length;
    return { byStatus: { filed: count({ status: 'filed' }), 'needs-review': count({ status: 'needs-review' }), duplicate: count({ status: 'duplicate' }), unreadable: count({ status: 'unreadable' }), skipped: count({ status: 'skipped', removed: false }) }, removed: count({ status: 'skipped', removed: true }) };
  },
  'item.list': (app, { filter, sort = byPath, offset, limit }) => {
    const session = openSession(app);
    const { total, ids } = pageOf(app, session, { filter, sort, offset, limit });
    return { total, rows: rowsOf(session, ids, filter.text) };
  },
  'item.export': async (app, { name, filter, sort, columns, ...target }) => {
    const session = openSession(app);
    const shown = columns.flatMap((key) => itemColumns.find((column) => column.key === key) ?? []);
    const ids = shownIds(app, session, filter, sort);
    const file = await exportTable({ name, columns: shown, rows: () => pagesOf(ids, (page) => rowsOf(session, page).map((row) => shown.map(({ value }) => value(row)))) }, target);
    return { file };
  },
};

/** The rows page by page: a hundred thousand are never held at once. */
export function* pagesOf<Row>(ids: readonly number[], page: (ids: readonly number[]) => readonly Row[]): IterableIterator<Row> {
  for (let start = 0; start < ids.length; start += EXPORT_PAGE) yield* page(ids.slice(start, start + EXPORT_PAGE));
}

interface KeptList {
  readonly key: string;
  readonly ids: readonly number[];
}

/** The list that was looked at last: scrolling through it does not order it anew. */
const kept = new WeakMap<Session, KeptList>();

/** A list that is only looked at from above is not put in order as a whole. */
const FIRST_ROWS = 200;

function pageOf(app: App, session: Session, { filter, sort, offset, limit }: { readonly filter: ItemFilter; readonly sort: ItemSort; readonly offset: number; readonly limit: number }): { readonly total: number; readonly ids: readonly number[] } {
  const plain = ownBranchOf(app) === null && !filter.text?.trim() && sort.by !== 'rank';
  if (!plain || offset + limit > FIRST_ROWS || kept.get(session)?.key === listKey(session, filter, sort)) {
    const ids = shownIds(app, session, filter, sort);
    return { total: ids.length, ids: ids.slice(offset, offset + limit) };
  }
  const { total, ids } = session.library.itemList.first(filter, sort, offset + limit);
  return { total, ids: ids.slice(offset) };
}

/** What belongs to no branch yet waits in a village's window, too: nobody else would file it. */
function shownIds(app: App, session: Session, filter: ItemFilter, sort: ItemSort): readonly number[] {
  const own = ownBranchOf(app);
  if (own === null) return listedIds(session, filter, sort);
  if (filter.status !== 'needs-review') return listedIds(session, { ...filter, branch: own }, sort);
  const waiting = listedIds(session, { ...filter, branch: null }, sort);
  const foreign = new Set(session.library.items.byIds(waiting).filter(({ branch }) => branch !== null && branch !== own).map(({ id }) => id));
  return waiting.filter((id) => !foreign.has(id));
}

function listedIds(session: Session, filter: ItemFilter, sort: ItemSort): readonly number[] {
  const key = listKey(session, filter, sort);
  const last = kept.get(session);
  if (last?.key === key) return last.ids;
  const ids = session.library.itemList.ids(filter, sort);
  kept.set(session, { key, ids });
  return ids;
}

function listKey({ library }: Session, filter: ItemFilter, sort: ItemSort): string {
  return JSON.stringify([filter, sort, library.events.head().count]);
}

function rowsOf(session: Session, ids: readonly number[], text = ''): readonly ItemRow[] {
  const { items, documents } = session.library;
  const terms = queryTerms(text);
  return items.byIds(ids).map((item) => {
    const row = itemRow(item, session.scheme);
    if (terms.length === 0) return row;
    const passage = (item.sha256 === null ? null : documents.text(item.sha256)) ?? '';
    return { ...row, hit: { title: snippetOf(item.title ?? '', terms), passage: snippetOf(passage, terms) } };
  });
}
