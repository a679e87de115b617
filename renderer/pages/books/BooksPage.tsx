import { Alert, Button, Empty, Select, Skeleton, Tooltip, type InputRef } from 'antd';
import { useRef, useState } from 'react';
import type { BookRow, BookStart } from '../../../shared/contract/bookCalls.ts';
import type { CalendarDate } from '../../../shared/model/calendarDate.ts';
import { errorText } from '../../client/errorText.ts';
import { useCall } from '../../client/useCall.ts';
import { PageState } from '../../parts/PageState.tsx';
import './books.css';
import { CompareWriting } from './CompareWriting.tsx';
import { nextLinePlace } from './linePlaces.ts';
import { PageLarge } from './PageLarge.tsx';
import { PageStrip } from './PageStrip.tsx';
import { RecordSide } from './RecordSide.tsx';
import { useBook, type BookWork } from './useBook.ts';
import { useBookKeys } from './useBookKeys.ts';

/** 记录本: a scanned or photographed minute-book is divided into its records, by keys alone if one likes. */
export function BooksPage() {
  const { data: books, error, refetch } = useCall('book.list', {});
  const [chosen, setChosen] = useState<number | null>(null);
  if (!books) return <PageState title="记录本" error={error} onRetry={() => void refetch()} />;
  const book = books.find(({ itemId }) => itemId === chosen) ?? books.find(({ records }) => records === null) ?? books[0];
  // The one that was opened stays: with its first step it is no longer undivided.
  if (book && book.itemId !== chosen) setChosen(book.itemId);
  if (!book) return <div className="page"><div className="page-head"><h1>记录本</h1></div><Empty style={{ marginTop: 60 }} description="还没有可以拆分的记录本。多页的扫描件、同一文件夹里连续拍的三张以上的记录照片，在“识别确认”中识别文字以后列在这里。" /></div>;
  return <DivideBook key={book.itemId} books={books} book={book} onChoose={setChosen} />;
}

/** Kinds on the keys 1–9, as far as the scheme has them. */
const QUICK = ['committeeMeeting', 'branchMeeting', 'groupMeeting', 'partyLecture', 'themeDay', 'organisationLifeMeeting', 'democraticReview', 'villageCommitteeMeeting', 'villagersRepresentativesMeeting'];

function DivideBook({ books, book, onChoose }: { readonly books: readonly BookRow[]; readonly book: BookRow; readonly onChoose: (itemId: number) => void }) {
  const work = useBook(book.itemId);
  const { view, starts, page, undoable } = work;
  const { data: choices } = useCall('item.filing', {});
  const dateField = useRef<InputRef>(null);
  const kinds = choices?.kinds ?? [];
  const quick = QUICK.flatMap((id) => kinds.find((kind) => kind.id === id) ?? []);
  const kindName = (start: BookStart) => kinds.find(({ id }) => id === (start.kind ?? start.read.kind))?.name ?? '文种未定';
  useKeys(work, { quick: quick.map(({ id }) => id), toDate: () => dateField.current?.focus({ cursor: 'all' }) });
  const shown = view?.pageList[page - 1];
  return (
    <div className="page" style={{ display: 'flex', flexDirection: 'column' }}>
      <div className="page-head" style={{ marginBottom: 8, flexWrap: 'wrap' }}>
        <h1>记录本</h1>
        <Select aria-label="选择记录本" style={{ width: 420 }} value={book.itemId} onChange={onChoose} options={books.map((one) => ({ value: one.itemId, label: `${one.path}（${one.pages} 页${one.records === null ? '，未拆分' : `，${one.records} 份`}）` }))} />
        <span className="muted figure">{starts.length} 份记录</span>
        <span className="spacer" />
        {book.records === null && book.unread === 0 ? <Button type="primary" onClick={() => work.change({ do: 'accept' })}>按识别出的标题拆成 {starts.length} 份</Button> : null}
        {view ? <CompareWriting pages={view.pageList} at={page} /> : null}
        <Tooltip title="撤销上一步（Ctrl+Z）"><Button disabled={undoable === 0} onClick={work.undo}>撤销</Button></Tooltip>
      </div>
      <div className="muted book-keys">↑↓ 翻页　[ ] 上一份、下一份　Enter 从本页起／并入前一份　M 从页中间起　Shift+↑↓ 移一页　Alt+↑↓ 移一行　Delete 并入　1–9 文种　D 日期　R 采用读出的日期</div>
      {book.unread > 0 ? <Alert type="info" showIcon style={{ marginBottom: 8 }} title={`还有 ${book.unread} 页没有识别文字。请先到“识别确认”中识别，再拆分。`} /> : null}
      {work.error ? <Alert type="error" showIcon title={errorText(work.error)} /> : null}
      {!view || !shown ? <Skeleton active /> : (
        <div className="book">
          <PageStrip work={work} kindName={kindName} />
          <PageLarge page={shown} work={work} />
          <RecordSide work={work} kinds={kinds} quick={quick} dateField={dateField} />
        </div>
      )}
    </div>
  );
}

function useKeys(work: BookWork, { quick, toDate }: { readonly quick: readonly string[]; readonly toDate: () => void }): void {
  const { view, starts, active, page, change, goToPage, goToRecord } = work;
  const start = starts[active];
  const place = start && { page: start.page, at: start.at };
  const lines = view?.pageList[(start?.page ?? page) - 1]?.lines ?? [];
  useBookKeys({
    onPage: (by) => goToPage(page + by),
    onRecord: (by) => goToRecord(active + by),
    onToggle: () => change({ do: starts.some((one) => one.page === page && one.at === 0) ? 'join' : 'begin', page, at: 0 }),
    onMiddle: () => change({ do: 'begin', page, at: nextLinePlace(view?.pageList[page - 1]?.lines ?? [], 0.5, 0) || 0.5 }),
    onJoin: () => place && change({ do: 'join', ...place }),
    onMovePage: (by) => place && change({ do: 'move', ...place, to: { page: place.page + by, at: 0 } }),
    onMoveLine: (by) => place && change({ do: 'move', ...place, to: { page: place.page, at: nextLinePlace(lines, place.at, by) } }),
    onKind(index) {
      const kind = quick[index];
      if (place && kind !== undefined) change({ do: 'kind', ...place, kind });
    },
    onDate: toDate,
    onReadDate: () => place && start.read.date !== null && change({ do: 'date', ...place, date: start.read.date as CalendarDate }),
    onUndo: work.undo,
  });
}
