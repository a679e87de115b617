import type { DevelopmentOutline } from '../../../shared/model/checkOutcome.ts';
import type { DevelopmentCase, DevelopmentStepState, StepSource } from '../../../shared/model/development.ts';
import { stepLooks } from '../../../shared/presentation/developmentSteps.ts';
import type { FindingRow } from '../../../shared/presentation/findingRow.ts';
import { useCall } from '../../client/useCall.ts';
import { ItemLink } from '../../parts/address.tsx';
import { FindingLines } from '../../parts/FindingLines.tsx';

interface CaseDetailProps {
  readonly of: DevelopmentCase;
  readonly outline: DevelopmentOutline;
  readonly findings: readonly FindingRow[];
  readonly asOf: string;
}

const sources: Readonly<Record<StepSource, string>> = { paper: '有材料', minutes: '见会议记录', form: '见志愿书', mention: '别的材料提到' };
const signs = { done: '●', lacking: '◐', passed: '○', next: '▶', open: '·' } as const;
const words = { done: '已完成', lacking: '材料不全', passed: '未见材料', next: '下一步', open: '未到' } as const;

/** One person's time line: every step with its day, how it is known, what is missing; what is in doubt, what comes next. */
export function CaseDetail({ of, outline, findings, asOf }: CaseDetailProps) {
  const own = findings.filter(({ id }) => of.findings.includes(id));
  const paths = [...new Set([...of.paths, ...of.steps.flatMap(({ evidence }) => evidence.map(({ path }) => path))])];
  const { data: items } = useCall('item.ofPaths', { paths: paths.slice(0, 500) });
  const states = new Map(of.steps.map((step) => [step.step, step]));
  const looks = stepLooks(of, outline);
  return (
    <article className="case-detail">
      <header className="panel">
        <h2>{of.person}　<span className="muted">{of.branch}{of.born ? `　${of.born} 出生` : ''}</span></h2>
        <p>{nextText(of, asOf)}</p>
        {of.note ? <p className="muted">{of.note}。</p> : null}
      </header>
      {own.length > 0 ? <section className="panel"><h2>疑点和时限</h2><FindingLines findings={own} /></section> : null}
      <table className="step-table">
        <thead><tr><th scope="col">步</th><th scope="col">步骤</th><th scope="col">日期</th><th scope="col">情况</th><th scope="col">材料</th></tr></thead>
        <tbody>
          {outline.steps.map(({ id, name, stage }, index) => {
            const { look } = looks[index]!;
            const state = states.get(id);
            return (
              <tr key={id} className={`${look}${index > 0 && outline.steps[index - 1]!.stage !== stage ? ' stage-begins' : ''}`}>
                <td className="figure">{id}</td>
                <td>{index === 0 || outline.steps[index - 1]!.stage !== stage ? <b className="stage">{stage}</b> : null}{name}</td>
                <td className="figure">{state?.date ?? (state ? '未读出' : '')}</td>
                <td><span className={`sign ${look}`} aria-hidden>{signs[look]}</span> {look === 'done' && state ? sources[state.source] : words[look]}{look === 'next' && of.next?.on ? <div className="figure muted">{bound(of)}{of.next.on}</div> : null}</td>
                <td>{state ? <Papers state={state} items={items ?? {}} /> : null}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </article>
  );
}

function Papers({ state: { evidence, missing }, items }: { readonly state: DevelopmentStepState; readonly items: Readonly<Record<string, number>> }) {
  return (
    <>
      {evidence.map(({ path, quote }) => <div key={path}><ItemLink item={items[path]}>{path.split('/').at(-1)}</ItemLink>{quote ? <span className="muted quote" title={quote}>“{quote.replace(/\s+/g, ' ').slice(0, 40)}”</span> : null}</div>)}
      {missing.length > 0 ? <div className="lack">缺：{missing.join('、')}</div> : null}
    </>
  );
}

function nextText(of: DevelopmentCase, asOf: string): string {
  const { next } = of;
  if (next === null) return '各步已走完。';
  if (next.on === null) return `下一步：${next.name}。`;
  const late = next.bound === 'latest' && next.on < asOf;
  return `下一步：${next.name}，${bound(of)}${next.on}${late ? '，已过这一天，请核对是否已办、材料是否归档' : ''}。`;
}

function bound({ next }: DevelopmentCase): string {
  return next?.bound === 'earliest' ? '不早于 ' : next?.bound === 'latest' ? '不晚于 ' : '';
}
