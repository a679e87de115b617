import { Alert, Button, Flex, InputNumber, Popconfirm, Select, Skeleton, Switch, Table } from 'antd';
import { useState } from 'react';
import type { RuleSetting } from '../../../shared/contract/settingsCalls.ts';
import { noOwnRules, type OwnRules } from '../../../shared/rules/ownRules.ts';
import type { RuleFamily } from '../../../shared/model/finding.ts';
import { doubtFamilies, familyLabel, severityLabel, severityOrder } from '../../../shared/presentation/labels.ts';
import { errorText } from '../../client/errorText.ts';
import { useAction, useCall } from '../../client/useCall.ts';

const families: readonly RuleFamily[] = ['gap', ...doubtFamilies];
const periods = { month: '每月', quarter: '每季度', year: '每年', term: '每届' } as const;

/** Which checks run, how heavy they weigh, how often something is owed. The shipped data stay as they are. */
export function RulesTab() {
  const { data, error } = useCall('settings.rules', {});
  const save = useAction('settings.setRules');
  const [family, setFamily] = useState<RuleFamily>('gap');
  if (error) return <Alert type="error" title={errorText(error)} />;
  if (!data) return <Skeleton active />;
  const { own } = data;
  const put = (changed: Partial<OwnRules>) => save.mutate({ own: { ...own, ...changed } });
  return (
    <Flex vertical gap={12} style={{ maxWidth: 1120 }}>
      <Flex gap={12} align="center" wrap>
        <Select aria-label="检查类别" style={{ width: 140 }} value={family} onChange={setFamily} options={families.map((value) => ({ value, label: familyLabel(value) }))} />
        <span>正式党员满 <InputNumber aria-label="应设支委会的正式党员数" key={data.committeeFromFullMembers} size="small" min={1} max={50} precision={0} style={{ width: 64 }} defaultValue={data.committeeFromFullMembers} onBlur={({ target }) => { const typed = Number(target.value); if (typed >= 1 && typed !== data.committeeFromFullMembers) put({ committeeFromFullMembers: typed }); }} /> 人应设支委会</span>
        <span style={{ flex: 1 }} />
        <Popconfirm title="全部改回出厂设置？" onConfirm={() => save.mutate({ own: noOwnRules })}><Button disabled={JSON.stringify(own) === JSON.stringify(noOwnRules)}>恢复出厂设置</Button></Popconfirm>
      </Flex>
      <p className="muted" style={{ margin: 0 }}>依据未与原文核对的，检查结果中都会注明。停用一项检查会在报告的检查范围中体现，改动记入事件。</p>
      <Table<RuleSetting> size="small" rowKey="code" dataSource={data.rules.filter((rule) => rule.family === family)} pagination={false} loading={save.isPending}
        columns={[
          { title: '代码', dataIndex: 'code', width: 64, className: 'figure' },
          { title: '检查', dataIndex: 'name', width: 170 },
          { title: '依据', dataIndex: 'basis' },
          { title: '核对情况', dataIndex: 'status', width: 110 },
          { title: '频次', key: 'period', width: 104, render: (_, { code, period }) => (period === null ? <span className="muted">—</span> : <Select aria-label={`${code}频次`} size="small" style={{ width: 90 }} value={period} options={(Object.keys(periods) as (keyof typeof periods)[]).map((value) => ({ value, label: periods[value] }))} onChange={(value) => put({ periods: { ...own.periods, [code]: value } })} />) },
          { title: '程度', key: 'severity', width: 94, render: (_, { code, severity }) => <Select aria-label={`${code}程度`} size="small" style={{ width: 80 }} value={severity} options={severityOrder.map((value) => ({ value, label: severityLabel(value) }))} onChange={(value) => put({ severities: { ...own.severities, [code]: value } })} /> },
          { title: '启用', key: 'enabled', width: 68, render: (_, { code, enabled }) => <Switch aria-label={`启用${code}`} size="small" checked={enabled} onChange={(on) => put({ disabled: on ? own.disabled.filter((one) => one !== code) : [...own.disabled, code] })} /> },
        ]}
      />
    </Flex>
  );
}
