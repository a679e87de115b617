import { ArrowDownOutlined, ArrowUpOutlined } from '@ant-design/icons';
import { Button, Input, Table } from 'antd';
import type { Category, Scheme } from '../../../shared/model/scheme.ts';
import { changeCategory, moveCategory } from '../../../shared/scheme/editScheme.ts';

interface CategoryTableProps {
  readonly scheme: Scheme;
  readonly chosen: string;
  readonly onChoose: (code: string) => void;
  readonly onChange: (scheme: Scheme) => void;
}

/** The categories in their order: renamed in place, moved up and down. */
export function CategoryTable({ scheme, chosen, onChoose, onChange }: CategoryTableProps) {
  const { categories } = scheme;
  return (
    <Table<Category> size="small" rowKey="code" pagination={false} dataSource={[...categories]} rowClassName={({ code }) => (code === chosen ? 'ant-table-row-selected' : '')} onRow={({ code }) => ({ onClick: () => onChoose(code), style: { cursor: 'pointer' } })}
      columns={[
        { title: '码', dataIndex: 'code', width: 40, className: 'figure' },
        { title: '类别（可改名）', key: 'name', render: (_, { code, name }) => <Input aria-label={`类别${code}名称`} size="small" value={name} maxLength={30} onFocus={() => onChoose(code)} onChange={({ target }) => onChange(changeCategory(scheme, code, { name: target.value }))} /> },
        {
          title: '顺序', key: 'order', width: 76, render: (_, { code, name }, index) => (
            <>
              <Button type="text" size="small" icon={<ArrowUpOutlined />} aria-label={`${name}上移`} disabled={index === 0} onClick={() => onChange(moveCategory(scheme, code, -1))} />
              <Button type="text" size="small" icon={<ArrowDownOutlined />} aria-label={`${name}下移`} disabled={index === categories.length - 1} onClick={() => onChange(moveCategory(scheme, code, 1))} />
            </>
          ),
        },
      ]}
    />
  );
}
