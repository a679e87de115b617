import type { DevelopmentOutline } from '../../../shared/model/checkOutcome.ts';
import type { DevelopmentCase } from '../../../shared/model/development.ts';
import { stepLooks } from '../../../shared/presentation/developmentSteps.ts';

interface CaseListProps {
  readonly cases: readonly DevelopmentCase[];
  readonly outline: DevelopmentOutline;
  readonly chosen: DevelopmentCase;
  readonly asOf: string;
  readonly onChoose: (one: DevelopmentCase) => void;
}

/** Everybody whose file is there, with the steps as a strip. */
export function CaseList({ cases, outline, chosen, asOf, onChoose }: CaseListProps) {
  return (
    <ul className="case-list" aria-label="人员">
      {cases.map((one) => {
        const { branch, person, stage, missing, findings, next, born } = one;
        return (
          <li key={`${branch} ${person} ${born ?? ''}`}>
            <button type="button" aria-current={one === chosen} onClick={() => onChoose(one)}>
              <span className="who"><b>{person}</b> <span className="muted">{branch}</span></span>
              <span>{stage || '尚未起步'}</span>
              <span className="strip" aria-hidden>{stepLooks(one, outline).map(({ id, look }) => <i key={id} className={look} />)}</span>
              <span className="counts">
                {missing.length > 0 ? <span className="lack">缺 {missing.length} 步材料</span> : null}
                {findings.length > 0 ? <span className="doubt">疑点 {findings.length}</span> : null}
                {next?.on ? <span className={next.bound === 'latest' && next.on < asOf ? 'lack figure' : 'figure muted'}>下一步 {next.on}</span> : null}
              </span>
            </button>
          </li>
        );
      })}
    </ul>
  );
}
