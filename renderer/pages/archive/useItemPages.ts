import { keepPreviousData, useQueries, useQuery } from '@tanstack/react-query';
import type { ItemFilter, ItemRow, ItemSort } from '../../../shared/contract/itemCalls.ts';
import { useClient } from '../../client/ClientProvider.tsx';

/** Rows that are asked for together; fewer where a passage is cut out of the text of each. */
const PAGE = 100;
const FOUND_PAGE = 40;

export interface ItemPages {
  readonly total: number;
  readonly loading: boolean;
  readonly error: unknown;
  /** The row at a place of the list; `null` while it is on its way. */
  readonly at: (index: number) => ItemRow | null;
}

/** A list of any length, of which only what is looked at is asked for. */
export function useItemPages(filter: ItemFilter, sort: ItemSort, first: number, last: number): ItemPages {
  const client = useClient();
  const size = filter.text?.trim() ? FOUND_PAGE : PAGE;
  const query = (page: number) => {
    const input = { filter, sort, offset: page * size, limit: size };
    return { queryKey: ['item.list', input], queryFn: () => client.call('item.list', input) };
  };
  const head = useQuery({ ...query(0), placeholderData: keepPreviousData });
  const from = Math.floor(first / size);
  const wanted = Array.from({ length: Math.max(1, Math.floor(Math.max(first, last) / size) - from + 1) }, (_, offset) => from + offset);
  const pages = useQueries({ queries: wanted.map(query) });
  const byPage = new Map(wanted.map((page, index) => [page, pages[index]?.data?.rows]));
  return {
    total: head.data?.total ?? 0,
    loading: head.isPending || head.isPlaceholderData,
    error: head.error,
    at(index) {
      const page = Math.floor(index / size);
      const rows = byPage.get(page) ?? (page === 0 ? head.data?.rows : undefined);
      return rows?.[index - page * size] ?? null;
    },
  };
}
