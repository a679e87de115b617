import { Alert, Button, Flex, Modal, Select, Skeleton, Table, Tag } from 'antd';
import { useState } from 'react';
import { columnChoices, type ColumnChoice } from '../../../shared/contract/rosterCalls.ts';
import type { RosterChange } from '../../../shared/ledgers/rosterPeople.ts';
import { meaningOf } from '../../../shared/roster/columns.ts';
import { errorText } from '../../client/errorText.ts';
import { useAction, useCall } from '../../client/useCall.ts';
import { FolderPicker } from '../../parts/FolderPicker.tsx';

const kinds = { added: { label: '新增', color: 'success' }, changed: { label: '改动', color: 'warning' }, same: { label: '不变', color: 'default' } } as const;
const fieldNames: Readonly<Record<RosterChange['fields'][number]['field'], string>> = { gender: '性别', standing: '类别', group: '党小组', note: '备注', born: '出生', joined: '入党', becameFull: '转正', movedIn: '转入', movedOut: '转出', died: '去世', ended: '出党' };

/** A roster from Excel: match the columns, see what would change, then take it in. */
export function ImportDialog({ branches, branch: given, onClose }: { readonly branches: readonly string[]; readonly branch: string | null; readonly onClose: () => void }) {
  const [path, setPath] = useState<string | null>(null);
  const [branch, setBranch] = useState<string | null>(given);
  if (path === null) return <FolderPicker title="选择党员花名册（Excel、Word 或 PDF）" open wants="file" onClose={onClose} onPick={setPath} />;
  return (
    <Modal title={`导入名册：${path.split(/[\\/]/).at(-1)}`} open width={1040} footer={null} onCancel={onClose}>
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
  const [meanings, setMeanings] = useState<Readonly<Record<string, ColumnChoice>>>({});
  const [row, setRow] = useState<number | null>(null);
  if (error) return <Alert type="error" title={errorText(error)} />;
  if (!data) return <Skeleton active />;
  const rows = data.tables.find((table) => headerRowOf(table) !== null) ?? data.tables[0];
  if (!rows) return <Alert type="warning" title="这个文件里没有读到表格。" />;
  const headerRow = row ?? headerRowOf(rows) ?? 0;
  const headers = [...new Set((rows[headerRow] ?? []).filter((text) => text !== ''))];
  const meaning = (header: string): ColumnChoice => meanings[header] ?? choiceOf(header);
  return (
    <>
      <Flex gap={8} wrap style={{ marginBottom: 8, maxHeight: 150, overflow: 'auto' }}>
        <div style={{ width: 110 }}><div className="muted">表头在第几行</div><Select aria-label="表头行" size="small" style={{ width: '100%' }} value={headerRow} onChange={(picked: number) => { setRow(picked); setMeanings({}); }} options={rows.map((_, index) => ({ value: index, label: `第 ${index + 1} 行` }))} /></div>
        {headers.map((header) => (
          <div key={header} style={{ width: 130 }}>
            <div className="muted" style={{ overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' }}>{header}</div>
            <Select aria-label={`${header}对应`} size="small" style={{ width: '100%' }} value={meaning(header)} onChange={(value) => setMeanings({ ...meanings, [header]: value })} options={(Object.keys(columnChoices) as ColumnChoice[]).map((value) => ({ value, label: columnChoices[value] }))} />
          </div>
        ))}
      </Flex>
      {!headers.some((header) => meaning(header) === 'name') ? <Alert type="warning" title="还没有指定“姓名”列。" /> : branch === null ? <Alert type="info" title="请选择归入哪个支部。" /> : <Preview path={path} branch={branch} meanings={meanings} onDone={onDone} />}
    </>
  );
}

function Preview({ path, branch, meanings, onDone }: { readonly path: string; readonly branch: string; readonly meanings: Readonly<Record<string, ColumnChoice>>; readonly onDone: () => void }) {
  const given = { path, branch, meanings: { ...meanings } };
  const { data, error } = useCall('roster.preview', given);
  const take = useAction('roster.import');
  if (error) return <Alert type="error" title={errorText(error)} />;
  if (!data) return <Skeleton active />;
  const count = (kind: RosterChange['kind']) => data.changes.filter((change) => change.kind === kind).length;
  const wanted = count('added') + count('changed');
  return (
    <>
      <p style={{ margin: '4px 0' }}>读到 {data.changes.length} 人：新增 {count('added')}，改动 {count('changed')}，不变 {count('same')}。{data.absent.length > 0 ? `名册中另有 ${data.absent.length} 人不在表里，不会删除：${data.absent.slice(0, 12).join('、')}${data.absent.length > 12 ? ' 等' : ''}。` : ''}</p>
      <Table<RosterChange> size="small" rowKey={({ entry }) => `${entry.name} ${entry.born ?? ''} ${entry.place.row ?? ''}`} dataSource={[...data.changes]} pagination={false} scroll={{ y: 280 }}
        columns={[
          { title: '', key: 'kind', width: 70, render: (_, { kind }) => <Tag color={kinds[kind].color}>{kinds[kind].label}</Tag> },
          { title: '姓名', key: 'name', width: 90, render: (_, { entry }) => entry.name },
          { title: '改动', key: 'fields', render: (_, { kind, fields }) => fields.map(({ field, before, after }) => (kind === 'added' ? `${fieldNames[field]} ${after}` : `${fieldNames[field]}：${before ?? '空'} → ${after}`)).join('；') },
        ]}
      />
      <Flex justify="end" gap={8} style={{ marginTop: 12 }}>
        <Button onClick={onDone}>取消</Button>
        <Button type="primary" disabled={wanted === 0} loading={take.isPending} onClick={() => take.mutate(given, { onSuccess: onDone })}>导入 {wanted} 人</Button>
      </Flex>
    </>
  );
}

/** The row that names a 姓名 column. */
function headerRowOf(rows: readonly (readonly string[])[]): number | null {
  const found = rows.findIndex((row) => row.some((text) => meaningOf(text) === 'name'));
  return found < 0 ? null : found;
}

function choiceOf(header: string): ColumnChoice {
  const meaning = meaningOf(header);
  return meaning in columnChoices ? (meaning as ColumnChoice) : 'other';
}
