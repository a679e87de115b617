import { CloseOutlined } from '@ant-design/icons';
import { Button, Descriptions, Flex, Tag } from 'antd';
import { useState } from 'react';
import { isOpen, rectificationStateLabels, type Rectification } from '../../../shared/ledgers/rectification.ts';
import type { CalendarDate } from '../../../shared/model/calendarDate.ts';
import { EditEntryDialog } from './EditEntryDialog.tsx';
import { EntryEvidence } from './EntryEvidence.tsx';
import { EntryHistory } from './EntryHistory.tsx';
import { DueMark } from './EntryTable.tsx';
import { StepButtons } from './StepButtons.tsx';
import { ForChanges } from '../../parts/ForChanges.tsx';

/** One entry: what is wrong, who puts it right by when, with what evidence, every step taken. */
export function EntryPanel({ entry, today, branches, onClose }: { readonly entry: Rectification; readonly today: CalendarDate; readonly branches: readonly string[]; readonly onClose: () => void }) {
  const [editing, setEditing] = useState(false);
  const open = isOpen(entry.state);
  return (
    <section aria-label={`整改事项 ${entry.id}`} style={{ width: 430, flex: 'none', overflow: 'auto', background: '#fff', border: '1px solid #e4e0da', borderRadius: 4, padding: 12 }}>
      <Flex align="center" gap={8} style={{ marginBottom: 6 }}>
        <strong className="figure">{entry.id}</strong>
        <Tag>{rectificationStateLabels[entry.state]}</Tag>
        <span style={{ flex: 1 }} />
        {open ? <Button size="small" onClick={() => setEditing(true)}>修改</Button> : null}
        <Button size="small" type="text" icon={<CloseOutlined />} aria-label="关闭" onClick={onClose} />
      </Flex>
      <p style={{ margin: '0 0 8px', fontWeight: 600 }}>{entry.problem}</p>
      <ForChanges><StepButtons entry={entry} today={today} /></ForChanges>
      <Descriptions size="small" column={1} style={{ marginTop: 8 }} styles={{ label: { width: 76, color: '#5c5852' } }}
        items={[
          { key: 'branch', label: '支部', children: entry.branch ?? '全乡镇' },
          { key: 'due', label: '时限', children: <DueMark entry={entry} today={today} /> },
          { key: 'responsible', label: '责任人', children: [entry.responsible, entry.leader && `牵头：${entry.leader}`, entry.unit].filter(Boolean).join('　') || '未定' },
          { key: 'measures', label: '措施', children: entry.measures || '未填' },
          { key: 'goal', label: '目标', children: entry.goal || '未填' },
          { key: 'basis', label: '依据', children: entry.basis || '未填' },
          { key: 'source', label: '来源', children: `${entry.source}　${entry.raisedOn}` },
          ...(entry.note ? [{ key: 'note', label: '备注', children: entry.note }] : []),
        ]} />
      <ForChanges><EntryEvidence entry={entry} open={open} /></ForChanges>
      <EntryHistory entry={entry} />
      {editing ? <EditEntryDialog entry={entry} branches={branches} onClose={() => setEditing(false)} /> : null}
    </section>
  );
}
