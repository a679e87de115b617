import { Alert, Progress, Skeleton, Table } from 'antd';
import type { StandardCounts } from '../../../shared/ledgers/standardsView.ts';
import { errorText } from '../../client/errorText.ts';
import { useCall } from '../../client/useCall.ts';
import { Go } from '../../parts/address.tsx';
import { ListTools, type ListColumn } from '../../parts/ListTools.tsx';

interface BranchCounts {
  readonly branch: string;
  readonly counts: StandardCounts;
}

const applicable = ({ total, notApplicable }: StandardCounts) => total - notApplicable;
const toReview = ({ total, open, accepted, returned }: StandardCounts) => total - open - accepted - returned;

const columns: readonly ListColumn<BranchCounts>[] = [
  { header: '支部', width: 20, value: ({ branch }) => branch },
  { header: '适用项', width: 8, kind: 'number', value: ({ counts }) => applicable(counts) },
  { header: '自评达标', width: 9, kind: 'number', value: ({ counts }) => counts.met },
  { header: '自评未达标', width: 10, kind: 'number', value: ({ counts }) => counts.notMet },
  { header: '未自评', width: 8, kind: 'number', value: ({ counts }) => counts.open },
  { header: '待审核', width: 8, kind: 'number', value: ({ counts }) => toReview(counts) },
  { header: '审核通过', width: 9, kind: 'number', value: ({ counts }) => counts.accepted },
  { header: '已退回', width: 8, kind: 'number', value: ({ counts }) => counts.returned },
  { header: '无材料', width: 8, kind: 'number', value: ({ counts }) => counts.withoutEvidence },
];

/** All branches of a year: who has assessed how much, where there is no material; each number leads to the branch's own list. */
export function TownshipStandards({ year }: { readonly year: number }) {
  const { data, error } = useCall('standard.counts', { year });
  if (error) return <Alert type="error" title={errorText(error)} />;
  if (!data) return <Skeleton active />;
  const link = (branch: string, filter: string, count: number) => (count === 0 ? <span className="muted">0</span> : <Go with={{ view: null, branch, filter }}>{count}</Go>);
  return (
    <div style={{ flex: 1, minHeight: 0, overflow: 'auto' }}>
      <div style={{ display: 'flex', justifyContent: 'flex-end', gap: 8, marginBottom: 8 }}><ListTools name={`${year}年各支部标准达标情况`} columns={columns} rows={data} /></div>
      <Table<BranchCounts> size="small" rowKey="branch" dataSource={[...data]} pagination={false} sticky
        columns={[
          { title: '支部', key: 'branch', width: 220, ellipsis: true, sorter: (a, b) => a.branch.localeCompare(b.branch, 'zh-CN'), render: (_, { branch }) => <Go with={{ view: null, branch, filter: null }}>{branch}</Go> },
          { title: '自评达标', key: 'met', sorter: (a, b) => share(a) - share(b), render: (_, row) => <Progress size="small" percent={Math.round(share(row) * 100)} format={() => `${row.counts.met}/${applicable(row.counts)}`} aria-label={`${row.branch}自评达标`} style={{ margin: 0, maxWidth: 260 }} /> },
          { title: '未自评', key: 'open', width: 84, align: 'right', className: 'figure', sorter: (a, b) => a.counts.open - b.counts.open, render: (_, { branch, counts }) => link(branch, 'open', counts.open) },
          { title: '待审核', key: 'review', width: 84, align: 'right', className: 'figure', sorter: (a, b) => toReview(a.counts) - toReview(b.counts), render: (_, { branch, counts }) => link(branch, 'toReview', toReview(counts)) },
          { title: '审核通过', key: 'accepted', width: 92, align: 'right', className: 'figure', sorter: (a, b) => a.counts.accepted - b.counts.accepted, render: (_, { counts }) => counts.accepted },
          { title: '已退回', key: 'returned', width: 84, align: 'right', className: 'figure', sorter: (a, b) => a.counts.returned - b.counts.returned, render: (_, { branch, counts }) => link(branch, 'returned', counts.returned) },
          { title: '无材料', key: 'without', width: 84, align: 'right', className: 'figure', sorter: (a, b) => a.counts.withoutEvidence - b.counts.withoutEvidence, render: (_, { branch, counts }) => link(branch, 'withoutEvidence', counts.withoutEvidence) },
        ]}
      />
    </div>
  );
}

function share({ counts }: BranchCounts): number {
  return applicable(counts) === 0 ? 0 : counts.met / applicable(counts);
}
