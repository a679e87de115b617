import { Alert, Button, Flex, Input, Select, Skeleton, Table } from 'antd';
import { useState } from 'react';
import type { OwnTask } from '../../../shared/contract/settingsCalls.ts';
import { errorText } from '../../client/errorText.ts';
import { useAction, useCall } from '../../client/useCall.ts';
import { DayInput } from '../../parts/DayInput.tsx';

const empty: OwnTask = { name: '', synonyms: [], from: '', to: '', source: '' };

/** 重点工作: what every branch should have discussed within a period. */
export function TasksTab() {
  const { data, error } = useCall('settings.tasks', {});
  const save = useAction('settings.setTasks');
  const [fresh, setFresh] = useState<OwnTask>(empty);
  if (error) return <Alert type="error" title={errorText(error)} />;
  if (!data) return <Skeleton active />;
  const set = (changed: Partial<OwnTask>) => setFresh({ ...fresh, ...changed });
  const complete = fresh.name.trim() !== '' && fresh.from !== '' && fresh.to >= fresh.from && fresh.source.trim() !== '';
  const add = () => save.mutate({ tasks: [...data, { ...fresh, synonyms: [...new Set([fresh.name.trim(), ...fresh.synonyms])] }] }, { onSuccess: () => setFresh(empty) });
  return (
    <Flex vertical gap={12} style={{ maxWidth: 1080 }}>
      <p className="muted" style={{ margin: 0 }}>列出上级部署的重点工作。时段内没有任何会议研究过的支部会提示缺项。填写后，出厂的示例清单不再使用。</p>
      <Flex gap={8} wrap align="center">
        <Input aria-label="重点工作" placeholder="重点工作" style={{ width: 200 }} maxLength={60} value={fresh.name} onChange={({ target }) => set({ name: target.value })} />
        <Select aria-label="别的说法" mode="tags" open={false} suffix={null} placeholder="别的说法，回车分开" style={{ minWidth: 220 }} value={[...fresh.synonyms]} onChange={(synonyms) => set({ synonyms })} />
        <DayInput aria-label="起" value={fresh.from} onChange={(from) => set({ from })} />
        <span>至</span>
        <DayInput aria-label="止" value={fresh.to} onChange={(to) => set({ to })} />
        <Input aria-label="部署文件" placeholder="部署文件" style={{ width: 180 }} value={fresh.source} onChange={({ target }) => set({ source: target.value })} />
        <Button type="primary" disabled={!complete} loading={save.isPending} onClick={add}>添加</Button>
      </Flex>
      <Table<OwnTask> size="small" rowKey={({ name, from }) => `${name} ${from}`} dataSource={[...data]} pagination={false} locale={{ emptyText: '还没有填写；暂用出厂示例清单。' }}
        columns={[
          { title: '重点工作', dataIndex: 'name' },
          { title: '别的说法', key: 'synonyms', ellipsis: true, render: (_, { synonyms }) => synonyms.join('、') },
          { title: '时段', key: 'period', width: 210, className: 'figure', render: (_, { from, to }) => `${from} 至 ${to}` },
          { title: '部署文件', dataIndex: 'source', ellipsis: true },
          { title: '', key: 'remove', width: 70, render: (_, task) => <Button type="link" size="small" onClick={() => save.mutate({ tasks: data.filter((one) => one !== task) })}>删除</Button> },
        ]}
      />
    </Flex>
  );
}
