import type { Duty } from '../../../shared/contract/overviewCalls.ts';
import { Go } from '../../parts/address.tsx';

/** What is to be done this month: by duty, with the branches that still owe it. */
export function DutyPanel({ duties, asOf }: { readonly duties: readonly Duty[]; readonly asOf: string }) {
  const meetings = [...Map.groupBy(duties.filter(({ kind }) => kind === 'obligation'), ({ name }) => name)];
  const steps = duties.filter(({ kind }) => kind === 'development');
  return (
    <section className="panel">
      <h2>{Number(asOf.slice(5, 7))} 月应办</h2>
      {duties.length === 0 ? <p className="muted">这个月没有到期的事项。</p> : null}
      <ul className="lines">
        {meetings.map(([name, own]) => {
          const open = own.filter(({ state }) => state !== 'done');
          return (
            <li key={name}>
              {open.length === 0 ? <>● {name}：{own.length} 个支部都已有记录</> : (
                <details open={own.length <= 4}>
                  <summary>○ {name}：{open.length} 个支部还没有记录{open.length < own.length ? `，${own.length - open.length} 个已有` : ''}</summary>
                  <p className="muted">{open.map(({ branch, state }) => `${branch}${state === 'unknown' ? '（是否应有待核）' : ''}`).join('、')}</p>
                </details>
              )}
            </li>
          );
        })}
        {steps.map(({ branch, person, name, until }) => <li key={`${branch} ${person ?? ''} ${name}`}>○ <Go to="/development" with={{ branch, person }}>{branch} {person}</Go>：{name} <span className="figure muted">{until < asOf ? `应于 ${until}，已过` : until}</span></li>)}
      </ul>
    </section>
  );
}
