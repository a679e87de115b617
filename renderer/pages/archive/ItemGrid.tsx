import { Alert, Empty } from 'antd';
import { useEffect, useRef, useState, type DragEvent, type KeyboardEvent, type MouseEvent } from 'react';
import type { ItemColumnKey, ItemFilter, ItemSort } from '../../../shared/contract/itemCalls.ts';
import { errorText } from '../../client/errorText.ts';
import { GridRow, shownColumns } from './GridRow.tsx';
import { useItemPages } from './useItemPages.ts';
import './archive.css';

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
  const [height, setHeight] = useState(600);
  const [top, setTop] = useState(0);
  const [current, setCurrent] = useState(0);
  const anchor = useRef(0);
  const row = filter.text?.trim() ? TALL_ROW : ROW;
  const first = Math.max(0, top - BEYOND);
  const visible = Math.ceil(height / row) + 2 * BEYOND;
  const { total, loading, error, at } = useItemPages(filter, sort, first, first + visible);
  const last = Math.min(total, first + visible);
  const listKey = JSON.stringify([filter, sort]);

  useEffect(() => {
    const element = frame.current;
    if (!element) return;
    const watcher = new ResizeObserver(() => setHeight(element.clientHeight));
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
    const page = Math.max(1, Math.floor((height - HEAD) / row) - 1);
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
  const click = (event: MouseEvent) => {
    const index = rowAt(event.target);
    const item = index === null ? null : at(index);
    if (index === null || !item) return;
    if (isBox(event.target)) {
      toggle(item.id);
      return;
    }
    setCurrent(index);
    if (event.shiftKey) onSelect(new Set([...selected, ...idsBetween(anchor.current, index)]));
    else if (event.ctrlKey || event.metaKey) toggle(item.id);
    else onOpen(item.id);
    if (!event.shiftKey) anchor.current = index;
  };
  const drag = (event: DragEvent) => {
    const index = rowAt(event.target);
    const item = index === null ? null : at(index);
    if (!item) return;
    if (!selected.has(item.id)) onSelect(new Set([item.id]));
    event.dataTransfer.effectAllowed = 'move';
    event.dataTransfer.setData('text/plain', item.title ?? item.path);
  };

  if (error) return <Alert type="error" showIcon title={errorText(error)} />;
  return (
    <div ref={frame} className="item-grid" role="grid" aria-label="材料列表" aria-rowcount={total} aria-multiselectable aria-busy={loading} tabIndex={0} onKeyDown={press} onScroll={({ currentTarget }) => setTop(Math.floor(currentTarget.scrollTop / row))}>
      <div className="item-grid-row item-grid-head" role="row">
        <span role="columnheader" aria-label="选择" />
        {shownColumns.map(({ key, header }) => <HeadCell key={key} by={key} header={header} sort={sort} onSort={onSort} />)}
      </div>
      {total === 0 && !loading ? <Empty style={{ marginTop: 48 }} image={Empty.PRESENTED_IMAGE_SIMPLE} description={filter.text?.trim() ? '没有找到。换个词，或到“全部文件”里找。' : '这里没有材料。'} /> : null}
      <div className="item-grid-body" role="rowgroup" style={{ height: total * row }} onClick={click} onDragStart={drag}>
        {Array.from({ length: Math.max(0, last - first) }, (_, offset) => first + offset).map((index) => {
          const item = at(index);
          // What leaves the view at one end comes back at the other: no row is made anew while one scrolls.
          return <GridRow key={index % visible} index={index} height={row} item={item} current={index === current} selected={item !== null && selected.has(item.id)} />;
        })}
      </div>
    </div>
  );
}

/** The place in the list of the row that was clicked or dragged. */
function rowAt(target: EventTarget): number | null {
  const element = target instanceof Element ? target.closest<HTMLElement>('[data-index]') : null;
  return element === null ? null : Number(element.dataset['index']);
}

function isBox(target: EventTarget): boolean {
  return target instanceof Element && target.closest('.item-grid-box') !== null;
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
