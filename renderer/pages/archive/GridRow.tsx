import { memo } from 'react';
import type { ItemColumnKey, ItemRow } from '../../../shared/contract/itemCalls.ts';
import { itemColumns } from '../../../shared/presentation/itemColumns.ts';
import { MarkedSnippet } from '../../parts/MarkedSnippet.tsx';

/** The columns shown, in their order. */
export const gridColumns: readonly ItemColumnKey[] = ['archiveNo', 'title', 'branch', 'year', 'date', 'category', 'kind', 'retention'];
export const shownColumns = gridColumns.flatMap((key) => itemColumns.find((column) => column.key === key) ?? []);

interface GridRowProps {
  readonly index: number;
  readonly height: number;
  /** `null` while it is on its way. */
  readonly item: ItemRow | null;
  readonly current: boolean;
  readonly selected: boolean;
}

/** One row; the list around it listens. Drawn again only where it shows something else: forty of them pass at every turn of the wheel. */
export const GridRow = memo(function GridRow({ index, height, item, current, selected }: GridRowProps) {
  return (
    <div role="row" data-index={index} aria-rowindex={index + 1} aria-selected={selected} className={`item-grid-row${current ? ' item-grid-current' : ''}`} style={{ top: index * height, height }} draggable={item !== null}>
      {item ? <Cells item={item} selected={selected} /> : <span role="gridcell" className="muted" style={{ gridColumn: '2 / -1' }}>……</span>}
    </div>
  );
});

function Cells({ item, selected }: { readonly item: ItemRow; readonly selected: boolean }) {
  return (
    <>
      <span role="gridcell" className="item-grid-box"><input type="checkbox" aria-label={`选择 ${item.title ?? item.path}`} tabIndex={-1} checked={selected} readOnly /></span>
      {shownColumns.map(({ key, value }) => (
        <span key={key} role="gridcell" className={key === 'title' ? undefined : 'figure'} title={key === 'title' ? item.path : undefined}>
          {key === 'title' && item.hit ? <Found item={item} hit={item.hit} /> : value(item)}
        </span>
      ))}
    </>
  );
}

function Found({ item, hit }: { readonly item: ItemRow; readonly hit: NonNullable<ItemRow['hit']> }) {
  return (
    <>
      <div style={{ overflow: 'hidden', textOverflow: 'ellipsis' }}>{hit.title.text === '' ? item.path : <MarkedSnippet snippet={hit.title} />}</div>
      <div className="item-passage"><MarkedSnippet snippet={hit.passage} /></div>
    </>
  );
}
