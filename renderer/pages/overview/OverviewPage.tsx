import { Empty, Select } from 'antd';
import { useCall } from '../../client/useCall.ts';
import { useAddress } from '../../parts/address.tsx';
import { CheckedLine } from '../../parts/CheckedLine.tsx';
import { ListTools } from '../../parts/ListTools.tsx';
import { PageState } from '../../parts/PageState.tsx';
import { GridLegend } from '../meetings/GridLegend.tsx';
import { TownshipGrid } from '../meetings/TownshipGrid.tsx';
import { inSet } from '../meetings/obligationSets.ts';
import '../meetings/meetings.css';
import { DutyPanel } from './DutyPanel.tsx';
import { FigureLine } from './FigureLine.tsx';
import { FindingsPanel } from './FindingsPanel.tsx';
import './overview.css';
import { RectificationPanel } from './RectificationPanel.tsx';
import { townshipColumns } from './townshipColumns.ts';
import { TownshipRows } from './TownshipRows.tsx';

/** 总览: who lacks what, at a glance; every number leads to its records. */
export function OverviewPage() {
  const address = useAddress();
  const year = address.number('year');
  const { data, error, refetch } = useCall('overview.figures', { year });
  if (!data) return <PageState title="总览" error={error} onRetry={() => void refetch()} />;
  if (data.overview.files === 0) return <div className="page"><div className="page-head"><h1>总览</h1></div><Empty description="档案库还是空的。先到“导入”选一个文件夹。" /></div>;
  return (
    <div className="page">
      <div className="page-head">
        <h1>{data.township ?? ''}总览</h1>
        <Select aria-label="年度" value={year ?? 0} style={{ width: 110 }} onChange={(chosen) => address.set({ year: chosen === 0 ? null : chosen })} options={[{ value: 0, label: '全部年度' }, ...data.years.map((one) => ({ value: one, label: `${one} 年` }))]} />
        <CheckedLine of={data} />
        <span className="spacer" />
        <ListTools name={`${data.township ?? ''}${year === null ? '' : `${year}年`}各支部归档情况`} columns={townshipColumns(data.scheme)} rows={data.rows} paper={() => window.print()} />
      </div>
      <FigureLine figures={data} />
      <TownshipRows rows={data.rows} scheme={data.scheme} year={year} />
      <div className="overview-panels">
        <FindingsPanel figures={data} year={year} />
        <DutyPanel duties={data.duties} asOf={data.asOf} />
        <RectificationPanel due={data.rectification} />
      </div>
      <YearGrid year={year} />
    </div>
  );
}

/** The year's meeting grid below the table. */
function YearGrid({ year }: { readonly year: number | null }) {
  const { data } = useCall('meeting.grid', { year });
  if (!data?.grid) return null;
  const { grid } = data;
  return (
    <section className="overview-grid">
      <h2>{grid.year} 年三会一课、主题党日</h2>
      <GridLegend />
      <TownshipGrid grid={{ ...grid, obligations: grid.obligations.filter(({ code }) => inSet(code, 'meetings')) }} />
    </section>
  );
}
