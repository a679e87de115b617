import { CloseOutlined } from '@ant-design/icons';
import { Button, Flex, Input, Tag } from 'antd';
import { useState } from 'react';
import { assessmentLabels, standardStateLabels, type AssessmentResult } from '../../../shared/ledgers/standardRecord.ts';
import type { StandardRow } from '../../../shared/ledgers/standardsView.ts';
import { useAction } from '../../client/useCall.ts';
import { ItemLink } from '../../parts/address.tsx';
import { EvidencePicker } from '../../parts/EvidencePicker.tsx';

/** One standard item: what it asks for, the material behind it, self-assessment and review. */
export function StandardPanel({ row: { standard, record, proposed }, titles, onClose }: { readonly row: StandardRow; readonly titles: Readonly<Record<number, string>>; readonly onClose: () => void }) {
  const { pack, branch, year } = record;
  const of = { pack, standard: record.standard, branch, year };
  const [picking, setPicking] = useState(false);
  const [over, setOver] = useState(false);
  const [note, setNote] = useState(record.assessment?.note ?? '');
  const [reason, setReason] = useState('');
  const [confirm, decline, assess, review] = [useAction('standard.confirm'), useAction('standard.decline'), useAction('standard.assess'), useAction('standard.review')];
  const editable = record.state !== 'accepted';
  const drop = (text: string) => {
    setOver(false);
    const itemId = Number(text);
    if (editable && Number.isSafeInteger(itemId) && itemId > 0) confirm.mutate({ of, itemIds: [itemId] });
  };
  return (
    <section aria-label={`标准项 ${standard.name}`} style={{ width: 430, flex: 'none', overflow: 'auto', background: '#fff', border: '1px solid #e4e0da', borderRadius: 4, padding: 12 }}>
      <Flex align="center" gap={8} style={{ marginBottom: 6 }}>
        <strong>{standard.name}</strong><Tag>{standardStateLabels[record.state]}</Tag><span style={{ flex: 1 }} />
        <Button size="small" type="text" icon={<CloseOutlined />} aria-label="关闭" onClick={onClose} />
      </Flex>
      <p style={{ margin: '0 0 8px' }}>{standard.requirement}</p>

      <div onDragOver={(event) => { event.preventDefault(); setOver(true); }} onDragLeave={() => setOver(false)} onDrop={(event) => { event.preventDefault(); drop(event.dataTransfer.getData('text/plain')); }}
        style={{ border: `1px ${over ? 'solid #a8322a' : 'dashed #cfcac3'}`, borderRadius: 4, padding: 8 }}>
        <Flex align="center" gap={8}><strong>印证材料</strong><span className="muted figure">{record.evidence.length} 件</span><span style={{ flex: 1 }} />{editable ? <Button size="small" onClick={() => setPicking(true)}>另选材料</Button> : null}</Flex>
        {record.evidence.length === 0 ? <p className="muted" style={{ margin: '4px 0' }}>从下面确认或拖入，也可以另选已归档的材料。</p> : null}
        <ul style={{ margin: '4px 0', paddingInlineStart: 18 }}>
          {record.evidence.map(({ itemId, path, by, on }) => (
            <li key={itemId}><ItemLink item={itemId}>{titles[itemId] ?? path}</ItemLink> <span className="muted">{by} {on}</span>{editable ? <Button type="link" size="small" onClick={() => decline.mutate({ of, itemId })}>取消</Button> : null}</li>
          ))}
        </ul>
      </div>

      {editable && proposed.length > 0 ? (
        <div style={{ marginTop: 8 }}>
          <Flex align="center" gap={8}><strong>可能的材料</strong><span className="muted figure">{proposed.length} 件</span><span style={{ flex: 1 }} /><Button size="small" onClick={() => confirm.mutate({ of, itemIds: proposed.slice(0, 500).map(({ itemId }) => itemId) })}>全部确认</Button></Flex>
          <ul style={{ margin: '4px 0', paddingInlineStart: 18, maxHeight: 220, overflow: 'auto' }}>
            {proposed.slice(0, 100).map(({ itemId, path }) => (
              <li key={itemId} draggable onDragStart={(event) => event.dataTransfer.setData('text/plain', String(itemId))} style={{ cursor: 'grab' }}>
                <ItemLink item={itemId}>{titles[itemId] ?? path}</ItemLink>
                <Button type="link" size="small" onClick={() => confirm.mutate({ of, itemIds: [itemId] })}>确认</Button>
                <Button type="link" size="small" onClick={() => decline.mutate({ of, itemId })}>不采用</Button>
              </li>
            ))}
          </ul>
        </div>
      ) : null}

      {editable ? (
        <div style={{ marginTop: 8 }}>
          <strong>自评</strong>
          <Input.TextArea aria-label="自评说明" placeholder="说明（不适用时必填）" autoSize={{ minRows: 1, maxRows: 4 }} value={note} maxLength={2000} onChange={({ target }) => setNote(target.value)} style={{ margin: '4px 0' }} />
          <Flex gap={8}>{(Object.keys(assessmentLabels) as AssessmentResult[]).map((result) => <Button key={result} size="small" type={record.assessment?.result === result ? 'primary' : 'default'} onClick={() => assess.mutate({ of, result, note })}>{assessmentLabels[result]}</Button>)}</Flex>
        </div>
      ) : null}
      {record.assessment ? <p className="muted" style={{ margin: '6px 0 0' }}>自评：{assessmentLabels[record.assessment.result]}　{record.assessment.by} {record.assessment.on}{record.assessment.note ? `　${record.assessment.note}` : ''}</p> : null}

      {record.state === 'assessed' || record.state === 'accepted' ? (
        <div style={{ marginTop: 8 }}>
          <strong>审核</strong>
          <Input aria-label="退回理由" placeholder="退回理由" value={reason} maxLength={2000} onChange={({ target }) => setReason(target.value)} style={{ margin: '4px 0' }} />
          <Flex gap={8}>
            {record.state === 'assessed' ? <Button size="small" type="primary" onClick={() => review.mutate({ of, result: 'accepted', reason })}>审核通过</Button> : null}
            <Button size="small" disabled={reason.trim() === ''} onClick={() => review.mutate({ of, result: 'returned', reason }, { onSuccess: () => setReason('') })}>退回</Button>
          </Flex>
        </div>
      ) : null}
      {record.review ? <p className="muted" style={{ margin: '6px 0 0' }}>审核：{record.review.result === 'accepted' ? '通过' : '退回'}　{record.review.by} {record.review.on}{record.review.reason ? `　${record.review.reason}` : ''}</p> : null}

      {picking ? <EvidencePicker branch={branch} taken={new Set(record.evidence.map(({ itemId }) => itemId))} onClose={() => setPicking(false)} onPick={(itemIds) => confirm.mutate({ of, itemIds: [...itemIds] }, { onSuccess: () => setPicking(false) })} /> : null}
    </section>
  );
}
