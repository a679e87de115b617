import { Alert, Button, Card, Empty, Flex, Skeleton, Tag } from 'antd';
import type { ReactNode } from 'react';
import { Link } from 'wouter';
import { obligationLabel, periodLabel } from '../../../shared/presentation/labels.ts';
import { errorText } from '../../client/errorText.ts';
import { useCall } from '../../client/useCall.ts';
import { OwnBranchChoice } from '../../parts/OwnBranchChoice.tsx';

/** 本村: what is still missing, what is to be done this month. The first page of a village's window. */
export function VillagePage() {
  const { data: state } = useCall('app.state', {});
  if (!state) return <div className="page"><Skeleton active /></div>;
  return state.ownBranch === null ? <ChooseBranch /> : <OwnBranch branch={state.ownBranch} />;
}

function ChooseBranch() {
  const { data } = useCall('settings.branchNames', {});
  if (data?.length === 0) return <div className="page"><Empty description="档案库还是空的。先到“导入”选本村的文件夹。" /></div>;
  return (
    <div className="page">
      <div className="page-head"><h1>本村</h1></div>
      <p>请选择本村的支部，只需选一次。</p>
      <OwnBranchChoice branches={data ?? []} />
    </div>
  );
}

function OwnBranch({ branch }: { readonly branch: string }) {
  const { data, error } = useCall('village.home', { branch });
  if (error) return <div className="page"><Alert type="error" title={errorText(error)} /></div>;
  if (!data) return <div className="page"><Skeleton active /></div>;
  const { thisMonth, missing, rectification, waiting } = data;
  return (
    <div className="page">
      <div className="page-head">
        <h1>{branch}</h1><span className="muted">截至 {data.asOf}</span><span className="spacer" />
        <Link href="/export">移交给乡镇</Link>
        <Link href="/import">导入文件</Link>
        <Button className="no-print" onClick={() => window.print()}>打印</Button>
      </div>
      {waiting > 0 ? <Alert type="info" showIcon style={{ marginBottom: 8 }} title={`还有 ${waiting} 个文件待核对。`} /> : null}
      <Flex gap={12} align="start" wrap>
        <Card size="small" title={`本月要办什么（${thisMonth.length + rectification.length}）`} style={{ flex: 1, minWidth: 380 }}>
          {thisMonth.length + rectification.length === 0 ? <Empty description="本月没有待办事项。" /> : null}
          {thisMonth.map(({ obligation, period, dueBy }) => <Line key={`${obligation} ${period}`} mark={<Tag color="warning" style={{ fontSize: 14 }}>○ 待办</Tag>} text={obligationLabel(obligation)} day={dueBy === null ? '' : `${dueBy} 前`} />)}
          {rectification.map(({ id, problem, dueOn, overdue }) => <Line key={id} mark={<Tag color={overdue ? 'error' : 'warning'} style={{ fontSize: 14 }}>{overdue ? '▲ 逾期' : '◆ 整改'}</Tag>} text={<Link href={`/rectification?id=${id}`}>{problem}</Link>} day={dueOn ?? '未定时限'} />)}
        </Card>
        <Card size="small" title={`还缺什么（${missing.length}）`} style={{ flex: 1, minWidth: 380 }}>
          <p className="muted" style={{ marginTop: 0 }}>“缺”是说文件夹里没有找到，不等于没有开会。找到原件就导入；确属晚交的附补录说明；没有开过的会不补写记录。</p>
          {missing.length === 0 ? <Empty description="没有发现缺项。" /> : null}
          {missing.map(({ obligation, period }) => <Line key={`${obligation} ${period}`} mark={<span aria-label="缺">○</span>} text={obligationLabel(obligation)} day={periodLabel(period)} />)}
        </Card>
      </Flex>
    </div>
  );
}

function Line({ mark, text, day }: { readonly mark: ReactNode; readonly text: ReactNode; readonly day: string }) {
  return <Flex gap={8} style={{ padding: '5px 0', borderBottom: '1px solid #e4e0da' }}>{mark}<span style={{ flex: 1 }}>{text}</span><span className="muted figure">{day}</span></Flex>;
}
