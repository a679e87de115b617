import { ArrowLeftOutlined, LeftOutlined, RightOutlined } from '@ant-design/icons';
import { Button, Tag } from 'antd';
import { useEffect } from 'react';
import type { FindingDetail } from '../../../shared/contract/findingCalls.ts';
import { basisText, findingTime, levelText } from '../../../shared/presentation/findingTexts.ts';
import { UNASSIGNED_BRANCH, familyLabel, strengthLabel } from '../../../shared/presentation/labels.ts';
import { useCall } from '../../client/useCall.ts';
import { CheckedLine } from '../../parts/CheckedLine.tsx';
import { Go } from '../../parts/address.tsx';
import { PageState } from '../../parts/PageState.tsx';
import { DecisionPanel } from './DecisionPanel.tsx';
import { Evidence } from './Evidence.tsx';
import { RecordLink } from './RecordLink.tsx';
import { useFindings } from './useFindings.ts';
import { ForChanges } from '../../parts/ForChanges.tsx';

/** One finding: what was read, the evidence, what may explain it, what would clear it, and a person's decision. */
export function FindingPage({ id }: { readonly id: string }) {
  const { data, error, refetch } = useCall('finding.get', { id });
  const { rows, address } = useFindings();
  const at = rows.findIndex((row) => row.id === id);
  const [before, after] = [rows[at - 1]?.id ?? null, rows[at + 1]?.id ?? null];
  const show = (other: string | null) => (other === null ? undefined : () => address.set({ id: other }, { replace: true }));
  useArrows(show(before), show(after));
  if (!data) return <PageState title="疑点核查" error={error} onRetry={() => void refetch()} />;
  const { finding } = data;
  return (
    <div className="page">
      <div className="page-head">
        <Button icon={<ArrowLeftOutlined />} onClick={() => address.set({ id: null })}>列表</Button>
        <Button icon={<LeftOutlined />} disabled={before === null} onClick={show(before)} aria-label="上一条" title="上一条（←）" />
        <Button icon={<RightOutlined />} disabled={after === null} onClick={show(after)} aria-label="下一条" title="下一条（→）" />
        {at >= 0 ? <span className="figure muted">{at + 1}/{rows.length}</span> : null}
        <span className="spacer" />
        <CheckedLine of={data} />
      </div>
      <div className="finding-head">
        <h2>{finding.title}</h2>
        <p><Tag>{levelText(finding)}</Tag> <Tag>{familyLabel(finding.family)} {finding.rule}</Tag> {finding.branch ?? UNASSIGNED_BRANCH}　<span className="figure">{findingTime(finding)}</span></p>
      </div>
      <div className="finding-body">
        <div className="finding-main">
          <section className="panel"><h2>读到了什么</h2><p>{finding.explanation}</p></section>
          <Evidence detail={data} />
        </div>
        <aside className="finding-aside">
          <Guidance detail={data} />
          <ForChanges><DecisionPanel key={`${finding.id} ${finding.decision?.revision ?? 0}`} detail={data} onNext={show(after) ?? null} /></ForChanges>
        </aside>
      </div>
    </div>
  );
}

function Guidance({ detail: { finding, records } }: { readonly detail: FindingDetail }) {
  return (
    <section className="panel">
      <h2>可能的解释</h2>
      <ul className="plain">{finding.innocent.map((line) => <li key={line}>{line}</li>)}</ul>
      <h2>如何澄清</h2>
      <p>{finding.clearedBy}</p>
      <h2>依据</h2>
      <p>{basisText(finding)}</p>
      {records.length > 0 ? (
        <>
          <h2>所在记录的轻重</h2>
          <ul className="lines">{records.slice(0, 6).map((record) => <li key={`${record.path} ${record.ordinal}`}><span className={`weight ${record.level}`}>{strengthLabel(record.level)}</span> <RecordLink record={record} /></li>)}</ul>
          <Go with={{ id: null, view: 'records' }}>轻重是怎么来的</Go>
        </>
      ) : null}
    </section>
  );
}

/** ← and → go through the list, except while somebody writes. */
function useArrows(before: (() => void) | undefined, after: (() => void) | undefined): void {
  useEffect(() => {
    const onKey = ({ key, target, ctrlKey, altKey, metaKey }: KeyboardEvent) => {
      if (ctrlKey || altKey || metaKey || (target instanceof HTMLElement && target.closest('input, textarea, select, [contenteditable], [role=listbox]'))) return;
      if (key === 'ArrowLeft') before?.();
      if (key === 'ArrowRight') after?.();
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  }, [before, after]);
}
