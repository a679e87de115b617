import { Alert, Checkbox, Empty } from 'antd';
import { useEffect, useRef, useState, type DragEvent, type KeyboardEvent, type MouseEvent } from 'react';
import type { ItemColumnKey, ItemFilter, ItemRow, ItemSort } from '../../../shared/contract/itemCalls.ts';
import { itemColumns } from '../../../shared/presentation/itemColumns.ts';
import { errorText } from '../../client/errorText.ts';
import { MarkedSnippet } from '../../parts/MarkedSnippet.tsx';
import { useItemPages } from './useItemPages.ts';
import './archive.css';

/** The columns shown, in their order. */
export const gridColumns: readonly ItemColumnKey[] = ['archiveNo', 'title', 'branch', 'year', 'date', 'category', 'kind', 'retention'];
const shown = gridColumns.flatMap((key) => itemColumns.find((column) => column.key === key) ?? []);

const ROW = 34;
/** With a second line for the passage that was found. */
const TALL_ROW = 54;
const HEAD = 32;
/** Rows drawn beyond the view, so that scrolling shows no gaps. */
const BEYOND = 8;

interface ItemGridProps {
  readonly filter: ItemFilter;
  readonly sort: ItemSort;
  readonly onSort: (sort: ItemSort) => void;
  readonly selected: ReadonlySet<number>;
  readonly onSelect: (ids: ReadonlySet<number>) => void;
  readonly onOpen: (id: number) => void;
  readonly onTotal: (total: number) => void;
}

