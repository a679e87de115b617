import { Table, Tag } from 'antd';
import type { RosterPerson } from '../../../shared/ledgers/rosterPeople.ts';
import { standingLabels } from '../../../shared/presentation/standingLabels.ts';
import { floatingText, leftOf, officesText, sourceText } from './peopleColumns.ts';

/** The people, a line each; Enter or click opens one. */
export function PeopleTable({ people, withBranch, onChoose }: { readonly people: readonly RosterPerson[]; readonly withBranch: boolean; readonly onChoose: (person: RosterPerson) => void }) {
  return (
    <Table<RosterPerson> size="small" rowKey={({ branch, name, born, id }) => `${branch} ${name} ${born ?? ''} ${id ?? ''}`} dataSource={[...people]} sticky
      pagination={{ pageSize: 100, hideOnSinglePage: true, showSizeChanger: false }} locale={{ emptyText: '没有符合的人员。' }}
      onRow={(person) => ({ tabIndex: 0, style: { cursor: 'pointer' }, onClick: () => onChoose(person), onKeyDown: ({ key }) => { if (key === 'Enter') onChoose(person); } })}
      columns={[
        ...(withBranch ? [{ title: '支部', dataIndex: 'branch', width: 128, ellipsis: true }] : []),
        { title: '姓名', dataIndex: 'name', width: 78, ellipsis: true },
        { title: '性别', dataIndex: 'gender', width: 50 },
        { title: '出生', dataIndex: 'born', width: 92, className: 'figure' },
        { title: '类别', key: 'standing', width: 138, render: (_, person) => (leftOf(person) === null ? standingLabels[person.standing] : <Tag style={{ fontSize: 14 }}>{leftOf(person)}</Tag>) },
        { title: '入党', dataIndex: 'joined', width: 92, className: 'figure' },
        { title: '转正', dataIndex: 'becameFull', width: 92, className: 'figure' },
        { title: '职务', key: 'offices', ellipsis: true, render: (_, person) => officesText(person) },
        { title: '外出', key: 'floating', ellipsis: true, render: (_, person) => floatingText(person) },
        { title: '来源', key: 'source', width: 88, ellipsis: true, render: (_, person) => (person.id === null ? sourceText(person) : <Tag color="success" style={{ fontSize: 14 }}>{sourceText(person)}</Tag>) },
      ]}
    />
  );
}
