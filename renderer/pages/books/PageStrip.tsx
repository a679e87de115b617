import { useEffect, useRef, useState, type PointerEvent } from 'react';
import type { BookPageView, BookStart } from '../../../shared/contract/bookCalls.ts';
import { useHeight } from '../../parts/useHeight.ts';
import { PagePicture } from './PagePicture.tsx';
import type { BookWork } from './useBook.ts';

/** Pixels of a row: the band of a record that begins, and the small picture. */
const ROW = 150;
const BEYOND = 3;

/** All pages of the book, one under the other; only those in sight are drawn. A record's band can be dragged to another page. */
export function PageStrip({ work, kindName }: { readonly work: BookWork; readonly kindName: (start: BookStart) => string }) {
  const { view, starts, page, goToPage, change } = work;
  const scroller = useRef<HTMLElement | null>(null);
  const [measure, height] = useHeight();
  const [top, setTop] = useState(0);
  const [dragged, setDragged] = useState<{ readonly start: BookStart; readonly to: number } | null>(null);
  useEffect(() => {
    const element = scroller.current;
    if (!element) return;
    const [from, to] = [(page - 1) * ROW, page * ROW];
    if (from < element.scrollTop) element.scrollTop = from;
    else if (to > element.scrollTop + element.clientHeight) element.scrollTop = to - element.clientHeight;
  }, [page]);
  const pages = view?.pageList ?? [];
  const first = Math.max(0, Math.floor(top / ROW) - BEYOND);
  const drawn = pages.slice(first, Math.ceil((top + height) / ROW) + BEYOND);
  const pageAt = ({ clientY }: PointerEvent) => {
    const element = scroller.current!;
    return Math.max(1, Math.min(pages.length, Math.floor((clientY - element.getBoundingClientRect().top + element.scrollTop) / ROW) + 1));
  };
  const drop = () => {
    if (dragged && dragged.to !== dragged.start.page) change({ do: 'move', page: dragged.start.page, at: dragged.start.at, to: { page: dragged.to, at: 0 } });
    setDragged(null);
  };
  return (
    <div ref={(element) => {
      scroller.current = element;
      measure(element);
    }} className="book-strip" role="listbox" tabIndex={0} aria-label="页" onScroll={({ currentTarget }) => setTop(currentTarget.scrollTop)}>
      <div role="presentation" style={{ height: pages.length * ROW, position: 'relative' }}>
        {drawn.map((one) => {
          const record = starts.findLastIndex((start) => start.page <= one.number);
          return (
            <div key={one.number} className="book-row" role="option" aria-selected={one.number === page} aria-posinset={one.number} aria-setsize={pages.length} data-record={record < 0 ? 'cover' : record % 2} data-drop={dragged?.to === one.number}
              style={{ top: (one.number - 1) * ROW, height: ROW }} onClick={() => goToPage(one.number)}
            >
              <div className="book-bands">
                {starts.filter((start) => start.page === one.number).map((start) => (
                  <span key={start.at} className="book-band" title="按住拖到另一页"
                    onClick={(event) => {
                      event.stopPropagation();
                      work.goToRecord(starts.indexOf(start));
                    }}
                    onPointerDown={(event) => {
                      event.currentTarget.setPointerCapture(event.pointerId);
                      setDragged({ start, to: start.page });
                    }}
                    onPointerMove={(event) => dragged && setDragged({ ...dragged, to: pageAt(event) })}
                    onPointerUp={drop} onPointerCancel={() => setDragged(null)}
                  >
                    {start.at > 0 ? '┄ ' : '┏ '}{starts.indexOf(start) + 1}　{start.date ?? start.read.date ?? '日期未定'}　{kindName(start)}
                  </span>
                ))}
              </div>
              <div className="book-thumb"><PagePicture itemId={one.itemId} page={one.page} side={240} name={`第 ${one.number} 页`} /></div>
              <div className="book-facts"><span className="figure">第 {one.number} 页</span><span className="muted">{stateText(one)}</span>{record < 0 ? <span className="muted">封面</span> : null}</div>
            </div>
          );
        })}
      </div>
    </div>
  );
}

function stateText({ state }: BookPageView): string {
  return state === 'blank' ? '空白页' : state === 'failed' ? '未能识别' : '';
}
