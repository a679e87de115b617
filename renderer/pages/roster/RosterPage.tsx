import { Alert, Button, Empty, Flex, Input, Select, Skeleton } from 'antd';
import { useState } from 'react';
import type { RosterPerson } from '../../../shared/ledgers/rosterPeople.ts';
import type { MemberStanding } from '../../../shared/model/roster.ts';
import { standingLabels } from '../../../shared/presentation/standingLabels.ts';
import { errorText } from '../../client/errorText.ts';
import { useCall } from '../../client/useCall.ts';
import { ListTools } from '../../parts/ListTools.tsx';
import { ImportDialog } from './ImportDialog.tsx';
import { MemberDialog } from './MemberDialog.tsx';
import { leftOf, peopleColumns } from './peopleColumns.ts';
import { PeopleTable } from './PeopleTable.tsx';
import { ForChanges } from '../../parts/ForChanges.tsx';

/** 名册: members, states and offices over time; from the files, and as people enter them. */
export function RosterPage() {
  const [branch, setBranch] = useState<string | null>(null);
  const [text, setText] = useState('');
  const [standing, setStanding] = useState<MemberStanding | 'left' | null>(null);
  const [editing, setEditing] = useState<RosterPerson | 'new' | null>(null);
  const [importing, setImporting] = useState(false);
  const { data, error } = useCall('roster.people', { branch });
  if (error) return <div className="page"><Alert type="error" title={errorText(error)} /></div>;
  if (!data) return <div className="page"><Skeleton active /></div>;
  const shown = data.people.filter((person) => `${person.name} ${person.note ?? ''} ${person.offices.map(({ office }) => office).join(' ')}`.includes(text.trim()) && (standing === null || (standing === 'left' ? leftOf(person) !== null : person.standing === standing && leftOf(person) === null)));
  const full = data.people.filter((person) => person.standing === 'full' && leftOf(person) === null).length;
  return (
    <div className="page">
      <div className="page-head">
        <h1>名册</h1>
        <Select aria-label="支部" style={{ width: 240 }} allowClear showSearch placeholder="全部支部" value={branch} onChange={(picked: string | undefined) => setBranch(picked ?? null)} options={data.branches.map((name) => ({ value: name, label: name }))} />
        <Select aria-label="类别" style={{ width: 130 }} allowClear placeholder="全部类别" value={standing} onChange={(picked: MemberStanding | 'left' | undefined) => setStanding(picked ?? null)} options={[...(['full', 'probationary', 'candidate', 'activist'] as const).map((value) => ({ value, label: standingLabels[value] })), { value: 'left', label: '已离开' }]} />
        <Input.Search aria-label="查找" placeholder="姓名、职务" style={{ width: 160 }} allowClear value={text} onChange={({ target }) => setText(target.value)} />
        <span className="muted figure">{shown.length} 人，正式党员 {full}</span>
        <span className="spacer" />
        <ListTools name={`${branch ?? ''}党员名册`} columns={peopleColumns} rows={shown} />
        <ForChanges>
        <Button disabled={data.branches.length === 0} onClick={() => setImporting(true)}>导入 Excel</Button>
        <Button type="primary" disabled={data.branches.length === 0} onClick={() => setEditing('new')}>增加人员</Button>
        </ForChanges>
      </div>
      {data.branches.length === 0 ? <Empty description="还没有支部。先导入文件夹，其中的党员花名册会自动读入。" /> : <Flex vertical><PeopleTable people={shown} withBranch={branch === null} onChoose={setEditing} /></Flex>}
      {editing ? <MemberDialog person={editing === 'new' ? null : editing} branch={branch} branches={data.branches} onClose={() => setEditing(null)} /> : null}
      {importing ? <ImportDialog branches={data.branches} branch={branch} onClose={() => setImporting(false)} /> : null}
    </div>
  );
}
