import { Alert, Button, Empty, Skeleton, Tooltip } from 'antd';
import { useState } from 'react';
import { Link } from 'wouter';
import type { FilingChoices, ItemDecision, ItemRow } from '../../../shared/contract/itemCalls.ts';
import type { Place } from '../../../shared/model/document.ts';
import { itemColumns } from '../../../shared/presentation/itemColumns.ts';
import { errorText } from '../../client/errorText.ts';
import { useCall } from '../../client/useCall.ts';
import { BulkBar } from '../../parts/item/BulkBar.tsx';
import { ItemPreview } from '../../parts/item/ItemPreview.tsx';
import { useItemChanges } from '../../parts/item/useItemChanges.tsx';
import { ListTools } from '../../parts/ListTools.tsx';

import { ReviewQueue } from './ReviewQueue.tsx';
import { ReviewSide } from './ReviewSide.tsx';
import { useReview } from './useReview.ts';
import { useReviewKeys } from './useReviewKeys.ts';

const noChoices: FilingChoices = { categories: [], kinds: [], branches: [], years: [] };

/** 核对: what was not recognised for certain, one after the other, by keys alone if one likes. */
export function ReviewPage() {
  const review = useReview();
  const { data: choices = noChoices } = useCall('item.filing', {});
  const { rows, current, selected, total } = review;
  const { data: item } = useCall('item.get', { id: current?.id ?? 0 }, current !== null);
  const { moveOut } = useItemChanges();
  const [focus, setFocus] = useState<{ readonly item: number; readonly place: Place } | null>(null);
  const here = current !== null && item?.id === current.id ? item : null;
  const place = focus !== null && focus.item === here?.id ? focus.place : null;

  const category = (index: number) => {
    const chosen = choices.categories[index];
    if (chosen) review.decide((row) => categoryDecision(row, chosen.code, choices, here));
  };
  const accept = () => review.decide(acceptDecision);
  useReviewKeys({
    onCategory: category,
    onMove: review.move,
    onAccept: accept,
    onToggle: () => current && review.toggle(current.id),
    onSelectAll: () => review.select(rows?.map(({ id }) => id) ?? []),
    onUndo: review.undo,
  });

  return (
    <div className="page" style={{ display: 'flex', flexDirection: 'column' }}>
      <div className="page-head" style={{ marginBottom: 8, flexWrap: 'wrap' }}>
        <h1>核对</h1>
        <span className="muted figure">{rows === null ? '' : `还有 ${total} 件待核对`}</span>
        {selected.size > 0 ? <BulkBar count={selected.size} choices={choices} hint="1–8 归类" onDecide={review.decide} onMoveOut={() => moveOut([...selected], () => review.select([]))} onClear={() => review.select([])} /> : <span className="muted">1–8 归类　Enter 采纳建议　↑↓ 上下　空格 多选　Ctrl+Z 撤销</span>}
        <span className="spacer" />
        <Tooltip title="撤销上一次归类（Ctrl+Z）"><Button disabled={review.undoable === 0} onClick={review.undo}>撤销</Button></Tooltip>
        <ListTools<ItemRow> name="待核对的文件" columns={itemColumns} rows={rows ?? []} />
      </div>
      {review.error ? <Alert type="error" showIcon title={errorText(review.error)} /> : null}
      {rows === null ? <Skeleton active /> : rows.length === 0 ? (
        <Empty style={{ marginTop: 60 }} description="没有待核对的文件了。"><Link href="/archive">去看档案</Link></Empty>
      ) : (
        <div className="review">
          <ReviewQueue review={review} />
          {here ? <ItemPreview key={`preview ${here.id}`} item={here} focus={place} /> : <Skeleton key="no preview" active />}
          {here ? <ReviewSide key={`side ${here.id}`} item={here} choices={choices} focus={place} onFocus={(chosen) => setFocus({ item: here.id, place: chosen })} onCategory={category} onDecide={review.decide} onAccept={accept} /> : <Skeleton key="no side" active />}
        </div>
      )}
    </div>
  );
}

/** What it seems to be is what it is. */
function acceptDecision({ kindId, category }: ItemRow): ItemDecision {
  return kindId !== null ? { kind: kindId } : category !== null ? { category } : {};
}

/** The category chosen; the kind is kept where it lives there, else the likeliest one that does. */
function categoryDecision(row: ItemRow, code: string, { kinds }: FilingChoices, detail: { readonly id: number; readonly alternatives: readonly { readonly kindId: string; readonly category: string }[] } | null): ItemDecision {
  const home = kinds.find(({ id }) => id === row.kindId)?.category;
  const kind = home === code ? row.kindId : detail?.id === row.id ? (detail.alternatives.find((alternative) => alternative.category === code)?.kindId ?? null) : null;
  return kind === null ? { category: code, kind: null } : { category: code, kind };
}
