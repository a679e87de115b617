import { Popover } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { gridLabel, gridSign } from '../../../shared/presentation/gridLabels.ts';
import { obligationLabel, periodLabel, strengthLabel } from '../../../shared/presentation/labels.ts';
import type { GridCell } from '../../../shared/presentation/meetingGrid.ts';
import { useCall } from '../../client/useCall.ts';
import { Go } from '../../parts/address.tsx';

interface CellProps {
  readonly cell: GridCell;
  readonly branch: string;
  /** There is room for how many there are. */
  readonly wide?: boolean;
}

/** One cell of a grid: its sign, and on a click what stands behind it. Sixty branches make thousands: only an open one carries more than a button. */
export function CellButton({ cell, branch, wide = false }: CellProps) {
  const [open, setOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const { state, period, obligation, reason, meetings } = cell;
  const name = `${branch} ${obligationLabel(obligation)} ${periodLabel(period)}：${gridLabel(state)}${reason ? `（${reason}）` : ''}`;
  if (state === 'not-applicable' || state === 'not-due') return <span className={`cell ${state}`} title={name}>{gridSign(state)}<span className="unseen">{gridLabel(state)}</span></span>;
  const close = () => {
    setOpen(false);
    button.current?.focus();
  };
  return (
    <span className="cell-place">
      <button ref={button} type="button" className={`cell ${state}`} aria-label={name} aria-expanded={open} title={name} onClick={() => setOpen(true)}>
        {gridSign(state)}{wide && meetings.length > 1 ? <small className="figure">{meetings.length}</small> : null}
      </button>
      {open ? (
        <Popover open trigger="click" onOpenChange={setOpen} title={`${obligationLabel(obligation)}　${periodLabel(period)}`} content={<CellContent cell={cell} branch={branch} onClose={close} />}>
          <span className="cell-anchor" />
        </Popover>
      ) : null}
    </span>
  );
}

/** The meetings behind a cell, each leading to its page; for a gap what can be done about it. The first link has the focus, Esc goes back to the cell. */
function CellContent({ cell: { state, meetings, reason, obligation, period }, branch, onClose }: CellProps & { readonly onClose: () => void }) {
  const { data: items } = useCall('item.ofPaths', { paths: meetings.map(({ path }) => path).slice(0, 500) }, meetings.length > 0);
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => box.current?.querySelector('a')?.focus({ preventScroll: true }), [items]);
  return (
    <div ref={box} className="cell-content" role="dialog" aria-label={`${branch} ${periodLabel(period)}`} tabIndex={-1} onKeyDown={({ key }) => { if (key === 'Escape') onClose(); }}>
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
