import { Checkbox, Empty, Input, Pagination, Select } from 'antd';
import type { MatterState } from '../../../shared/model/checkOutcome.ts';
import { useCall } from '../../client/useCall.ts';
import { useAddress } from '../../parts/address.tsx';
import { CheckedLine } from '../../parts/CheckedLine.tsx';
import { ListTools } from '../../parts/ListTools.tsx';
import { PageState } from '../../parts/PageState.tsx';
import './decisions.css';
import { matterColumns } from './matterColumns.ts';
import { MatterTable } from './MatterTable.tsx';

/** As many as are read at a time; every paper of them has its link. */
const PAGE = 40;

/** 议事决策: every matter of 四议两公开 with its four steps and two publications. */
export function DecisionsPage() {
  const address = useAddress();
  const { data, error, refetch } = useCall('decision.matters', {});
  if (!data) return <PageState title="议事决策" error={error} onRetry={() => void refetch()} />;
  const [branch, year, words] = [address.get('branch'), address.get('year'), address.get('q') ?? ''];
  const lacking = address.get('lacking') === '1';
  const branches = [...new Set(data.matters.map((matter) => matter.branch))];
  const years = [...new Set(data.matters.flatMap(({ to }) => to?.slice(0, 4) ?? []))].sort().reverse();
  const matters = data.matters.filter((matter) =>
    (branch === null || matter.branch === branch) && (year === null || matter.to?.startsWith(year) === true || matter.from?.startsWith(year) === true) && (words === '' || matter.name.includes(words))
    && (!lacking || lacks(matter)));
  const pages = Math.max(1, Math.ceil(matters.length / PAGE));
  const page = Math.min(pages, address.number('page') ?? 1);
  return (
    <div className="page">
      <div className="page-head">
        <h1>议事决策</h1>
        <Select aria-label="党支部" value={branch ?? ''} style={{ width: 160 }} showSearch={{ optionFilterProp: 'label' }} onChange={(one) => address.set({ branch: one || null, page: null })} options={[{ value: '', label: '全部支部' }, ...branches.map((one) => ({ value: one, label: one }))]} />
        <Select aria-label="年度" value={year ?? ''} style={{ width: 100 }} onChange={(one) => address.set({ year: one || null, page: null })} options={[{ value: '', label: '各年' }, ...years.map((one) => ({ value: one, label: `${one} 年` }))]} />
        <Input.Search aria-label="事项" allowClear placeholder="事项" defaultValue={words} style={{ width: 140 }} onSearch={(q) => address.set({ q, page: null })} />
        <Checkbox checked={lacking} onChange={({ target }) => address.set({ lacking: target.checked ? '1' : null, page: null })}>只看有缺漏的</Checkbox>
        <span className="muted figure" aria-live="polite">{matters.length} 项，有缺漏或疑点 {matters.filter(lacks).length} 项</span>
        <span className="spacer" />
        <ListTools name="议事决策" columns={matterColumns} rows={matters} {...(pages === 1 ? { paper: () => window.print() } : {})} />
      </div>
      <p className="matter-notes"><span>● 有材料</span><span>◐ 只在登记表上</span><span>○ 缺</span><span>？ 可能有，未读出或合并办理</span><span>· 未到时候</span><CheckedLine of={data} /></p>
      {matters.length === 0 ? <Empty description={data.matters.length === 0 ? '没有读到四议两公开的材料。' : '没有符合条件的事项。'} /> : <MatterTable key={page} matters={matters.slice((page - 1) * PAGE, page * PAGE)} findings={data.findings} />}
      {pages > 1 ? <Pagination className="no-print" size="small" style={{ marginTop: 6 }} current={page} pageSize={PAGE} total={matters.length} showSizeChanger={false} onChange={(next) => address.set({ page: next === 1 ? null : next })} /> : null}
    </div>
  );
}

function lacks({ findings, steps }: MatterState): boolean {
  return findings.length > 0 || steps.some(({ state }) => state === 'missing');
}
