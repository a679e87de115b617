import { Alert, Button, Flex, Modal, Select, Skeleton, Table, Tag } from 'antd';
import { useMemo, useState } from 'react';
import { columnChoices, peopleIn, rosterChanges, suggestedColumns, type RosterChange } from '../../../shared/ledgers/rosterImport.ts';
import type { ColumnMeaning } from '../../../shared/roster/columns.ts';
import { errorText } from '../../client/errorText.ts';
import { useAction, useCall } from '../../client/useCall.ts';
import { FolderPicker } from '../../parts/FolderPicker.tsx';

const kinds = { added: { label: '新增', color: 'success' }, changed: { label: '改动', color: 'warning' }, same: { label: '不变', color: 'default' } } as const;

/** A roster from Excel: match the columns, see what would change, then take it in. */
export function ImportDialog({ branches, branch: given, onClose }: { readonly branches: readonly string[]; readonly branch: string | null; readonly onClose: () => void }) {
  const [path, setPath] = useState<string | null>(null);
  const [branch, setBranch] = useState<string | null>(given);
  if (path === null) return <FolderPicker title="选择党员花名册（Excel、Word 或 PDF）" open wants="file" onClose={onClose} onPick={setPath} />;
  return (
    <Modal title={`导入名册：${path.split(/[\\/]/).at(-1)}`} open width={1080} footer={null} onCancel={onClose}>
      <Flex gap={8} align="center" style={{ marginBottom: 8 }}>
        <label htmlFor="roster-branch">归入支部</label>
        <Select id="roster-branch" style={{ width: 260 }} showSearch placeholder="选择支部" value={branch} onChange={setBranch} options={branches.map((name) => ({ value: name, label: name }))} />
      </Flex>
      <Matching path={path} branch={branch} onDone={onClose} />
    </Modal>
  );
}

function Matching({ path, branch, onDone }: { readonly path: string; readonly branch: string | null; readonly onDone: () => void }) {
  const { data, error } = useCall('roster.readFile', { path });
  const [chosen, setChosen] = useState<number | null>(null);
  const first = data ? Math.max(0, data.tables.findIndex(({ rows }) => suggestedColumns(rows).meanings.includes('name'))) : 0;
  const table = data?.tables[chosen ?? first];
  if (error) return <Alert type="error" title={errorText(error)} />;
  if (!data) return <Skeleton active />;
  if (!table) return <Alert type="warning" title="这个文件里没有读到表格。" />;
  return (
    <>
      {data.tables.length > 1 ? <Select aria-label="表格" style={{ width: 160, marginBottom: 8 }} value={chosen ?? first} onChange={setChosen} options={data.tables.map(({ name, rows }, index) => ({ value: index, label: `${name}（${rows.length} 行）` }))} /> : null}
      <Columns key={chosen ?? first} path={path} rows={table.rows} branch={branch} onDone={onDone} />
    </>
  );
}

function Columns({ path, rows, branch, onDone }: { readonly path: string; readonly rows: readonly (readonly string[])[]; readonly branch: string | null; readonly onDone: () => void }) {
  const [{ headerRow, meanings }, setMatching] = useState(() => suggestedColumns(rows));
  const { data } = useCall('roster.people', { branch }, branch !== null);
  const put = useAction('roster.put');
  const result = useMemo(() => (branch === null || !data ? null : rosterChanges(branch, data.people, peopleIn(rows, headerRow, meanings))), [branch, data, rows, headerRow, meanings]);
  const wanted = result?.changes.filter(({ kind }) => kind !== 'same') ?? [];
  const choose = (index: number, meaning: ColumnMeaning) => setMatching({ headerRow, meanings: meanings.map((one, at) => (at === index ? meaning : one === meaning && meaning !== 'other' ? 'other' : one)) });
  return (
    <>
      <Flex gap={8} wrap style={{ marginBottom: 8, maxHeight: 150, overflow: 'auto' }}>
        <div style={{ width: 110 }}><div className="muted">表头在第几行</div><Select aria-label="表头行" size="small" style={{ width: '100%' }} value={headerRow} onChange={(row: number) => setMatching({ headerRow: row, meanings: suggestedColumns(rows.slice(row, row + 1)).meanings })} options={rows.slice(0, 10).map((_, row) => ({ value: row, label: `第 ${row + 1} 行` }))} /></div>
        {meanings.map((meaning, index) => (
          <div key={index} style={{ width: 130 }}>
            <div className="muted" style={{ overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' }}>{rows[headerRow]?.[index] || `第 ${index + 1} 列`}</div>
            <Select aria-label={`${rows[headerRow]?.[index] ?? index}对应`} size="small" style={{ width: '100%' }} value={meaning} onChange={(value) => choose(index, value)} options={Object.entries(columnChoices).map(([value, label]) => ({ value: value as ColumnMeaning, label }))} />
          </div>
        ))}
      </Flex>
      {!meanings.includes('name') ? <Alert type="warning" title="还没有指定“姓名”列。" /> : branch === null ? <Alert type="info" title="请选择归入哪个支部。" /> : !result ? <Skeleton active /> : (
        <>
          <p style={{ margin: '4px 0' }}>读到 {result.changes.length} 人：新增 {result.changes.filter(({ kind }) => kind === 'added').length}，改动 {result.changes.filter(({ kind }) => kind === 'changed').length}，不变 {result.changes.filter(({ kind }) => kind === 'same').length}。{result.notListed.length > 0 ? `名册中另有 ${result.notListed.length} 人不在表里，不会删除：${result.notListed.slice(0, 12).join('、')}${result.notListed.length > 12 ? ' 等' : ''}。` : ''}</p>
          <Table<RosterChange> size="small" rowKey={({ name, member }) => `${name} ${member.born ?? ''}`} dataSource={[...result.changes]} pagination={false} scroll={{ y: 280 }}
            columns={[
              { title: '', key: 'kind', width: 70, render: (_, { kind }) => <Tag color={kinds[kind].color}>{kinds[kind].label}</Tag> },
              { title: '姓名', dataIndex: 'name', width: 90 },
              { title: '改动', key: 'changes', render: (_, { kind, changes, member }) => (kind === 'added' ? [member.gender, member.born, member.joined && `入党 ${member.joined}`].filter(Boolean).join('　') : changes.map(({ field, before, after }) => `${field}：${before || '空'} → ${after || '空'}`).join('；')) },
            ]}
          />
          <Flex justify="end" gap={8} style={{ marginTop: 12 }}>
            <Button onClick={onDone}>取消</Button>
            <Button type="primary" disabled={wanted.length === 0} loading={put.isPending} onClick={() => put.mutate({ members: wanted.map(({ id, member }) => ({ id, ...member })), from: path.split(/[\\/]/).at(-1) ?? path }, { onSuccess: onDone })}>导入 {wanted.length} 人</Button>
          </Flex>
        </>
      )}
    </>
  );
}
