import { Alert, Card, Empty, Flex, Skeleton, Statistic, Table } from 'antd';
import { familyLabel } from '../../../shared/presentation/labels.ts';
import { errorText } from '../../client/errorText.ts';
import { useCall } from '../../client/useCall.ts';

/** 总览: who lacks what, at a glance. */
export function OverviewPage() {
  const { data, error } = useCall('overview.figures', {});
  if (error) return <div className="page"><Alert type="error" title={errorText(error)} /></div>;
  if (!data) return <div className="page"><Skeleton active /></div>;
  const { overview, scheme } = data;
  if (overview.files === 0) return <div className="page"><Empty description="档案库还是空的。先到“导入”选一个文件夹。" /></div>;
  return (
    <div className="page">
      <div className="page-head"><h1>总览</h1><span className="muted">检查日期 {data.asOf}</span></div>
      <Flex gap={12} wrap style={{ marginBottom: 12 }}>
        <Card size="small"><Statistic title="文件" value={overview.files} /></Card>
        {overview.byFamily.map(({ family, total }) => <Card size="small" key={family}><Statistic title={familyLabel(family)} value={total} /></Card>)}
      </Flex>
      <Table size="small" pagination={false} rowKey="branch" dataSource={[...overview.categories]} scroll={{ x: 'max-content' }}
        columns={[
          { title: '支部', dataIndex: 'branch', fixed: 'left' },
          ...scheme.categories.map(({ code, name }, index) => ({ title: `${code} ${name}`, key: code, align: 'right' as const, render: (_: unknown, row: (typeof overview.categories)[number]) => row.counts[index] })),
          { title: '合计', dataIndex: 'total', align: 'right' },
        ]}
      />
    </div>
  );
}
