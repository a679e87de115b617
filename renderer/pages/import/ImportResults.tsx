import { Alert, Empty, Flex, Input, Segmented, Select, Table, Tag } from 'antd';
import { useDeferredValue, useState } from 'react';
import type { ImportResultRow } from '../../../shared/contract/importCalls.ts';
import type { ItemStatus } from '../../../shared/model/item.ts';
import { importColumns } from '../../../shared/presentation/importColumns.ts';
import { bytesLabel, statusLabel, statusOrder } from '../../../shared/presentation/labels.ts';
import { useClient } from '../../client/ClientProvider.tsx';
import { errorText } from '../../client/errorText.ts';
import { useCall } from '../../client/useCall.ts';
import { useOpenItem } from '../../parts/item/useOpenItem.ts';
import { ListTools } from '../../parts/ListTools.tsx';

const PAGE = 50;

/** What became of each file of an imported folder, and why. */
export function ImportResults() {
  const client = useClient();
  const { openItem } = useOpenItem();
  const { data: sources } = useCall('import.sources', {});
  const [chosen, setChosen] = useState<number | null>(null);
  const [status, setStatus] = useState<ItemStatus | null>(null);
  const [typed, setTyped] = useState('');
  const [page, setPage] = useState(1);
  const text = useDeferredValue(typed);
  const sourceId = chosen ?? sources?.at(-1)?.id ?? null;
  const filter = { sourceId: sourceId ?? 0, status, text };
  const { data, error } = useCall('import.results', { ...filter, offset: (page - 1) * PAGE, limit: PAGE }, sourceId !== null);
  if (sources?.length === 0) return <Empty description="还没有导入过文件夹。" image={Empty.PRESENTED_IMAGE_SIMPLE} />;
  const total = statusOrder.reduce((sum, one) => sum + (data?.byStatus[one] ?? 0), 0);
  const first = () => setPage(1);
  return (
    <section aria-label="导入结果">
      <Flex gap={8} wrap align="center" style={{ marginBottom: 8 }}>
        <Select aria-label="导入过的文件夹" style={{ minWidth: 260, maxWidth: 420 }} value={sourceId} onChange={(id) => { setChosen(id); first(); }} options={(sources ?? []).map(({ id, folder, files }) => ({ value: id, label: `${folder}（${files}）` }))} />
        <Segmented<ItemStatus | 'all'> value={status ?? 'all'} onChange={(value) => { setStatus(value === 'all' ? null : value); first(); }}
          options={[{ value: 'all', label: `全部 ${total}` }, ...statusOrder.map((one) => ({ value: one, label: `${statusLabel(one)} ${data?.byStatus[one] ?? 0}` }))]} />
        <Input.Search aria-label="按文件名查找" placeholder="文件名或标题" allowClear style={{ width: 190 }} value={typed} onChange={({ target }) => { setTyped(target.value); first(); }} />
        <ListTools<ImportResultRow> name="导入结果" columns={importColumns} rows={(offset, limit) => client.call('import.results', { ...filter, offset, limit })}
          save={(target) => client.call('import.export', { ...target, filter })} />
      </Flex>
      {error ? <Alert type="error" title={errorText(error)} /> : null}
      <Table<ImportResultRow> size="small" rowKey="id" dataSource={[...(data?.rows ?? [])]} scroll={{ x: 900 }}
        pagination={{ current: page, pageSize: PAGE, total: data?.total ?? 0, onChange: setPage, showSizeChanger: false, size: 'small', showTotal: (count) => `共 ${count} 个` }}
        onRow={(row) => ({ onClick: () => openItem(row.id), style: { cursor: 'pointer' } })}
        columns={[
          { title: '文件', dataIndex: 'path', width: 360, ellipsis: true, render: (path: string, { id }) => <a href="#/import" onClick={(event) => { event.preventDefault(); event.stopPropagation(); openItem(id); }}>{path}</a> },
          { title: '结果', dataIndex: 'status', width: 90, render: (value: ItemStatus) => <Tag color={colour[value]}>{statusLabel(value)}</Tag> },
          { title: '支部', dataIndex: 'branch', width: 140, ellipsis: true },
          { title: '文种', dataIndex: 'kind', width: 150, ellipsis: true },
          { title: '原因与办法', dataIndex: 'why', ellipsis: true },
          { title: '大小', dataIndex: 'bytes', width: 90, align: 'right', render: (bytes: number) => bytesLabel(bytes) },
        ]}
      />
    </section>
  );
}

const colour: Readonly<Record<ItemStatus, string>> = { filed: 'green', 'needs-review': 'gold', duplicate: 'default', unreadable: 'red', skipped: 'default' };
