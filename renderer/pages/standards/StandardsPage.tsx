import { Alert, Empty, Flex, Segmented, Select, Skeleton } from 'antd';
import { useState } from 'react';
import { standardKey } from '../../../shared/ledgers/standardRecord.ts';
import type { StandardRow } from '../../../shared/ledgers/standardsView.ts';
import { errorText } from '../../client/errorText.ts';
import { useCall } from '../../client/useCall.ts';
import { ListTools } from '../../parts/ListTools.tsx';
import { standardColumns } from './standardColumns.ts';
import { StandardPanel } from './StandardPanel.tsx';
import { StandardTable } from './StandardTable.tsx';

const filters = { all: '全部', open: '未自评', proposed: '有待确认材料', withoutEvidence: '无材料', toReview: '待审核', returned: '已退回' } as const;
type Filter = keyof typeof filters;

/** 标准与印证: one branch and year, item by item; the chosen item on the right. */
export function StandardsPage() {
  const [of, setOf] = useState<{ readonly branch: string | null; readonly year: number | null }>({ branch: null, year: null });
  const [filter, setFilter] = useState<Filter>('all');
  const [chosen, setChosen] = useState<string | null>(null);
  const { data, error } = useCall('standard.sheet', of);
  if (error) return <div className="page"><Alert type="error" title={errorText(error)} /></div>;
  if (!data) return <div className="page"><Skeleton active /></div>;
  const { rows, counts, branches, years, titles } = data;
  const branch = of.branch ?? branches[0] ?? '';
  const year = of.year ?? years.at(-1) ?? null;
  const shown = rows.filter((row) => fits(row, filter));
  const row = rows.find(({ record }) => standardKey(record) === chosen) ?? null;
  if (branches.length === 0) return <div className="page"><Empty description="还没有支部。先导入文件夹。" /></div>;
  return (
    <div className="page" style={{ display: 'flex', flexDirection: 'column', overflow: 'hidden' }}>
      <div className="page-head">
        <h1>标准与印证</h1>
        <Select aria-label="支部" showSearch style={{ width: 240 }} value={branch} onChange={(picked) => setOf({ branch: picked, year })} options={branches.map((name) => ({ value: name, label: name }))} />
        <Select aria-label="年度" style={{ width: 90 }} value={year} onChange={(picked) => setOf({ branch, year: picked })} options={years.map((one) => ({ value: one, label: `${one}` }))} />
        <span className="muted figure">达标 {counts.met}/{counts.total - counts.notApplicable}　审核通过 {counts.accepted}　无材料 {counts.withoutEvidence}</span>
        <span className="spacer" />
        <ListTools name={`${branch}${year ?? ''}年标准与印证`} columns={standardColumns} rows={shown} />
      </div>
      {rows.some(({ pack }) => pack.example) ? <Alert type="info" showIcon style={{ marginBottom: 8 }} title="当前是示例标准包，不是任何地方的正式标准。请在“设置—标准包”导入本县的标准包。" /> : null}
      <Flex style={{ marginBottom: 8 }}><Segmented aria-label="清单" value={filter} onChange={setFilter} options={(Object.keys(filters) as Filter[]).map((name) => ({ value: name, label: `${filters[name]} ${rows.filter((one) => fits(one, name)).length}` }))} /></Flex>
      <Flex gap={12} style={{ flex: 1, minHeight: 0 }}>
        <div style={{ flex: 1, minWidth: 0, overflow: 'auto' }}><StandardTable rows={shown} chosen={chosen} onChoose={setChosen} /></div>
        {row ? <StandardPanel key={chosen} row={row} titles={titles} onClose={() => setChosen(null)} /> : null}
      </Flex>
    </div>
  );
}

function fits({ record, proposed }: StandardRow, filter: Filter): boolean {
  switch (filter) {
    case 'all':
      return true;
    case 'open':
      return record.assessment === null;
    case 'proposed':
      return proposed.length > 0 && record.state !== 'accepted';
    case 'withoutEvidence':
      return record.evidence.length === 0 && record.assessment?.result !== 'notApplicable';
    case 'toReview':
      return record.state === 'assessed';
    case 'returned':
      return record.state === 'returned';
  }
}
