import { useEffect, useRef, useState, type PointerEvent } from 'react';
import type { BookPageView, BookStart } from '../../../shared/contract/bookCalls.ts';
import { placeAtLine } from './linePlaces.ts';
import { PagePicture } from './PagePicture.tsx';
import type { BookWork } from './useBook.ts';

/** The page that is looked at, large, with a rule where a record begins; the rule can be dragged between its lines. */
export function PageLarge({ page, work: { starts, active, change, goToRecord } }: { readonly page: BookPageView; readonly work: BookWork }) {
  const frame = useRef<HTMLDivElement>(null);
  const [dragged, setDragged] = useState<{ readonly start: BookStart; readonly at: number } | null>(null);
  useEffect(() => {
    frame.current?.querySelector('[data-active="true"]')?.scrollIntoView({ block: 'nearest' });
  }, [active, page.number]);
  const placeOf = ({ clientY }: PointerEvent) => {
    const { top, height } = frame.current!.getBoundingClientRect();
    return placeAtLine(page.lines, (clientY - top) / height);
  };
  return (
    <div className="book-large">
      <div className="book-page" ref={frame}>
        <PagePicture itemId={page.itemId} page={page.page} side={1400} name={`第 ${page.number} 页，放大`} />
        {starts.map((start, index) => (start.page !== page.number ? null : (
          <div key={start.at} className="book-rule" data-active={index === active} style={{ top: `${(dragged?.start === start ? dragged.at : start.at) * 100}%` }}
            onPointerDown={(event) => {
              event.currentTarget.setPointerCapture(event.pointerId);
              goToRecord(index);
              setDragged({ start, at: start.at });
            }}
            onPointerMove={(event) => dragged && setDragged({ ...dragged, at: placeOf(event) })}
            onPointerUp={() => {
              if (dragged && dragged.at !== start.at) change({ do: 'move', page: start.page, at: start.at, to: { page: page.number, at: dragged.at } });
              setDragged(null);
            }}
          ><span>第 {index + 1} 份从这里起</span></div>
        )))}
      </div>
    </div>
  );
}
