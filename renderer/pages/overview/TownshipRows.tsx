import { Tooltip } from 'antd';
import type { ReportScheme } from '../../../shared/model/report.ts';
import { UNASSIGNED_BRANCH } from '../../../shared/presentation/labels.ts';
import type { TownshipRow } from '../../../shared/presentation/townshipTable.ts';
import { Go } from '../../parts/address.tsx';

interface TownshipRowsProps {
  readonly rows: readonly TownshipRow[];
  readonly scheme: ReportScheme;
  readonly year: number | null;
}

/** Branches by categories: files filed and, below, periods that lack their record; then gaps, doubts, what waits. */
export function TownshipRows({ rows, scheme, year }: TownshipRowsProps) {
  return (
    <div className="grid-scroll overview-table" tabIndex={0} role="region" aria-label="各支部各类别的归档和缺项">
      <table className="township">
        <thead>
          <tr>
            <th scope="col" rowSpan={2} className="name">党支部</th>
            <th scope="colgroup" colSpan={scheme.categories.length}>各类别已归档件数（○ 缺几期）</th>
            <th scope="col" rowSpan={2}>应有<br />已有</th>
            <th scope="col" rowSpan={2}>缺项</th>
            <th scope="col" rowSpan={2}>疑点</th>
            <th scope="colgroup" colSpan={3}>补记疑点记录</th>
            <th scope="col" rowSpan={2}>待核对</th>
          </tr>
          <tr>
            {scheme.categories.map(({ code, name }) => <th key={code} scope="col"><Tooltip title={`${code} ${name}`}><span className="category">{code}<small>{shortName(name)}</small></span></Tooltip></th>)}
            <th scope="col">强</th><th scope="col">中</th><th scope="col">弱</th>
          </tr>
        </thead>
        <tbody>{rows.map((row) => <Row key={row.branch} row={row} year={year} />)}</tbody>
      </table>
    </div>
  );
}

function Row({ row, year }: { readonly row: TownshipRow; readonly year: number | null }) {
  const { branch } = row;
  const own = { branch, year };
  return (
    <tr>
      <th scope="row" className="name">{branch === UNASSIGNED_BRANCH ? branch : <Go to="/meetings" with={own}>{branch}</Go>}</th>
      {row.categories.map(({ code, filed, due, met }) => (
        <td key={code} className={due > met ? 'lacking' : undefined}>
          {filed > 0 ? <Go to="/archive" with={{ ...own, category: code }}>{filed}</Go> : <span className="muted">0</span>}
          {due > met ? <small><Go to="/doubts" with={{ ...own, family: 'gap' }} label={`${branch} ${code} 缺 ${due - met} 期`}>○{due - met}</Go></small> : null}
        </td>
      ))}
      <td className="figure">{row.due}/{row.met}</td>
      <Count count={row.gaps} to="/doubts" with={{ ...own, family: 'gap' }} />
      <Count count={row.doubts} to="/doubts" with={{ ...own, family: 'doubts' }} />
      <Count count={row.strong} to="/doubts" with={{ ...own, view: 'records', level: 'strong' }} strong />
      <Count count={row.moderate} to="/doubts" with={{ ...own, view: 'records', level: 'moderate' }} />
      <Count count={row.weak} to="/doubts" with={{ ...own, view: 'records', level: 'weak' }} />
      <Count count={row.waiting} to="/review" with={{ branch }} />
    </tr>
  );
}

interface CountProps {
  readonly count: number;
  readonly to: string;
  readonly with: Readonly<Record<string, string | number | null>>;
  readonly strong?: boolean;
}

function Count({ count, to, with: parameters, strong = false }: CountProps) {
  return <td className={strong && count > 0 ? 'lacking' : undefined}>{count > 0 ? <Go to={to} with={parameters}>{strong ? '▲' : ''}{count}</Go> : <span className="muted">0</span>}</td>;
}

/** 组织设置与班子建设 → 组织设置: what fits below the number. */
function shortName(name: string): string {
  return name.split(/与|和|、/)[0]!.slice(0, 4);
}
