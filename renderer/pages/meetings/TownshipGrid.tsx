import { obligationLabel } from '../../../shared/presentation/labels.ts';
import type { GridRow, MeetingGrid } from '../../../shared/presentation/meetingGrid.ts';
import { Go } from '../../parts/address.tsx';
import { CellButton } from './CellButton.tsx';

/** The whole township at once: a row a branch, a narrow column a period; head and names stay in sight. */
export function TownshipGrid({ grid: { obligations, rows, year } }: { readonly grid: MeetingGrid }) {
  const codes = obligations.map(({ code }) => code);
  const periods = codes.map((code) => ({ code, periods: [...new Set(rows.flatMap(({ cells }) => cells.filter(({ obligation }) => obligation === code).map(({ period }) => period)))].sort() }));
  return (
    <div className="grid-scroll" tabIndex={0} role="region" aria-label={`${year} 年全乡镇组织生活情况`}>
      <table className="meeting-grid">
        <thead>
          <tr>
            <th rowSpan={2} scope="col" className="name">党支部</th>
            {periods.map(({ code, periods: own }) => <th key={code} scope="colgroup" colSpan={own.length} className="group">{own.length < 4 ? shortName(code) : obligationLabel(code)}</th>)}
            <th rowSpan={2} scope="col" className="sum">已有/应有</th>
          </tr>
          <tr>{periods.flatMap(({ code, periods: own }) => own.map((period, index) => <th key={`${code} ${period}`} scope="col" className={index === 0 ? 'period first' : 'period'}>{periodHead(period)}</th>))}</tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.branch}>
              <th scope="row" className="name"><Go with={{ branch: row.branch }}>{row.branch}</Go></th>
              {periods.flatMap(({ code, periods: own }) => own.map((period, index) => <td key={`${code} ${period}`} className={index === 0 ? 'first' : undefined}><Cell row={row} code={code} period={period} /></td>))}
              <td className="sum figure">{sums(row, codes)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Cell({ row, code, period }: { readonly row: GridRow; readonly code: string; readonly period: string }) {
  const cell = row.cells.find((one) => one.obligation === code && one.period === period);
  return cell ? <CellButton cell={cell} branch={row.branch} /> : null;
}

function sums({ cells }: GridRow, codes: readonly string[]): string {
  const own = cells.filter(({ obligation }) => codes.includes(obligation));
  const met = own.filter(({ state }) => state === 'met' || state === 'late' || state === 'doubtful').length;
  return `${met}/${met + own.filter(({ state }) => state === 'missing').length}`;
}

/** `2025-07` → 7, `2025-Q3` → 三, `2025` → 年. */
function periodHead(period: string): string {
  const quarter = /-Q([1-4])$/.exec(period)?.[1];
  if (quarter) return '一二三四'.charAt(Number(quarter) - 1);
  const month = /^\d{4}-(\d{2})$/.exec(period)?.[1];
  return month ? String(Number(month)) : '年';
}

/** Over a column or two there is room for two characters a line. */
function shortName(code: string): string {
  return { G106: '组织生活会', G107: '民主评议', G108: '谈心谈话', G109: '书记述职', G110: '换届' }[code] ?? obligationLabel(code);
}
