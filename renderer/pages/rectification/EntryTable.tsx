import { Table, Tag } from 'antd';
import { rectificationStateLabels, type Rectification } from '../../../shared/ledgers/rectification.ts';
import { urgencyOf } from '../../../shared/ledgers/rectificationView.ts';
import type { CalendarDate } from '../../../shared/model/calendarDate.ts';

export interface EntryTableProps {
  readonly entries: readonly Rectification[];
  readonly today: CalendarDate;
  readonly chosen: string | null;
  readonly onChoose: (id: string) => void;
}

/** One list of entries; rows by mouse or keyboard. */
export function EntryTable({ entries, today, chosen, onChoose }: EntryTableProps) {
  return (
    <Table<Rectification> size="small" rowKey="id" dataSource={[...entries]} pagination={false} sticky locale={{ emptyText: '这个清单里没有事项。' }}
      rowClassName={({ id }) => (id === chosen ? 'ant-table-row-selected' : '')}
      onRow={({ id }) => ({ tabIndex: 0, style: { cursor: 'pointer' }, 'aria-selected': id === chosen, onClick: () => onChoose(id), onKeyDown: ({ key }) => { if (key === 'Enter') onChoose(id); } })}
      columns={[
        { title: '编号', dataIndex: 'id', width: 86, className: 'figure' },
        { title: '支部', dataIndex: 'branch', width: 150, ellipsis: true, render: (branch: string | null) => branch ?? '全乡镇' },
        { title: '问题', dataIndex: 'problem', ellipsis: true },
        { title: '责任人', dataIndex: 'responsible', width: 78, ellipsis: true, render: (name: string) => name || <span className="muted">未定</span> },
        { title: '时限', key: 'due', width: 150, className: 'figure', render: (_, entry) => <DueMark entry={entry} today={today} /> },
        { title: '状态', dataIndex: 'state', width: 92, render: (state: Rectification['state']) => rectificationStateLabels[state] },
      ]}
    />
  );
}

/** The due date with its sign: ▲ overdue, ◆ soon, ↺ to look back. */
export function DueMark({ entry, today }: { readonly entry: Rectification; readonly today: CalendarDate }) {
  switch (urgencyOf(entry, today)) {
    case 'overdue':
      return <span>{entry.dueOn} <Tag color="error">▲ 逾期</Tag></span>;
    case 'soon':
      return <span>{entry.dueOn} <Tag color="warning">◆ 临近</Tag></span>;
    case 'lookBack':
      return <span>{entry.lookBackOn} <Tag color="processing">↺ 回头看</Tag></span>;
    case 'none':
      return <span>{entry.dueOn ?? <span className="muted">未定</span>}</span>;
  }
}
