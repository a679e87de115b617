import type { OverviewFigures } from '../../../shared/contract/overviewCalls.ts';
import { statusLabel } from '../../../shared/presentation/labels.ts';
import { Go } from '../../parts/address.tsx';

/** The figures of the whole library in one line, each leading to its files. */
export function FigureLine({ figures: { overview, rows } }: { readonly figures: OverviewFigures }) {
  const sum = (of: (row: OverviewFigures['rows'][number]) => number) => rows.reduce((total, row) => total + of(row), 0);
  return (
    <ul className="figure-line">
      <li><Go to="/archive"><b className="figure">{overview.files}</b> 个文件</Go></li>
      {overview.byStatus.filter(({ count, status }) => count > 0 || status === 'filed').map(({ status, count }) => (
        <li key={status}><Go to={status === 'needs-review' ? '/review' : '/archive'} with={status === 'needs-review' ? {} : { status }}>{statusLabel(status)} <b className="figure">{count}</b></Go></li>
      ))}
      <li><Go to="/meetings">应有 <b className="figure">{sum(({ due }) => due)}</b> 项，已有 <b className="figure">{sum(({ met }) => met)}</b> 项</Go></li>
      <li><Go to="/doubts" with={{ family: 'gap' }}>缺项 <b className="figure">{sum(({ gaps }) => gaps)}</b></Go></li>
      <li><Go to="/doubts" with={{ family: 'doubts' }}>疑点 <b className="figure">{sum(({ doubts }) => doubts)}</b></Go></li>
    </ul>
  );
}
