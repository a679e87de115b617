import { gridLabel, gridSign, gridStates } from '../../../shared/presentation/gridLabels.ts';

/** What the signs of the grids mean. */
export function GridLegend() {
  return (
    <span className="grid-legend" role="note">
      {gridStates.map((state) => <span key={state}><span className={`cell ${state}`} aria-hidden>{gridSign(state)}</span>{gridLabel(state)}</span>)}
    </span>
  );
}
