import { Button, Input, Select, type InputRef } from 'antd';
import { useState, type RefObject } from 'react';
import { recordPages } from '../../../shared/books/recordPages.ts';
import { findDates } from '../../../shared/calendar/findDates.ts';
import type { FilingChoices } from '../../../shared/contract/itemCalls.ts';
import { parseCalendarDate, type CalendarDate } from '../../../shared/model/calendarDate.ts';
import { ReadAgain } from '../../parts/ReadAgain.tsx';
import type { BookWork } from './useBook.ts';

interface RecordSideProps {
  readonly work: BookWork;
  readonly kinds: FilingChoices['kinds'];
  /** Kinds on the keys 1–9. */
  readonly quick: FilingChoices['kinds'];
  readonly dateField: RefObject<InputRef | null>;
}

/** The record that is worked on: its pages, its kind, its day. */
export function RecordSide({ work, kinds, quick, dateField }: RecordSideProps) {
  const { view, starts, active, change, goToRecord, page } = work;
  const start = starts[active];
  const shown = view?.pageList[page - 1];
  if (!view || !shown) return null;
  if (!start) return <aside className="book-side panel"><h2>封面</h2><p className="muted">第一份记录之前的页，不属于任何一份记录。</p></aside>;
  const { first, last } = recordPages(starts, view.pages)[active]!;
  const blank = view.pageList.slice(first - 1, last).filter(({ state }) => state === 'blank');
  const place = { page: start.page, at: start.at };
  return (
    <aside className="book-side panel">
      <h2>第 {active + 1} 份 <span className="muted figure">共 {starts.length} 份</span></h2>
      <p className="figure">{first === last ? `第 ${first} 页` : `第 ${first}—${last} 页`}{blank.length > 0 ? `，其中空白 ${blank.map(({ number }) => number).join('、')}` : ''}</p>
      <p className="muted" style={{ overflowWrap: 'anywhere' }}>标题读作：{start.read.title ?? '未读出'}</p>
      <label htmlFor="book-kind">文种</label>
      <Select id="book-kind" showSearch={{ optionFilterProp: 'label' }} allowClear style={{ width: '100%' }} value={start.kind} placeholder={kinds.find(({ id }) => id === start.read.kind)?.name ?? '请选择'}
        options={kinds.map(({ id, name }) => ({ value: id, label: name }))} onChange={(kind: string | undefined) => change({ do: 'kind', ...place, kind: kind ?? null })}
      />
      <label htmlFor="book-date">会议日期</label>
      <DateField key={`${active} ${start.date ?? ''}`} field={dateField} start={start} onDate={(date) => change({ do: 'date', ...place, date })} onNext={() => goToRecord(active + 1)} />
      <p className="muted">{start.date ? '由人填写，用于核查。' : start.read.date ? `读作 ${start.read.date}${start.read.confirmed ? '，已确认' : '，待确认'}。对照页面无误，按 R 采用。` : '没有读出日期，请对照页面填写。'}</p>
      {start.date === null && start.read.date !== null ? <Button onClick={() => change({ do: 'date', ...place, date: start.read.date as CalendarDate })}>采用读出的日期（R）</Button> : null}
      <ReadAgain itemId={shown.itemId} page={shown.page} />
      <ol className="book-quick">{quick.map(({ id, name }) => <li key={id}>{name}</li>)}</ol>
    </aside>
  );
}

interface DateFieldProps {
  readonly field: RefObject<InputRef | null>;
  readonly start: BookWork['starts'][number];
  readonly onDate: (date: CalendarDate | null) => void;
  readonly onNext: () => void;
}

/** 2025-3-5, 2025.3.5, 2025年3月5日, or 3.5 in the year that was read. Enter keeps it and goes to the next record. */
function DateField({ field, start, onDate, onNext }: DateFieldProps) {
  const [text, setText] = useState<string>(start.date ?? '');
  const date = dateOf(text, start.read.date);
  const wrong = text.trim() !== '' && date === null;
  const keep = () => {
    if (!wrong && date !== start.date) onDate(date);
  };
  return (
    <Input ref={field} id="book-date" value={text} status={wrong ? 'error' : ''} placeholder={start.read.date ?? '如 2025-3-5'} maxLength={20} aria-invalid={wrong}
      onChange={({ target }) => setText(target.value)} onBlur={keep}
      onPressEnter={({ currentTarget }) => {
        if (wrong) return;
        currentTarget.blur();
        onNext();
      }}
      onKeyDown={({ key, currentTarget }) => {
        if (key !== 'Escape') return;
        setText(start.date ?? '');
        currentTarget.blur();
      }}
    />
  );
}

function dateOf(text: string, read: string | null): CalendarDate | null {
  const written = text.trim().replaceAll('/', '-');
  const year = read === null ? {} : { yearHint: Number(read.slice(0, 4)) };
  const full = /^(?:(\d{4})[-.年])?(\d{1,2})[-.月](\d{1,2})日?$/.exec(written);
  if (full) {
    const stated = full[1] ?? (read?.slice(0, 4) ?? '');
    return parseCalendarDate(`${stated}-${full[2]!.padStart(2, '0')}-${full[3]!.padStart(2, '0')}`);
  }
  return findDates(written, year).find(({ precision, date }) => precision === 'day' && date !== null)?.date ?? null;
}
