import { Table, Tag } from 'antd';
import { assessmentLabels, standardKey, standardStateLabels } from '../../../shared/ledgers/standardRecord.ts';
import type { StandardRow } from '../../../shared/ledgers/standardsView.ts';

export interface StandardTableProps {
  readonly rows: readonly StandardRow[];
  readonly chosen: string | null;
  readonly onChoose: (key: string) => void;
}

const marks = { met: { color: 'success', sign: '●' }, notMet: { color: 'error', sign: '○' }, notApplicable: { color: 'default', sign: '－' } } as const;

/** The standard items of a branch and year. */
export function StandardTable({ rows, chosen, onChoose }: StandardTableProps) {
  return (
    <Table<StandardRow> size="small" rowKey={({ record }) => standardKey(record)} dataSource={[...rows]} pagination={false} sticky locale={{ emptyText: '没有符合的标准项。' }}
      rowClassName={({ record }) => (standardKey(record) === chosen ? 'ant-table-row-selected' : '')}
      onRow={({ record }) => ({ tabIndex: 0, style: { cursor: 'pointer' }, onClick: () => onChoose(standardKey(record)), onKeyDown: ({ key }) => { if (key === 'Enter') onChoose(standardKey(record)); } })}
      columns={[
        { title: '方面', key: 'aspect', width: 110, ellipsis: true, render: (_, { standard }) => standard.aspect },
        { title: '标准', key: 'name', ellipsis: true, render: (_, { standard }) => standard.name },
        { title: '印证材料', key: 'evidence', width: 150, className: 'figure', render: (_, row) => <EvidenceCount row={row} /> },
        { title: '自评', key: 'result', width: 96, render: (_, { record: { assessment } }) => (assessment ? <Tag color={marks[assessment.result].color}>{marks[assessment.result].sign} {assessmentLabels[assessment.result]}</Tag> : <span className="muted">未自评</span>) },
        { title: '状态', key: 'state', width: 116, render: (_, { record }) => standardStateLabels[record.state] },
      ]}
    />
  );
}

function EvidenceCount({ row: { record, proposed, needed, doubts } }: { readonly row: StandardRow }) {
  return (
    <span>
      {record.evidence.length}{needed === null ? '' : `/${needed}`} 件
      {proposed.length > 0 && record.state !== 'accepted' ? <span className="muted">，待确认 {proposed.length}</span> : null}
      {doubts > 0 ? <Tag color="warning" style={{ marginInlineStart: 4 }}>疑点 {doubts}</Tag> : null}
    </span>
  );
}
