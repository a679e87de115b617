import { levelText } from '../../shared/presentation/findingTexts.ts';
import type { FindingRow } from '../../shared/presentation/findingRow.ts';
import { Go } from './address.tsx';
import { DecisionTag } from './DecisionTag.tsx';

/** Findings as a short list, each leading to its own page. */
export function FindingLines({ findings }: { readonly findings: readonly FindingRow[] }) {
  if (findings.length === 0) return <p className="muted">没有疑点或缺项。</p>;
  return (
    <ul className="lines">
      {findings.map((finding) => (
        <li key={finding.id}>
          <DecisionTag decision={finding.decision} /> <span className="muted">{levelText(finding)}</span> <Go to="/doubts" with={{ id: finding.id }}>{finding.title}</Go>
        </li>
      ))}
    </ul>
  );
}