/** A list of any length: only the rows in view exist. Arrow keys move, Enter opens, Space selects, rows can be dragged. */
export function ItemGrid({ filter, sort, onSort, selected, onSelect, onOpen, onTotal }: ItemGridProps) {
  const frame = useRef<HTMLDivElement>(null);
  const [view, setView] = useState({ top: 0, height: 600 });
  const [current, setCurrent] = useState(0);
  const anchor = useRef(0);
  const row = filter.text?.trim() ? TALL_ROW : ROW;
  const first = Math.max(0, Math.floor(view.top / row) - BEYOND);
  const visible = Math.ceil(view.height / row) + 2 * BEYOND;
  const { total, loading, error, at } = useItemPages(filter, sort, first, first + visible);
  const last = Math.min(total, first + visible);
  const listKey = JSON.stringify([filter, sort]);

  useEffect(() => {
    const element = frame.current;
    if (!element) return;
    const watcher = new ResizeObserver(() => setView((before) => ({ ...before, height: element.clientHeight })));
    watcher.observe(element);
    return () => watcher.disconnect();
  }, []);
  useEffect(() => {
    frame.current?.scrollTo({ top: 0 });
    setCurrent(0);
  }, [listKey]);
  useEffect(() => onTotal(total), [onTotal, total]);

  const idsBetween = (a: number, b: number) => Array.from({ length: Math.abs(a - b) + 1 }, (_, offset) => at(Math.min(a, b) + offset)?.id).filter((id) => id !== undefined);
  const toggle = (id: number) => onSelect(selected.has(id) ? new Set([...selected].filter((one) => one !== id)) : new Set([...selected, id]));
  const goTo = (index: number, extend: boolean) => {
    const next = Math.max(0, Math.min(total - 1, index));
    setCurrent(next);
    if (extend) onSelect(new Set([...selected, ...idsBetween(current, next)]));
    else anchor.current = next;
    const element = frame.current;
    if (!element) return;
    if (next * row < element.scrollTop) element.scrollTop = next * row;
    else if ((next + 1) * row > element.scrollTop + element.clientHeight - HEAD) element.scrollTop = (next + 1) * row - element.clientHeight + HEAD;
  };
  const press = (event: KeyboardEvent) => {
    const page = Math.max(1, Math.floor((view.height - HEAD) / row) - 1);
    const steps: Readonly<Record<string, number>> = { ArrowDown: current + 1, ArrowUp: current - 1, PageDown: current + page, PageUp: current - page, Home: 0, End: total - 1 };
    const item = at(current);
    const step = steps[event.key];
    if (step !== undefined) goTo(step, event.shiftKey);
    else if (event.key === 'Enter' && item) onOpen(item.id);
    else if (event.key === ' ' && item) toggle(item.id);
    else if (event.key === 'Escape') onSelect(new Set());
    else return;
    event.preventDefault();
  };
  const click = (event: MouseEvent, index: number, item: ItemRow) => {
    setCurrent(index);
    if (event.shiftKey) onSelect(new Set([...selected, ...idsBetween(anchor.current, index)]));
    else if (event.ctrlKey || event.metaKey) toggle(item.id);
    else onOpen(item.id);
    if (!event.shiftKey) anchor.current = index;
  };
  const drag = (event: DragEvent, item: ItemRow) => {
    if (!selected.has(item.id)) onSelect(new Set([item.id]));
    event.dataTransfer.effectAllowed = 'move';
    event.dataTransfer.setData('text/plain', item.title ?? item.path);
  };

  if (error) return <Alert type="error" showIcon title={errorText(error)} />;
  return (
    <div ref={frame} className="item-grid" role="grid" aria-label="材料列表" aria-rowcount={total} aria-multiselectable aria-busy={loading} tabIndex={0} onKeyDown={press} onScroll={({ currentTarget }) => setView({ top: currentTarget.scrollTop, height: currentTarget.clientHeight })}>
      <div className="item-grid-row item-grid-head" role="row">
        <span role="columnheader" aria-label="选择" />
        {shown.map(({ key, header }) => <HeadCell key={key} by={key} header={header} sort={sort} onSort={onSort} />)}
      </div>
      {total === 0 && !loading ? <Empty style={{ marginTop: 48 }} image={Empty.PRESENTED_IMAGE_SIMPLE} description={filter.text?.trim() ? '没有找到。换个词，或到“全部文件”里找。' : '这里没有材料。'} /> : null}
      <div className="item-grid-body" role="rowgroup" style={{ height: total * row }}>
        {Array.from({ length: Math.max(0, last - first) }, (_, offset) => first + offset).map((index) => {
          const item = at(index);
          return (
            <div key={index} role="row" aria-rowindex={index + 1} aria-selected={item !== null && selected.has(item.id)} className={`item-grid-row${index === current ? ' item-grid-current' : ''}`} style={{ top: index * row, height: row }}
              draggable={item !== null} onDragStart={(event) => item && drag(event, item)} onClick={(event) => item && click(event, index, item)}>
              {item ? <Cells item={item} selected={selected.has(item.id)} onToggle={() => toggle(item.id)} /> : <span role="gridcell" className="muted" style={{ gridColumn: '2 / -1' }}>……</span>}
            </div>
          );
        })}
      </div>
    </div>
  );
}

function Cells({ item, selected, onToggle }: { readonly item: ItemRow; readonly selected: boolean; readonly onToggle: () => void }) {
  return (
    <>
      <span role="gridcell" onClick={(event) => event.stopPropagation()}><Checkbox aria-label={`选择 ${item.title ?? item.path}`} tabIndex={-1} checked={selected} onChange={onToggle} /></span>
      {shown.map(({ key, value }) => (
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

function HeadCell({ by, header, sort, onSort }: { readonly by: ItemColumnKey; readonly header: string; readonly sort: ItemSort; readonly onSort: (sort: ItemSort) => void }) {
  const active = sort.by === by;
  if (by === 'retention') return <span role="columnheader">{header}</span>;
  return (
    <span role="columnheader" aria-sort={active ? (sort.descending ? 'descending' : 'ascending') : 'none'}>
      <button type="button" onClick={() => onSort({ by, descending: active && !sort.descending })}>{header}{active ? (sort.descending ? ' ↓' : ' ↑') : ''}</button>
    </span>
  );
}
