import type { MatterState, MatterStepState } from '../../../shared/model/checkOutcome.ts';
import type { FindingRow } from '../../../shared/presentation/findingRow.ts';
import { useCall } from '../../client/useCall.ts';
import { ItemLink } from '../../parts/address.tsx';
import { FindingLines } from '../../parts/FindingLines.tsx';
import { heads, span } from './matterColumns.ts';

/** A row a matter, a column a step; below it what is in doubt. */
export function MatterTable({ matters, findings }: { readonly matters: readonly MatterState[]; readonly findings: readonly FindingRow[] }) {
  const paths = [...new Set(matters.flatMap(({ steps }) => steps.flatMap(({ papers, registered }) => [...papers, ...registered].map(({ path }) => path))))].slice(0, 500);
  const { data: items } = useCall('item.ofPaths', { paths });
  const byId = new Map(findings.map((finding) => [finding.id, finding]));
  return (
    <div className="grid-like">
      <table className="matter-table">
        <thead><tr><th scope="col">事项</th>{Object.entries(heads).map(([step, name]) => <th key={step} scope="col">{name}</th>)}</tr></thead>
        {matters.map((matter) => {
          const own = matter.findings.flatMap((id) => byId.get(id) ?? []);
          return (
            <tbody key={matter.id}>
              <tr>
                <th scope="row"><b>{matter.name}</b><div className="muted">{matter.branch}　<span className="figure">{span(matter)}</span></div></th>
                {matter.steps.map((step) => <StepCell key={step.step} step={step} items={items ?? {}} />)}
              </tr>
              {own.length > 0 ? <tr className="doubts-of"><td colSpan={7}><FindingLines findings={own} /></td></tr> : null}
            </tbody>
          );
        })}
      </table>
    </div>
  );
}

function StepCell({ step: { state, papers, registered, name }, items }: { readonly step: MatterStepState; readonly items: Readonly<Record<string, number>> }) {
  const shown = papers.some(({ marked }) => marked) ? papers.filter(({ marked }) => marked) : papers;
  if (shown.length > 0) {
    return (
      <td className="present">
        {shown.slice(0, 3).map(({ path, day, title, quote, marked }) => <div key={`${path} ${quote}`} title={`${title}：${quote}`}><span aria-hidden>●</span> <ItemLink item={items[path]}>{day ?? '日期未读出'}</ItemLink>{marked ? null : <span className="muted">（提到）</span>}</div>)}
        {shown.length > 3 ? <div className="muted">等 {shown.length} 份</div> : null}
      </td>
    );
  }
  const stated = registered[0];
  if (stated) return <td className={state === 'missing' ? 'absent' : 'stated'} title={stated.quote}><span aria-hidden>◐</span> <ItemLink item={items[stated.path]}>{stated.from}</ItemLink><div className="muted">只见登记表</div></td>;
  if (state === 'missing') return <td className="absent"><span aria-hidden>○</span> 缺<span className="unseen">{name}</span></td>;
  return <td className="muted">{state === 'waiting' ? '· 未到时候' : '？ 待核实'}</td>;
}
