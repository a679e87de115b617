import { ArrowDownOutlined, ArrowUpOutlined } from '@ant-design/icons';
import { Button, Flex, Input, Select, Table } from 'antd';
import { useState } from 'react';
import type { Category, DocumentKind, RetentionPeriod, Scheme } from '../../../shared/model/scheme.ts';
import { addKind, changeKind, isOwnKind, moveKind, removeOwnKind } from '../../../shared/scheme/editScheme.ts';

const retentions: readonly RetentionPeriod[] = ['永久', '30年', '10年'];

export interface KindTableProps {
  readonly scheme: Scheme;
  readonly category: Category;
  /** Files of each kind. */
  readonly counts: Readonly<Record<string, number>>;
  readonly onChange: (scheme: Scheme) => void;
}

/** The kinds of one category. */
export function KindTable({ scheme, category, counts, onChange }: KindTableProps) {
  const [name, setName] = useState('');
  const kinds = scheme.kinds.filter((kind) => kind.category === category.code);
  return (
    <>
      <Table<DocumentKind> size="small" rowKey="id" dataSource={kinds} pagination={false} scroll={{ y: 'calc(100vh - 330px)' }} title={() => <strong>{category.code} {category.name}</strong>}
        columns={[
          { title: '文种', key: 'name', render: (_, kind) => <Input aria-label="文种名称" size="small" value={kind.name} maxLength={40} onChange={({ target }) => onChange(changeKind(scheme, kind.id, { name: target.value }))} /> },
          { title: '件数', key: 'count', width: 60, align: 'right', className: 'figure', render: (_, { id }) => counts[id] ?? 0 },
          { title: '归入', key: 'category', width: 190, render: (_, kind) => <Select aria-label={`${kind.name}归入`} size="small" style={{ width: '100%' }} value={kind.category} options={scheme.categories.map((one) => ({ value: one.code, label: `${one.code} ${one.name}` }))} onChange={(code) => onChange(changeKind(scheme, kind.id, { category: code }))} /> },
          { title: '保管期限', key: 'retention', width: 92, render: (_, kind) => <Select aria-label={`${kind.name}保管期限`} size="small" style={{ width: '100%' }} value={kind.retention} options={retentions.map((value) => ({ value, label: value }))} onChange={(retention) => onChange(changeKind(scheme, kind.id, { retention }))} /> },
          {
            title: '', key: 'actions', width: 112, render: (_, { id, name: shown }) => (
              <>
                <Button type="text" size="small" icon={<ArrowUpOutlined />} aria-label={`${shown}上移`} onClick={() => onChange(moveKind(scheme, id, -1))} />
                <Button type="text" size="small" icon={<ArrowDownOutlined />} aria-label={`${shown}下移`} onClick={() => onChange(moveKind(scheme, id, 1))} />
                {isOwnKind(id) ? <Button type="link" size="small" onClick={() => onChange(removeOwnKind(scheme, id))}>删除</Button> : null}
              </>
            ),
          },
        ]}
      />
      <Flex gap={8} style={{ marginTop: 8 }}>
        <Input aria-label="新文种名称" placeholder="增加文种：写题名中常见的说法，如“积分公示”" value={name} maxLength={40} onChange={({ target }) => setName(target.value)} />
        <Button disabled={name.trim().length < 2} onClick={() => { onChange(addKind(scheme, { name: name.trim(), category: category.code, retention: '30年', titles: [] })); setName(''); }}>增加</Button>
      </Flex>
    </>
  );
}
