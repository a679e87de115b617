import type { CheckedObligation } from '../../../shared/model/checkOutcome.ts';
import type { GridCell, GridRow } from '../../../shared/presentation/meetingGrid.ts';
import { CellButton } from './CellButton.tsx';

const months = Array.from({ length: 12 }, (_, index) => index + 1);

/** One branch, month by kind: a quarter spans three months, a year all of them. */
export function BranchGrid({ row, obligations, year }: { readonly row: GridRow; readonly obligations: readonly CheckedObligation[]; readonly year: number }) {
  return (
    <>
      <p className="figure">{row.branch} {year} 年：已有 {row.met} 项，缺 {row.missing} 项{row.late > 0 ? `，补录 ${row.late} 项` : ''}{row.doubtful > 0 ? `，有疑点 ${row.doubtful} 项` : ''}。</p>
      <div className="grid-scroll">
        <table className="meeting-grid branch">
          <thead><tr><th scope="col" className="name">事项</th>{months.map((month) => <th key={month} scope="col">{month}月</th>)}</tr></thead>
          <tbody>
            {obligations.map(({ code, name }) => {
              const cells = row.cells.filter(({ obligation }) => obligation === code);
              return cells.length === 0 ? null : (
                <tr key={code}>
                  <th scope="row" className="name">{name}</th>
                  {cells.map((cell) => <td key={cell.period} colSpan={spanOf(cell)}><CellButton cell={cell} branch={row.branch} wide /></td>)}
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
    </>
  );
}

function spanOf({ period }: GridCell): number {
  return /-Q\d$/.test(period) ? 3 : /^\d{4}-\d{2}$/.test(period) ? 1 : 12;
}
