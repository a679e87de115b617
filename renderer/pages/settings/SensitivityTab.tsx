import { Alert, App, Button, Flex, Skeleton, Table, Tag } from 'antd';
import type { SensitivitySetting } from '../../../shared/contract/sensitivityCalls.ts';
import { sensitivityLabels, sensitivitySteps, type SensitivityStep } from '../../../shared/rules/sensitivityShape.ts';
import { type ShownThreshold } from '../../../shared/rules/sensitivity.ts';
import { errorText } from '../../client/errorText.ts';
import { useAction, useCall } from '../../client/useCall.ts';
import { SelfCheck } from './SelfCheck.tsx';

/** 灵敏度: how readily doubts are raised, tried first on books that are known to be honest. */
export function SensitivityTab() {
  const { data, error } = useCall('sensitivity.get', {});
  const { message } = App.useApp();
  const save = useAction('sensitivity.set');
  if (error) return <Alert type="error" title={errorText(error)} />;
  if (!data) return <Skeleton active />;
  const choose = (step: SensitivityStep) => save.mutate({ step }, { onSuccess: () => void message.success(`已改为“${sensitivityLabels[step]}”，检查结果将重新计算；改动记入事件，并写在报告里。`, 6) });
  return (
    <Flex vertical gap={12} style={{ maxWidth: 1120 }}>
      <p className="muted" style={{ margin: 0 }}>
        灵敏度只移动下面几项界限，缺项和记录规范的检查不受影响。“标准”是出厂的界限，误报率按它自测过；另两档没有另外测。建议先用本地确知属实的记录自测，再决定改不改。
      </p>
      <Thresholds data={data} busy={save.isPending} onChoose={choose} />
      <SelfCheck books={data.books} />
    </Flex>
  );
}

function Thresholds({ data: { now, thresholds }, busy, onChoose }: { readonly data: SensitivitySetting; readonly busy: boolean; readonly onChoose: (step: SensitivityStep) => void }) {
  return (
    <section aria-label="三档的界限">
      <Table<ShownThreshold> size="small" rowKey="name" pagination={false} dataSource={[...thresholds]}
        columns={[
          { title: '界限', dataIndex: 'name' },
          ...sensitivitySteps.map((step) => ({
            title: now.step === step ? <>{sensitivityLabels[step]} <Tag color="success">✓ 现用</Tag></> : <Button size="small" loading={busy} onClick={() => onChoose(step)}>改用“{sensitivityLabels[step]}”</Button>,
            key: step, width: 150, className: 'figure', render: (_: unknown, row: ShownThreshold) => valueText(row[step]),
          })),
        ]}
      />
      {now.selfCheck ? <p className="muted" style={{ margin: '6px 0 0' }}>设定时的自测：{now.selfCheck.books.length} 本，{now.selfCheck.records} 份记录，疑点 少报 {now.selfCheck.doubts.cautious}、标准 {now.selfCheck.doubts.standard}、细查 {now.selfCheck.doubts.close}（检查日期 {now.selfCheck.asOf}）。</p> : null}
    </section>
  );
}

/** Shares as per cent, the rest as it is. */
function valueText(value: number): string {
  return value > 0 && value < 1 ? `${Math.round(value * 100)}%` : String(value);
}
