import { ArrowLeftOutlined } from '@ant-design/icons';
import { Button, Select } from 'antd';
import type { MeetingDetail } from '../../../shared/contract/recordCalls.ts';
import { strengthLabel } from '../../../shared/presentation/labels.ts';
import { useCall } from '../../client/useCall.ts';
import { ItemLink, useAddress } from '../../parts/address.tsx';
import { CheckedLine } from '../../parts/CheckedLine.tsx';
import { FindingLines } from '../../parts/FindingLines.tsx';
import { PageState } from '../../parts/PageState.tsx';
import { TimeLine } from '../../parts/TimeLine.tsx';
import { MeetingText } from './MeetingText.tsx';
import './meeting.css';

/** One meeting with all that belongs to it: minutes, attachments, what was read out of them, doubts, history. */
export function MeetingPage({ item, ordinal }: { readonly item: number; readonly ordinal: number }) {
  const address = useAddress();
  const { data, error, refetch } = useCall('meeting.get', { item, ordinal });
  if (!data) return <PageState title="三会一课" error={error} onRetry={() => void refetch()} />;
  return (
    <div className="page">
      <div className="page-head">
        <Button className="no-print" icon={<ArrowLeftOutlined />} onClick={() => address.set({ meeting: null, record: null })}>三会一课</Button>
        <h1>{data.title}</h1>
        <span className="figure">{data.date ?? '日期未读出'}</span>
        {data.records.length > 1 ? (
          <Select aria-label="同一本里的其他会议" value={ordinal} style={{ minWidth: 220 }} onChange={(record) => address.set({ record })}
            options={data.records.map((record) => ({ value: record.ordinal, label: `${record.date ?? '日期未读出'} ${record.title}` }))}
          />
        ) : null}
        <span className="spacer" />
        <CheckedLine of={data} />
      </div>
      <MeetingText key={`${item} ${ordinal}`} item={data.item} ordinal={ordinal}>
        <Attachments meeting={data} />
      </MeetingText>
      <div className="meeting-below">
        <section className="panel"><h2>疑点和缺项</h2><FindingLines findings={data.findings} /><Assessment meeting={data} /></section>
        <section className="panel"><h2>日期与文件时间</h2>{data.moments.length > 0 ? <TimeLine rows={[{ key: 'meeting', title: '', moments: data.moments }]} /> : <p className="muted">文件没有留下可用的时间。</p>}</section>
        <History meeting={data} />
      </div>
    </div>
  );
}

/** Sign-in sheet, photos, lecture, ballots that are tied to the meeting. */
function Attachments({ meeting: { item, attachments } }: { readonly meeting: MeetingDetail }) {
  return (
    <section>
      <h2>材料</h2>
      <ul className="lines">
        <li><span className="kind">记录</span><ItemLink item={item.id}>{nameOf(item.path)}</ItemLink></li>
        {attachments.map(({ item: own, path, kindName }) => <li key={path}><span className="kind">{kindName}</span><ItemLink item={own}>{nameOf(path)}</ItemLink></li>)}
      </ul>
      {attachments.length === 0 ? <p className="muted">没有归到这次会议的签到表、照片、讲稿或表决票。</p> : null}
      <div className="thumbs">
        {attachments.filter(({ picture }) => picture).map(({ item: own, path, kindName }) => <ItemLink key={path} item={own}><img src={`/original/${own ?? 0}`} alt={`${kindName}：${nameOf(path)}`} loading="lazy" /></ItemLink>)}
      </div>
    </section>
  );
}

function Assessment({ meeting: { assessment, lateNotes } }: { readonly meeting: MeetingDetail }) {
  return (
    <>
      {lateNotes.map((note) => <p key={note}>◐ {note}</p>)}
      {assessment ? <p className="muted">补记疑点合并后为“{strengthLabel(assessment.level)}”，这是排查先后，不是结论。</p> : null}
    </>
  );
}

function History({ meeting: { history } }: { readonly meeting: MeetingDetail }) {
  return (
    <section className="panel">
      <h2>经过</h2>
      {history.length === 0 ? <p className="muted">还没有人对它作过核对或处理。</p> : null}
      <ul className="lines">{history.map(({ at, by, what }) => <li key={`${at} ${what}`}><span className="figure muted">{new Date(at).toLocaleString('zh-CN')} {by}</span> {what}</li>)}</ul>
    </section>
  );
}

function nameOf(path: string): string {
  return path.split('/').at(-1) ?? path;
}
