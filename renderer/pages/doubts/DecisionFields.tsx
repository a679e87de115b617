import { Input, Radio } from 'antd';
import { decisionOutcomes } from '../../../shared/ledgers/findingDecision.ts';
import type { DecisionOutcome } from '../../../shared/model/decision.ts';

/** What each outcome is for, so that nobody has to guess. */
const meanings: Readonly<Record<DecisionOutcome, string>> = {
  explained: '情况已经说明清楚，有依据',
  lateRecord: '确是事后补写，按补录如实说明，原件不改',
  excluded: '识别有误或与实际不符，不算疑点',
  rectify: '登记到整改销号，落实到人、限期办理',
};

interface DecisionFieldsProps {
  readonly outcome: DecisionOutcome | null;
  readonly reason: string;
  readonly onOutcome: (outcome: DecisionOutcome) => void;
  readonly onReason: (reason: string) => void;
}

/** One of the four outcomes, and the reason that goes on record. */
export function DecisionFields({ outcome, reason, onOutcome, onReason }: DecisionFieldsProps) {
  return (
    <>
      <Radio.Group className="outcomes" aria-label="处理结果" value={outcome} onChange={({ target }) => onOutcome(target.value as DecisionOutcome)}>
        {(Object.keys(decisionOutcomes) as DecisionOutcome[]).map((key) => <Radio key={key} value={key}>{decisionOutcomes[key].label}<span className="muted">　{meanings[key]}</span></Radio>)}
      </Radio.Group>
      <Input.TextArea aria-label="理由" placeholder="理由：查了什么、谁作的说明、依据在哪里" value={reason} maxLength={2000} autoSize={{ minRows: 2, maxRows: 6 }} onChange={({ target }) => onReason(target.value)} />
    </>
  );
}
