import type { Rectification } from '../../../shared/ledgers/rectification.ts';
import type { CalendarDate } from '../../../shared/model/calendarDate.ts';
import { periodLabel } from '../../../shared/presentation/labels.ts';

/** 整改通知单: what one branch has to put right, by whom and when. */
export function Notice({ branch, today, entries }: { readonly branch: string; readonly today: CalendarDate; readonly entries: readonly Rectification[] }) {
  return (
    <div className="paper">
      <h1>整改通知单</h1>
      <p>{branch}：</p>
      <p style={{ textIndent: '2em' }}>以下 {entries.length} 个事项请按时限整改。整改后报送佐证材料，经核验通过后销号。确属晚交的材料，请附补录说明，如实写明实际形成时间、补录人和原因；没有召开的会议不补写记录。</p>
      <table>
        <thead><tr>{['编号', '具体问题', '整改目标', '整改措施', '责任人', '时限'].map((head) => <th key={head}>{head}</th>)}</tr></thead>
        <tbody>{entries.map(({ id, problem, goal, measures, responsible, dueOn }) => <tr key={id}><td>{id}</td><td>{problem}</td><td>{goal}</td><td>{measures}</td><td>{responsible}</td><td>{dueOn ?? ''}</td></tr>)}</tbody>
      </table>
      <div className="sign"><span>签发人：　　　　　　</span><span>签收人：　　　　　　</span></div>
      <p style={{ textAlign: 'right', marginTop: '8pt' }}>{periodLabel(today)}</p>
    </div>
  );
}
