import { Descriptions, Tag } from 'antd';
import type { ItemDetail } from '../../../shared/contract/itemCalls.ts';
import { bytesLabel, statusLabel } from '../../../shared/presentation/labels.ts';
import './item.css';

/** Where an item is filed and why. */
export function ItemFacts({ item }: { readonly item: ItemDetail }) {
  const rows: readonly (readonly [label: string, text: string | number | null])[] = [
    ['移出', item.removedBecause],
    ['档号', item.archiveNo],
    ['支部', item.branch],
    ['年度', item.year],
    ['日期', item.date],
    ['类别', item.category === null ? null : `${item.category}${item.alsoIn.length > 0 ? `（另可见于 ${item.alsoIn.join('、')}）` : ''}`],
    ['文种', item.kind],
    ['保管期限', item.retention],
    ['所附会议', item.attachedTo?.path ?? null],
    ['相同文件', item.duplicateOf],
    ['页数', item.pages],
    ['文件', `${item.path}（${bytesLabel(item.bytes)}）`],
    ['校验值', item.sha256],
  ];
  return (
    <>
      <p style={{ margin: '0 0 6px' }}>
        <Tag color={item.status === 'filed' ? 'green' : item.status === 'needs-review' ? 'gold' : 'default'}>{item.removed ? '已移出' : statusLabel(item.status)}</Tag>
        {item.decided.length > 0 ? <Tag>经人工确认</Tag> : null}
        {item.confidence === null || item.status !== 'needs-review' ? null : <span className="muted">把握 {Math.round(item.confidence * 100)}%</span>}
      </p>
      <Descriptions size="small" column={1} items={rows.filter(([, text]) => text !== null && text !== '').map(([label, text]) => ({ key: label, label, children: <span style={{ overflowWrap: 'anywhere' }}>{text}</span> }))} />
      {item.reasons.length > 0 ? (
        <>
          <h3 className="item-heading">为什么在这里</h3>
          <ul className="item-reasons">{item.reasons.map((reason) => <li key={reason}>{reason}</li>)}</ul>
        </>
      ) : null}
    </>
  );
}
