import { Popover } from 'antd';
import { useState } from 'react';
import { gridLabel, gridSign } from '../../../shared/presentation/gridLabels.ts';
import { obligationLabel, periodLabel, strengthLabel } from '../../../shared/presentation/labels.ts';
import type { GridCell } from '../../../shared/presentation/meetingGrid.ts';
import { useCall } from '../../client/useCall.ts';
import { Go } from '../../parts/address.tsx';

/** One cell of a grid: its sign, and on a click what stands behind it. */
export function CellButton({ cell, branch, wide = false }: { readonly cell: GridCell; readonly branch: string; readonly wide?: boolean }) {
  const [open, setOpen] = useState(false);
  const { state, period, obligation } = cell;
  const name = `${branch} ${obligationLabel(obligation)} ${periodLabel(period)}：${gridLabel(state)}`;
  if (state === 'not-applicable' || state === 'not-due') return <span className={`cell ${state}`} title={cell.reason ? `${name}（${cell.reason}）` : name}>{gridSign(state)}<span className="unseen">{gridLabel(state)}</span></span>;
  return (
    <Popover open={open} onOpenChange={setOpen} trigger="click" title={`${obligationLabel(obligation)}　${periodLabel(period)}`} content={open ? <CellContent cell={cell} branch={branch} /> : null}>
      <button type="button" className={`cell ${state}`} aria-label={name} title={name}>{gridSign(state)}{wide && cell.meetings.length > 1 ? <small className="figure">{cell.meetings.length}</small> : null}</button>
    </Popover>
  );
}

/** The meetings behind a cell, each leading to its page; for a gap what can be done about it. */
function CellContent({ cell: { state, meetings, reason, obligation, period }, branch }: { readonly cell: GridCell; readonly branch: string }) {
  const { data: items } = useCall('item.ofPaths', { paths: meetings.map(({ path }) => path).slice(0, 500) }, meetings.length > 0);
  return (
    <div className="cell-content">
      <p><span className={`cell ${state}`} aria-hidden>{gridSign(state)}</span> {branch}：{gridLabel(state)}{reason ? `（${reason}）` : ''}</p>
      {meetings.length > 0 ? (
        <ul className="lines">
          {meetings.map(({ path, ordinal, title, date, level }) => {
            const item = items?.[path];
            const text = <>{date ? <span className="figure">{date} </span> : null}{title}</>;
            return (
              <li key={`${ordinal} ${path}`}>
                {item === undefined ? text : <Go to="/meetings" with={{ meeting: item, record: ordinal }}>{text}</Go>}
                {level === 'none' ? null : <span className={`level ${level}`}>补记疑点{strengthLabel(level)}</span>}
              </li>
            );
          })}
        </ul>
      ) : null}
      {state === 'missing' ? <p><Go to="/doubts" with={{ family: 'gap', branch, rule: obligation, period }}>看这一项缺项的说明和依据</Go></p> : null}
    </div>
  );
}
