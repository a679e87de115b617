import { ArrowLeftOutlined } from '@ant-design/icons';
import { Button, Empty, Segmented } from 'antd';
import type { AssessedRecord } from '../../../shared/contract/findingCalls.ts';
import { strengthLabel } from '../../../shared/presentation/labels.ts';
import { useCall } from '../../client/useCall.ts';
import { Go, useAddress } from '../../parts/address.tsx';
import { CheckedLine } from '../../parts/CheckedLine.tsx';
import { PageState } from '../../parts/PageState.tsx';
import { RecordLink } from './RecordLink.tsx';

/** Records shown at once; beyond that the filters serve better. */
const MOST = 300;

/** Records by the level of their back-fill signals, with what each level rests on, in plain words. */
export function LevelsView() {
  const address = useAddress();
  const { data, error, refetch } = useCall('record.levels', {});
  if (!data) return <PageState title="疑点核查" error={error} onRetry={() => void refetch()} />;
  const [level, branch, year] = [address.get('level') ?? 'all', address.get('branch'), address.number('year')];
  const records = data.records.filter((record) => record.level !== 'none' && (level === 'all' || record.level === level) && (branch === null || record.branch === branch) && (year === null || record.date?.startsWith(String(year)) === true));
  return (
    <div className="page">
      <div className="page-head">
        <Button icon={<ArrowLeftOutlined />} onClick={() => address.set({ view: null, level: null })}>疑点列表</Button>
        <h1>{branch ? `${branch}：` : ''}记录的补记疑点轻重</h1>
        <Segmented aria-label="轻重" value={level} onChange={(chosen) => address.set({ level: chosen === 'all' ? null : chosen })} options={[{ value: 'all', label: '全部' }, ...(['strong', 'moderate', 'weak'] as const).map((one) => ({ value: one, label: strengthLabel(one) }))]} />
        {branch !== null || year !== null ? <Button type="link" onClick={() => address.set({ branch: null, year: null })}>看全乡镇各年</Button> : null}
        <span className="spacer" />
        <CheckedLine of={data} />
      </div>
      <details className="panel explain">
        <summary>轻重是怎么来的</summary>
        <p>一份记录上的疑点先按来路分开看，例如文件时间、文字雷同、日期和人员、照片。同一来路的几条疑点往往是一个原因，只算一次；来路不同、互不相干的疑点凑在一起，才加重。补录说明写明了的，不再计入。</p>
        <p>强、中、弱只是排查的先后。“强”不等于会没有开，“弱”也不等于没有问题；每一条都有寻常的解释，要看原件、问当事人，由人来定。</p>
      </details>
      {records.length === 0 ? <Empty description="没有这样的记录。" /> : null}
      {records.length > MOST ? <p className="muted">共 {records.length} 份，先列出最重的 {MOST} 份。可以按支部或轻重缩小范围。</p> : null}
      <ol className="records">{records.slice(0, MOST).map((record) => <RecordLine key={`${record.path} ${record.ordinal}`} record={record} titles={data.titles} />)}</ol>
    </div>
  );
}

function RecordLine({ record, titles }: { readonly record: AssessedRecord; readonly titles: Readonly<Record<string, string>> }) {
  const { branch, level, channels = [], remarks = [], open } = record;
  return (
    <li className="panel">
      <div>
        <span className={`weight ${level}`}>{strengthLabel(level)}</span> {branch}　<RecordLink record={record} />
        {open === 0 ? <span className="muted">　疑点都已处理</span> : null}
      </div>
      <ul className="lines">
        {channels.map(({ channel, name, signals }) => <li key={channel}><span className="channel">{name}</span>{signals.map((id, index) => <span key={id}>{index > 0 ? '；' : ''}<Go with={{ id }}>{titles[id] ?? id}</Go></span>)}</li>)}
        {remarks.map((remark) => <li key={remark} className="muted">{remark}</li>)}
      </ul>
    </li>
  );
}
