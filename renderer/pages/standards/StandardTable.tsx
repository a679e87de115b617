import { Tag } from 'antd';
import type { KeyboardEvent } from 'react';
import { assessmentLabels, standardKey, standardStateLabels } from '../../../shared/ledgers/standardRecord.ts';
import type { StandardRow } from '../../../shared/ledgers/standardsView.ts';
import './standards.css';

export interface StandardTableProps {
  readonly rows: readonly StandardRow[];
  readonly chosen: string | null;
  readonly onChoose: (key: string) => void;
}

const marks = { met: { color: 'success', sign: '●' }, notMet: { color: 'error', sign: '○' }, notApplicable: { color: 'default', sign: '－' } } as const;

/** The standard items of a branch and year, aspect by aspect; arrow keys go through them, Enter opens one. */
export function StandardTable({ rows, chosen, onChoose }: StandardTableProps) {
  if (rows.length === 0) return <p className="muted">没有符合的标准项。</p>;
  const press = (event: KeyboardEvent<HTMLElement>) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step === undefined) return;
    const all = [...event.currentTarget.querySelectorAll<HTMLElement>('tbody tr[tabindex]')];
    const next = all[all.indexOf(document.activeElement as HTMLElement) + step];
    if (!next) return;
    event.preventDefault();
    next.focus();
    // With a panel open, what it shows follows.
    if (chosen !== null && next.dataset['key'] !== undefined) onChoose(next.dataset['key']);
  };
  return (
    <table className="standards" onKeyDown={press}>
      <thead><tr><th scope="col">标准和要求</th><th scope="col">印证材料</th><th scope="col">自评</th><th scope="col">状态</th></tr></thead>
      {[...Map.groupBy(rows, ({ standard }) => standard.aspect)].map(([aspect, own]) => (
        <tbody key={aspect}>
          <tr className="aspect"><th scope="rowgroup" colSpan={4}>{aspect}<span className="muted figure">　{own.filter(({ record }) => record.assessment !== null).length}/{own.length} 已自评</span></th></tr>
          {own.map((row) => <Row key={standardKey(row.record)} row={row} chosen={standardKey(row.record) === chosen} onChoose={onChoose} />)}
        </tbody>
      ))}
    </table>
  );
}

function Row({ row, chosen, onChoose }: { readonly row: StandardRow; readonly chosen: boolean; readonly onChoose: (key: string) => void }) {
  const { standard, record } = row;
  const key = standardKey(record);
  const { assessment } = record;
  return (
    <tr tabIndex={0} data-key={key} aria-current={chosen || undefined} onClick={() => onChoose(key)} onKeyDown={(event) => { if (event.key === 'Enter') onChoose(key); }}>
      <td><div>{standard.name}</div><div className="requirement" title={standard.requirement}>{standard.requirement}</div></td>
      <td className="figure"><EvidenceCount row={row} /></td>
      <td>{assessment ? <Tag color={marks[assessment.result].color}>{marks[assessment.result].sign} {assessmentLabels[assessment.result]}</Tag> : <span className="muted">未自评</span>}</td>
      <td>{record.state === 'open' ? '' : standardStateLabels[record.state]}</td>
    </tr>
  );
}

function EvidenceCount({ row: { record, proposed, needed, doubts } }: { readonly row: StandardRow }) {
  return (
    <span>
      {record.evidence.length}{needed === null ? '' : `/${needed}`} 件
      {proposed.length > 0 && record.state !== 'accepted' ? <span className="muted">，待确认 {proposed.length}</span> : null}
      {doubts > 0 ? <Tag color="warning" style={{ marginInlineStart: 4 }}>疑点 {doubts}</Tag> : null}
    </span>
  );
}
