import { Button, Empty, Table, type TableColumnsType } from 'antd';
import { useState } from 'react';
import { findingDay, levelText } from '../../../shared/presentation/findingTexts.ts';
import { UNASSIGNED_BRANCH, familyLabel } from '../../../shared/presentation/labels.ts';
import type { FindingRow } from '../../../shared/presentation/findingRow.ts';
import { Go } from '../../parts/address.tsx';
import { CheckedLine } from '../../parts/CheckedLine.tsx';
import { DecisionTag } from '../../parts/DecisionTag.tsx';
import { ListTools } from '../../parts/ListTools.tsx';
import { PageState } from '../../parts/PageState.tsx';
import { useHeight } from '../../parts/useHeight.ts';
import { DecideSeveral } from './DecideSeveral.tsx';
import { DoubtFilters } from './DoubtFilters.tsx';
import { findingColumns } from './findingColumns.ts';
import { useFindings } from './useFindings.ts';
import { ForChanges } from '../../parts/ForChanges.tsx';

const columns: TableColumnsType<FindingRow> = [
  { title: '轻重', key: 'weight', width: 76, render: (_, row) => <span className={`weight ${row.strength ?? row.severity}`}>{levelText(row)}</span> },
  { title: '党支部', key: 'branch', width: 132, ellipsis: true, render: (_, { branch }) => branch ?? UNASSIGNED_BRANCH },
  { title: '时间', key: 'time', width: 118, render: (_, row) => <span className="figure">{findingDay(row)}</span> },
  { title: '类别', key: 'family', width: 84, render: (_, { family }) => familyLabel(family) },
  { title: '疑点或缺项', key: 'title', ellipsis: true, render: (_, { id, title }) => <Go with={{ id }}>{title}</Go> },
  { title: '处理', key: 'decision', width: 84, render: (_, { decision }) => <DecisionTag decision={decision} /> },
];

/** All findings, the weightiest first; several can be decided at once. */
export function DoubtList() {
  const { data, error, refetch, filter, all, rows, address } = useFindings();
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const [deciding, setDeciding] = useState(false);
  const [box, height] = useHeight();
  if (!data) return <PageState title="疑点核查" error={error} onRetry={() => void refetch()} />;
  const shown = new Set(rows.map(({ id }) => id));
  const selected = chosen.filter((id) => shown.has(id));
  return (
    <div className="page doubts">
      <div className="page-head">
        <h1>疑点核查</h1>
        <span className="figure">{rows.length} 条</span>
        <CheckedLine of={data} />
        <span className="spacer" />
        <Go with={{ view: 'records' }}>按记录看轻重</Go>
        <ListTools name="疑点清单" columns={findingColumns} rows={rows} />
        <Button disabled={selected.length === 0} onClick={() => setDeciding(true)}>{selected.length > 0 ? `处理所选 ${selected.length} 条` : '处理所选'}</Button>
      </div>
      <DoubtFilters filter={filter} all={all} address={address} />
      <div ref={box} className="doubt-table">
        <Table<FindingRow> virtual size="small" pagination={false} rowKey="id" columns={columns} dataSource={[...rows]} scroll={{ x: 800, y: Math.max(120, height - 38) }}
          rowSelection={{ selectedRowKeys: [...selected], onChange: (keys) => setChosen(keys.map(String)), columnWidth: 36 }}
          locale={{ emptyText: <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={all.length === 0 ? '没有疑点和缺项。' : '没有符合条件的。'} /> }}
        />
      </div>
      {deciding ? <ForChanges><DecideSeveral ids={selected} onClose={() => setDeciding(false)} onDone={() => { setDeciding(false); setChosen([]); }} /></ForChanges> : null}
    </div>
  );
}
