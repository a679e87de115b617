import { AutoComplete, Button, InputNumber, Select, Space } from 'antd';
import { useState } from 'react';
import type { FilingChoices, ItemDecision } from '../../../shared/contract/itemCalls.ts';

interface BulkBarProps {
  readonly count: number;
  readonly choices: FilingChoices;
  /** They were set aside before: they can only come back. */
  readonly removed?: boolean;
  readonly hint?: string;
  readonly onDecide: (decision: ItemDecision) => void;
  readonly onMoveOut: () => void;
  readonly onMoveBack?: () => void;
  readonly onClear: () => void;
}

/** Several files at once: branch, year, category, or out of the archive and back. */
export function BulkBar({ count, choices, removed = false, hint, onDecide, onMoveOut, onMoveBack, onClear }: BulkBarProps) {
  const [branch, setBranch] = useState('');
  const [year, setYear] = useState<number | null>(null);
  const [category, setCategory] = useState<string | null>(null);
  const decision: ItemDecision = { ...(branch.trim() === '' ? {} : { branch: branch.trim() }), ...(year === null ? {} : { year }), ...(category === null ? {} : { category, kind: null }) };
  return (
    <Space wrap size={6} role="group" aria-label="批量处理" style={{ background: '#f3e4e2', border: '1px solid #d9b3af', borderRadius: 4, padding: '3px 8px' }}>
      <strong>已选 {count} 件</strong>
      {removed ? <Button size="small" onClick={onMoveBack}>移回档案</Button> : (
        <>
          <AutoComplete aria-label="批量支部" size="small" placeholder="支部" style={{ width: 150 }} value={branch} onChange={setBranch} options={choices.branches.map((value) => ({ value }))} showSearch={{ filterOption: (text, option) => (option?.value ?? '').includes(text) }} />
          <InputNumber aria-label="批量年度" size="small" placeholder="年度" min={1900} max={2100} style={{ width: 78 }} value={year} onChange={setYear} />
          <Select aria-label="批量类别" size="small" placeholder="类别" allowClear style={{ width: 150 }} value={category} onChange={(code: string | undefined) => setCategory(code ?? null)} options={choices.categories.map(({ code, name }) => ({ value: code, label: `${code} ${name}` }))} />
          <Button size="small" type="primary" disabled={Object.keys(decision).length === 0} onClick={() => onDecide(decision)}>应用</Button>
          {hint ? <span className="muted">{hint}</span> : null}
          <Button size="small" danger onClick={onMoveOut}>移出档案</Button>
        </>
      )}
      <Button size="small" onClick={onClear}>取消选择</Button>
    </Space>
  );
}
