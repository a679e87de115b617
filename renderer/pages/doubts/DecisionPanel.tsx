import { App, Button, Flex } from 'antd';
import { useState } from 'react';
import type { FindingDetail } from '../../../shared/contract/findingCalls.ts';
import { decisionOutcomes } from '../../../shared/ledgers/findingDecision.ts';
import type { DecisionOutcome } from '../../../shared/model/decision.ts';
import { useAction } from '../../client/useCall.ts';
import { Go } from '../../parts/address.tsx';
import { DecisionFields } from './DecisionFields.tsx';

interface DecisionPanelProps {
  readonly detail: FindingDetail;
  readonly onNext: (() => void) | null;
}

/** What was decided and by whom, a new decision, and how it came about. */
export function DecisionPanel({ detail: { finding, history, related }, onNext }: DecisionPanelProps) {
  const { message } = App.useApp();
  const decide = useAction('finding.decide');
  const { decision } = finding;
  const [outcome, setOutcome] = useState<DecisionOutcome | null>(decision?.outcome ?? null);
  const [reason, setReason] = useState(decision?.reason ?? '');
  const save = (after: (() => void) | null) => {
    if (outcome === null) return;
    decide.mutate({ ids: [finding.id], outcome, reason }, { onSuccess: () => { void message.success(`已记为“${decisionOutcomes[outcome].label}”`); after?.(); } });
  };
  const ready = outcome !== null && reason.trim() !== '';
  return (
    <section className="panel decision" aria-label="处理">
      <h2>处理</h2>
      {decision ? (
        <p>
          现为“{decisionOutcomes[decision.outcome].label}”（{decision.by}，<span className="figure">{decision.on}</span>），可以改，改动留痕。
          {decision.rectification ? <> 已登记 <Go to="/rectification" with={{ id: decision.rectification }}>整改 {decision.rectification}</Go></> : null}
        </p>
      ) : null}
      <DecisionFields outcome={outcome} reason={reason} onOutcome={setOutcome} onReason={setReason} />
      <Flex gap={8} style={{ marginTop: 8 }}>
        <Button type="primary" disabled={!ready} loading={decide.isPending} onClick={() => save(null)}>{decision ? '改为' : '保存'}</Button>
        {onNext ? <Button disabled={!ready} loading={decide.isPending} onClick={() => save(onNext)}>保存，看下一条</Button> : null}
      </Flex>
      {history.length > 0 ? (
        <>
          <h3>处理经过</h3>
          <ul className="lines">{history.map(({ at, by, outcome: was, reason: why }) => <li key={`${at} ${was ?? ''}`}><span className="figure muted">{new Date(at).toLocaleString('zh-CN')}</span> {by}：{was ? decisionOutcomes[was].label : '撤回'}{why ? `，${why}` : ''}</li>)}</ul>
        </>
      ) : null}
      {related.length > 0 ? (
        <>
          <h3>相近疑点以前的处理</h3>
          <p className="muted">文件内容后来变了，下面的处理不再适用，供参考。</p>
          <ul className="lines">{related.map(({ at, by, outcome: was, reason: why, about }) => <li key={at}>{about.title}：{decisionOutcomes[was].label}（{by}，{why}）</li>)}</ul>
        </>
      ) : null}
    </section>
  );
}
