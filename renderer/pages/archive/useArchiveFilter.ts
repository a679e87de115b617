import { useCallback, useMemo } from 'react';
import type { ItemFilter } from '../../../shared/contract/itemCalls.ts';
import { parseCalendarDate } from '../../../shared/model/calendarDate.ts';
import type { ItemStatus } from '../../../shared/model/item.ts';
import { statusOrder } from '../../../shared/presentation/labels.ts';
import { useAddress, type Address } from '../../parts/address.tsx';

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

export function useArchiveFilter(): readonly [ArchiveFilter, (changed: Partial<ArchiveFilter>) => void] {
  const address = useAddress();
  const filter = useMemo(() => filterIn(address), [address]);
  const change = useCallback(
    (changed: Partial<ArchiveFilter>) => {
      const names = Object.keys(changed) as (keyof ArchiveFilter)[];
      // What is usual does not stand in the address.
      address.set(Object.fromEntries(names.map((name) => [name, changed[name] === everythingFiled[name] ? null : changed[name]])), { replace: true });
    },
    [address],
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

function filterIn(address: Address): ArchiveFilter {
  const view = address.get('view');
  const year = address.get('year');
  return {
    view: view === 'all' || view === 'removed' ? view : (statusOrder.find((status) => status === view) ?? 'filed'),
    branch: address.get('branch'),
    year: year !== null && /^\d{4}$/.test(year) ? Number(year) : null,
    category: address.get('category'),
    kind: address.get('kind'),
    from: address.get('from'),
    to: address.get('to'),
    text: address.get('text') ?? '',
  };
}
