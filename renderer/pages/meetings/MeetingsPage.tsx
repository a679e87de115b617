import { Empty, Segmented, Select } from 'antd';
import { useCall } from '../../client/useCall.ts';
import { useAddress } from '../../parts/address.tsx';
import { CheckedLine } from '../../parts/CheckedLine.tsx';
import { ListTools } from '../../parts/ListTools.tsx';
import { PageState } from '../../parts/PageState.tsx';
import { BranchGrid } from './BranchGrid.tsx';
import { gridColumns, gridLines } from './gridColumns.ts';
import { GridLegend } from './GridLegend.tsx';
import { MeetingPage } from './MeetingPage.tsx';
import { inSet, obligationSets, type ObligationSet } from './obligationSets.ts';
import { TownshipGrid } from './TownshipGrid.tsx';
import './meetings.css';

/** 三会一课: the year's grid of the township or of one branch; a meeting's own page. */
export function MeetingsPage() {
  const address = useAddress();
  const meeting = address.number('meeting');
  if (meeting !== null) return <MeetingPage item={meeting} ordinal={address.number('record') ?? 0} />;
  return <Grids />;
}

function Grids() {
  const address = useAddress();
  const { data, error, refetch } = useCall('meeting.grid', { year: address.number('year') });
  if (!data) return <PageState title="三会一课" error={error} onRetry={() => void refetch()} />;
  const { grid, years } = data;
  if (!grid) return <div className="page"><div className="page-head"><h1>三会一课</h1></div><Empty description="档案库里还没有可以核对的会议。先到“导入”选一个文件夹。" /></div>;
  const branch = address.get('branch');
  const row = branch === null ? undefined : grid.rows.find((one) => one.branch === branch);
  const set = (address.get('set') ?? 'meetings') as ObligationSet;
  const obligations = grid.obligations.filter(({ code }) => inSet(code, set));
  return (
    <div className="page">
      <div className="page-head">
        <h1>三会一课</h1>
        <Select aria-label="年度" value={grid.year} style={{ width: 96 }} onChange={(year) => address.set({ year })} options={years.map((year) => ({ value: year, label: `${year} 年` }))} />
        <Select aria-label="党支部" value={row?.branch ?? ''} style={{ width: 200 }} showSearch={{ optionFilterProp: 'label' }} onChange={(chosen) => address.set({ branch: chosen || null })}
          options={[{ value: '', label: '全乡镇' }, ...grid.rows.map((one) => ({ value: one.branch, label: one.branch }))]}
        />
        {row ? null : <Segmented<ObligationSet> aria-label="看哪些" value={set} onChange={(chosen) => address.set({ set: chosen })} options={obligationSets.map(({ id, label }) => ({ value: id, label }))} />}
        <span className="spacer" />
        <ListTools name={`${row?.branch ?? ''}${grid.year}年三会一课`} columns={gridColumns} rows={row ? gridLines([row], grid.obligations) : gridLines(grid.rows, obligations)} paper={() => window.print()} />
      </div>
      <div className="grid-notes"><GridLegend /><CheckedLine of={data} /></div>
      {row ? <BranchGrid row={row} obligations={grid.obligations} year={grid.year} /> : <TownshipGrid grid={{ ...grid, obligations }} />}
    </div>
  );
}
