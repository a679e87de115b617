import { Alert, Button, Checkbox, Flex, Input, Select, Skeleton, Table } from 'antd';
import { useState } from 'react';
import type { OwnTerm } from '../../../shared/contract/settingsCalls.ts';
import { errorText } from '../../client/errorText.ts';
import { useAction, useCall } from '../../client/useCall.ts';

const empty: OwnTerm = { text: '', sort: 'dated', day: '', replacedBy: '', strong: true, source: '' };

/** The county's own words: from when they could be known, or until when they were in use. */
export function TermsTab() {
  const { data, error } = useCall('settings.terms', {});
  const save = useAction('settings.setTerms');
  const [fresh, setFresh] = useState<OwnTerm>(empty);
  if (error) return <Alert type="error" title={errorText(error)} />;
  if (!data) return <Skeleton active />;
  const complete = fresh.text.trim().length >= 2 && /^\d{4}-\d{2}(-\d{2})?$/.test(fresh.day) && fresh.source.trim() !== '' && (fresh.sort === 'dated' || /^\d{4}-\d{2}-\d{2}$/.test(fresh.day));
  const set = (changed: Partial<OwnTerm>) => setFresh({ ...fresh, ...changed });
  return (
    <Flex vertical gap={12} style={{ maxWidth: 1080 }}>
      <p className="muted" style={{ margin: 0 }}>补充本县的文件、活动、工程名称。记录日期早于公开日期的会提示核实；日期宜从早，拿不准的标“仅供参考”。</p>
      <Flex gap={8} wrap align="center">
        <Input aria-label="词语" placeholder="词语" style={{ width: 200 }} maxLength={60} value={fresh.text} onChange={({ target }) => set({ text: target.value })} />
        <Select aria-label="性质" style={{ width: 120 }} value={fresh.sort} onChange={(sort) => set({ sort })} options={[{ value: 'dated', label: '最早公开于' }, { value: 'expired', label: '停用于' }]} />
        <Input aria-label="日期" placeholder="2025-03 或 2025-03-17" style={{ width: 180 }} value={fresh.day} onChange={({ target }) => set({ day: target.value.trim() })} />
        {fresh.sort === 'expired' ? <Input aria-label="现称" placeholder="现在的说法" style={{ width: 140 }} value={fresh.replacedBy} onChange={({ target }) => set({ replacedBy: target.value })} /> : null}
        <Input aria-label="出处" placeholder="出处（文号或报道）" style={{ width: 200 }} maxLength={200} value={fresh.source} onChange={({ target }) => set({ source: target.value })} />
        <Checkbox checked={!fresh.strong} onChange={({ target }) => set({ strong: !target.checked })}>仅供参考</Checkbox>
        <Button type="primary" disabled={!complete} loading={save.isPending} onClick={() => save.mutate({ terms: [...data, fresh] }, { onSuccess: () => setFresh(empty) })}>添加</Button>
      </Flex>
      <Table<OwnTerm> size="small" rowKey={({ text, sort }) => `${sort} ${text}`} dataSource={[...data]} pagination={false} locale={{ emptyText: '还没有补充词语；出厂词表照常使用。' }}
        columns={[
          { title: '词语', dataIndex: 'text' },
          { title: '性质', key: 'sort', width: 110, render: (_, { sort }) => (sort === 'dated' ? '最早公开于' : '停用于') },
          { title: '日期', dataIndex: 'day', width: 120, className: 'figure' },
          { title: '现称', dataIndex: 'replacedBy', width: 140 },
          { title: '把握', key: 'strong', width: 100, render: (_, { strong }) => (strong ? '确定' : '仅供参考') },
          { title: '出处', dataIndex: 'source', ellipsis: true },
          { title: '', key: 'remove', width: 70, render: (_, term) => <Button type="link" size="small" onClick={() => save.mutate({ terms: data.filter((one) => one !== term) })}>删除</Button> },
        ]}
      />
    </Flex>
  );
}
