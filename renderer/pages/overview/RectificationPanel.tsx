import type { RectificationDue } from '../../../shared/contract/overviewCalls.ts';
import { Go } from '../../parts/address.tsx';

/** 整改销号 that asks for attention: past its day, due soon, to look back at. */
export function RectificationPanel({ due }: { readonly due: RectificationDue }) {
  const groups = [{ name: '已过期', lines: due.overdue }, { name: '三十日内到期', lines: due.dueSoon }, { name: '该回头看', lines: due.lookBack }].filter(({ lines }) => lines.length > 0);
  return (
    <section className="panel">
      <h2>整改销号</h2>
      <p><Go to="/rectification">在办 <b className="figure">{due.open}</b> 项</Go>，已销号 <b className="figure">{due.closed}</b> 项。</p>
      {groups.map(({ name, lines }) => (
        <div key={name}>
          <b>{name} {lines.length}</b>
          <ul className="lines">{lines.slice(0, 8).map(({ id, branch, problem, responsible, on }) => <li key={id}><span className="figure muted">{on}</span> <Go to="/rectification" with={{ id }}>{branch ?? ''} {problem}</Go>{responsible ? <span className="muted">（{responsible}）</span> : null}</li>)}</ul>
        </div>
      ))}
      {due.open > 0 && groups.length === 0 ? <p className="muted">没有到期的。</p> : null}
      {due.open === 0 && due.closed === 0 ? <p className="muted">还没有登记整改。可以在疑点核查里转整改。</p> : null}
    </section>
  );
}
