import { useCallback, useMemo } from 'react';
import type { ItemFilter } from '../../../shared/contract/itemCalls.ts';
import { parseCalendarDate } from '../../../shared/model/calendarDate.ts';
import type { ItemStatus } from '../../../shared/model/item.ts';
import { statusOrder } from '../../../shared/presentation/labels.ts';
import { useAddressParams } from '../../client/useAddressParams.ts';

/** What the archive shows; stands in the address (`#/archive` with `?branch=…&year=…&category=…`), so that any screen can lead to it. */
export interface ArchiveFilter {
  /** `all` is everything that was not set aside, `removed` what was. */
  readonly view: ItemStatus | 'all' | 'removed';
  readonly branch: string | null;
  readonly year: number | null;
  readonly category: string | null;
  readonly kind: string | null;
  readonly from: string | null;
  readonly to: string | null;
  readonly text: string;
}

export const everythingFiled: ArchiveFilter = { view: 'filed', branch: null, year: null, category: null, kind: null, from: null, to: null, text: '' };

const names = ['view', 'branch', 'year', 'category', 'kind', 'from', 'to', 'text'] as const;

export function useArchiveFilter(): readonly [ArchiveFilter, (changed: Partial<ArchiveFilter>) => void] {
  const [params, setParams] = useAddressParams();
  const filter = useMemo(() => filterIn(params), [params]);
  const change = useCallback(
    (changed: Partial<ArchiveFilter>) => {
      setParams((before) => {
        const after = new URLSearchParams(before);
        const wanted = { ...filterIn(before), ...changed };
        for (const name of names) {
          const value = wanted[name];
          if (value === null || value === everythingFiled[name]) after.delete(name);
          else after.set(name, String(value));
        }
        return after;
      }, { replace: true });
    },
    [setParams],
  );
  return [filter, change];
}

/** As the backend understands it. */
export function itemFilterOf({ view, branch, year, category, kind, from, to, text }: ArchiveFilter): ItemFilter {
  const [first, last] = [from === null ? null : parseCalendarDate(from), to === null ? null : parseCalendarDate(to)];
  return {
    branch, year, category, kind,
    status: view === 'all' ? null : view === 'removed' ? 'skipped' : view,
    ...(view === 'removed' ? { removed: true } : view === 'skipped' || view === 'all' ? { removed: false } : {}),
    from: first, to: last, text,
  };
}

function filterIn(params: URLSearchParams): ArchiveFilter {
  const view = params.get('view');
  const year = params.get('year');
  return {
    view: view === 'all' || view === 'removed' ? view : (statusOrder.find((status) => status === view) ?? 'filed'),
    branch: params.get('branch'),
    year: year !== null && /^\d{4}$/.test(year) ? Number(year) : null,
    category: params.get('category'),
    kind: params.get('kind'),
    from: params.get('from'),
    to: params.get('to'),
    text: params.get('text') ?? '',
  };
}
