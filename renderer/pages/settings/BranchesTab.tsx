import { Alert, Button, Flex, Input, InputNumber, Select, Skeleton, Table } from 'antd';
import { useState } from 'react';
import type { BranchSetting } from '../../../shared/contract/settingsCalls.ts';
import { errorText } from '../../client/errorText.ts';
import { useAction, useCall } from '../../client/useCall.ts';

type Choice = 'auto' | 'yes' | 'no';
const choiceOf = (value: boolean | undefined): Choice => (value === undefined ? 'auto' : value ? 'yes' : 'no');
const valueOf = (choice: Choice): boolean | null => (choice === 'auto' ? null : choice === 'yes');

/** Name of the township; for each branch what a person sets before the files have a say. */
export function BranchesTab() {
  const { data, error } = useCall('settings.branches', {});
  const save = useAction('settings.setBranch');
  const setTownship = useAction('settings.setTownship');
  const [typed, setTyped] = useState<string | null>(null);
  if (error) return <Alert type="error" title={errorText(error)} />;
  if (!data) return <Skeleton active />;
  const township = typed ?? data.township ?? '';
  const change = ({ name, fonds, overrides }: BranchSetting, changed: Partial<{ fonds: string; committee: Choice; groups: Choice; fullMembers: number | null }>) =>
    save.mutate({
      name,
      fonds: changed.fonds ?? fonds,
      hasCommittee: valueOf(changed.committee ?? choiceOf(overrides.hasCommittee)),
      hasGroups: valueOf(changed.groups ?? choiceOf(overrides.hasGroups)),
      fullMembers: changed.fullMembers === undefined ? (overrides.fullMembers ?? null) : changed.fullMembers,
    });
  const choices = (auto: string) => [{ value: 'auto', label: auto }, { value: 'yes', label: '有' }, { value: 'no', label: '没有' }];
  return (
    <Flex vertical gap={12} style={{ maxWidth: 1080 }}>
      <Flex gap={8} align="center">
        <label htmlFor="township">乡镇名称</label>
        <Input id="township" style={{ width: 280 }} value={township} maxLength={60} placeholder="按材料中的名称" onChange={({ target }) => setTyped(target.value)} onPressEnter={() => setTownship.mutate({ township })} />
        <Button disabled={typed === null || typed === (data.township ?? '')} onClick={() => setTownship.mutate({ township }, { onSuccess: () => setTyped(null) })}>保存</Button>
      </Flex>
      <p className="muted" style={{ margin: 0 }}>正式党员七人以上一般应设支委会。这里指定的优先于名册和材料；改动后检查结果会重新计算。</p>
      <Table<BranchSetting> size="small" rowKey="name" dataSource={[...data.branches]} pagination={false} loading={save.isPending} locale={{ emptyText: '还没有支部。先导入文件夹。' }}
        columns={[
          { title: '支部', dataIndex: 'name', ellipsis: true },
          { title: '全宗号', key: 'fonds', width: 110, render: (_, branch) => <Input key={branch.fonds} aria-label={`${branch.name}全宗号`} size="small" maxLength={4} defaultValue={branch.fonds} onBlur={({ target }) => { if (target.value !== branch.fonds) change(branch, { fonds: target.value.toUpperCase() }); }} /> },
          { title: '支委会', key: 'committee', width: 140, render: (_, branch) => <Select aria-label={`${branch.name}支委会`} size="small" style={{ width: 120 }} value={choiceOf(branch.overrides.hasCommittee)} options={choices('按名册判断')} onChange={(committee) => change(branch, { committee })} /> },
          { title: '党小组', key: 'groups', width: 140, render: (_, branch) => <Select aria-label={`${branch.name}党小组`} size="small" style={{ width: 120 }} value={choiceOf(branch.overrides.hasGroups)} options={choices('按材料判断')} onChange={(groups) => change(branch, { groups })} /> },
          { title: '正式党员数', key: 'members', width: 190, render: (_, branch) => <InputNumber key={branch.overrides.fullMembers ?? 'auto'} aria-label={`${branch.name}正式党员数`} size="small" min={0} max={2000} precision={0} style={{ width: 160 }} defaultValue={branch.overrides.fullMembers} placeholder={branch.overrides.fullMembers === undefined && branch.fullMembers !== null ? `按名册：${branch.fullMembers}` : '按名册'} onBlur={({ target }) => { const typedNumber = target.value === '' ? null : Number(target.value); if (typedNumber !== (branch.overrides.fullMembers ?? null)) change(branch, { fullMembers: typedNumber }); }} /> },
        ]}
      />
    </Flex>
  );
}
