import { Checkbox } from 'antd';
import { useEffect, useRef } from 'react';
import type { ItemRow } from '../../../shared/contract/itemCalls.ts';
import { fileNameOf } from '../../../shared/presentation/itemColumns.ts';
import type { Review } from './useReview.ts';
import './review.css';

/** The queue: what each file seems to be and how sure that is. */
export function ReviewQueue({ review }: { readonly review: Review }) {
  const list = useRef<HTMLDivElement>(null);
  const { rows, current, selected, go, toggle } = review;
  useEffect(() => {
    list.current?.querySelector('[aria-current="true"]')?.scrollIntoView({ block: 'nearest' });
  }, [current?.id]);
  return (
    <div ref={list} className="review-queue" role="list" aria-label="待核对的文件" tabIndex={0}>
      {rows?.map((row) => (
        <div key={row.id} role="listitem" aria-current={row.id === current?.id} className="review-row" onClick={() => go(row.id)}>
          <Checkbox aria-label={`选择 ${fileNameOf(row.path)}`} tabIndex={-1} checked={selected.has(row.id)} onClick={(event) => event.stopPropagation()} onChange={() => toggle(row.id)} />
          <div style={{ minWidth: 0 }}>
            <div className="review-title">{row.title ?? fileNameOf(row.path)}</div>
            <div className="review-note">{suggestionText(row)}</div>
            <div className="review-note" title={row.path}>{row.path}</div>
          </div>
        </div>
      ))}
    </div>
  );
}

/** What an item seems to be: 支部委员会会议记录　46%. */
function suggestionText({ kind, category, confidence }: ItemRow): string {
  const what = kind ?? (category === null ? '看不出是什么' : `类别 ${category}`);
  return confidence === null ? what : `${what}　${Math.round(confidence * 100)}%`;
}
