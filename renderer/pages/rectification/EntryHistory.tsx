import { Timeline } from 'antd';
import { rectificationSteps, type Rectification, type TakenStep } from '../../../shared/ledgers/rectification.ts';

const others: Readonly<Record<Exclude<TakenStep['step'], keyof typeof rectificationSteps>, string>> = { register: '登记', edit: '修改', addEvidence: '关联材料', removeEvidence: '取消关联' };

/** Every step with who and when, newest first; never shortened. */
export function EntryHistory({ entry }: { readonly entry: Rectification }) {
  return (
    <div style={{ marginTop: 8 }}>
      <strong>经过</strong>
      <Timeline style={{ marginTop: 10 }} items={entry.steps.toReversed().map(({ step, by, on, text }, index) => ({ key: index, content: <span><strong style={{ fontWeight: 500 }}>{labelOf(step)}</strong>　<span className="muted">{by} {on}</span>{text && step !== 'edit' ? <><br />{text}</> : null}</span> }))} />
    </div>
  );
}

function labelOf(step: TakenStep['step']): string {
  return step in others ? others[step as keyof typeof others] : rectificationSteps[step as keyof typeof rectificationSteps].label;
}
