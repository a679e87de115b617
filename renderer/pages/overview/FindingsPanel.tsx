import type { OverviewFigures } from '../../../shared/contract/overviewCalls.ts';
import { familyLabel, severityLabel, severityOrder } from '../../../shared/presentation/labels.ts';
import { Go } from '../../parts/address.tsx';

/** Open findings by family and level, and how many people have settled. */
export function FindingsPanel({ figures: { findings }, year }: { readonly figures: OverviewFigures; readonly year: number | null }) {
  return (
    <section className="panel">
      <h2>缺项和疑点</h2>
      <table className="small-table">
        <thead><tr><th scope="col">类别</th>{severityOrder.map((severity) => <th key={severity} scope="col">{severityLabel(severity)}</th>)}<th scope="col">已处理</th></tr></thead>
        <tbody>
          {findings.map(({ family, open, settled }) => (
            <tr key={family}>
              <th scope="row"><Go to="/doubts" with={{ family, year }}>{familyLabel(family)}</Go></th>
              {severityOrder.map((severity) => <td key={severity}>{open[severity] > 0 ? <Go to="/doubts" with={{ family, weight: severity, year }}>{open[severity]}</Go> : <span className="muted">0</span>}</td>)}
              <td>{settled > 0 ? <Go to="/doubts" with={{ family, state: 'settled', year }}>{settled}</Go> : <span className="muted">0</span>}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
