import { App, Modal } from 'antd';
import { useState } from 'react';
import type { DecisionOutcome } from '../../../shared/model/decision.ts';
import { useAction } from '../../client/useCall.ts';
import { DecisionFields } from './DecisionFields.tsx';

interface DecideSeveralProps {
  readonly ids: readonly string[];
  readonly onClose: () => void;
  readonly onDone: () => void;
}

/** One decision for several findings, with one reason. */
export function DecideSeveral({ ids, onClose, onDone }: DecideSeveralProps) {
  const { message } = App.useApp();
  const decide = useAction('finding.decide');
  const [outcome, setOutcome] = useState<DecisionOutcome | null>(null);
  const [reason, setReason] = useState('');
  const save = () => {
    if (outcome === null) return;
    decide.mutate({ ids: [...ids], outcome, reason }, { onSuccess: () => { void message.success(`已处理 ${ids.length} 条`); onDone(); } });
  };
  return (
    <Modal open title={`处理所选 ${ids.length} 条`} okText="保存" onCancel={onClose} onOk={save} okButtonProps={{ disabled: outcome === null || reason.trim() === '', loading: decide.isPending }}>
      <DecisionFields outcome={outcome} reason={reason} onOutcome={setOutcome} onReason={setReason} />
      <p className="muted">每一条都会留下同样的结果、理由和姓名，以后可以逐条改。</p>
    </Modal>
  );
}
