import { Button, Collapse, Select, Tooltip } from 'antd';
import type { FilingChoices, ItemDecision, ItemDetail } from '../../../shared/contract/itemCalls.ts';
import type { Place } from '../../../shared/model/document.ts';
import { ItemEditor } from '../../parts/item/ItemEditor.tsx';
import { ItemFields } from '../../parts/item/ItemFields.tsx';
import { ItemActions } from '../../parts/item/ItemActions.tsx';

interface ReviewSideProps {
  readonly item: ItemDetail;
  readonly choices: FilingChoices;
  readonly focus: Place | null;
  readonly onFocus: (place: Place) => void;
  readonly onCategory: (index: number) => void;
  readonly onDecide: (decision: ItemDecision) => void;
  readonly onAccept: () => void;
}

/** Why the item is here, where it can go, and what was read out of it. */
export function ReviewSide({ item, choices, focus, onFocus, onCategory, onDecide, onAccept }: ReviewSideProps) {
  const suggestion = item.kind ?? (item.category === null ? null : `类别 ${item.category}`);
  const others = item.alternatives.filter(({ kindId }) => kindId !== item.kindId).slice(0, 3);
  return (
    <div className="review-side">
      <section aria-label="为什么在这里" style={{ background: '#fff', border: '1px solid #e4e0da', borderRadius: 4, padding: '8px 10px' }}>
        <strong>为什么在这里</strong>
        <ul className="item-reasons">{item.reasons.map((reason) => <li key={reason}>{reason}</li>)}</ul>
        {suggestion === null ? null : <Button type="primary" block style={{ marginTop: 6 }} onClick={onAccept}><span className="review-key">Enter</span>就按“{suggestion}”归档</Button>}
        {others.map(({ kindId, kind, confidence }) => <Button key={kindId} block style={{ marginTop: 4 }} onClick={() => onDecide({ kind: kindId })}>可能是“{kind}”　{Math.round(confidence * 100)}%</Button>)}
      </section>
      <div className="review-keys" role="group" aria-label="归入类别">
        {choices.categories.map(({ code, name, description }, index) => (
          <Tooltip key={code} title={`${name}：${description}`} placement="left"><Button onClick={() => onCategory(index)}><span className="review-key">{index + 1}</span>{name}</Button></Tooltip>
        ))}
      </div>
      <Select aria-label="直接指定文种" placeholder="直接指定文种" value={null} showSearch={{ optionFilterProp: 'label' }} onChange={(kind: string | null) => kind !== null && onDecide({ kind })}
        options={choices.categories.map(({ code, name }) => ({ label: `${code} ${name}`, options: choices.kinds.filter(({ category }) => category === code).map(({ id, name: kind }) => ({ value: id, label: kind })) }))} />
      <Collapse size="small" defaultActiveKey={item.branch === null || item.year === null ? ['edit', 'fields'] : ['fields']}
        items={[
          { key: 'edit', label: '补填、更正（支部、年度、日期……）', children: <ItemEditor key={item.id} item={item} /> },
          { key: 'fields', label: '读出的字段（点一下看原文位置）', children: <ItemFields records={item.records} focus={focus} onFocus={onFocus} /> },
          { key: 'file', label: '原件', children: <ItemActions item={item} /> },
        ]}
      />
    </div>
  );
}
