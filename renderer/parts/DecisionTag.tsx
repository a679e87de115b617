import { Tag } from 'antd';
import { decisionOutcomes } from '../../shared/ledgers/findingDecision.ts';
import type { FindingRow } from '../../shared/presentation/findingRow.ts';

/** What a person decided about a finding; 待核实 where nobody has. */
export function DecisionTag({ decision }: Pick<FindingRow, 'decision'>) {
  if (!decision) return <Tag>待核实</Tag>;
  const { label, settles } = decisionOutcomes[decision.outcome];
  return <Tag color={settles ? 'green' : 'gold'} title={`${decision.by} ${decision.on}：${decision.reason}`}>{label}</Tag>;
}
