import type { CheckedObligation } from '../../../shared/model/checkOutcome.ts';
import { gridLabel } from '../../../shared/presentation/gridLabels.ts';
import { periodLabel } from '../../../shared/presentation/labels.ts';
import type { GridCell, GridRow } from '../../../shared/presentation/meetingGrid.ts';
import type { ListColumn } from '../../parts/ListTools.tsx';

/** A cell of the grid as a line of a list. */
export interface GridLine {
  readonly branch: string;
  readonly name: string;
  readonly cell: GridCell;
}

/** The cells shown, by branch, obligation and period. */
export function gridLines(rows: readonly GridRow[], obligations: readonly CheckedObligation[]): readonly GridLine[] {
  const names = new Map(obligations.map(({ code, name }) => [code, name]));
  return rows.flatMap(({ branch, cells }) => cells.flatMap((cell) => {
    const name = names.get(cell.obligation);
    return name === undefined ? [] : [{ branch, name, cell }];
  }));
}

/** The year's grid in Excel: a line a period. */
export const gridColumns: readonly ListColumn<GridLine>[] = [
  { header: '党支部', width: 18, value: ({ branch }) => branch },
  { header: '事项', width: 18, value: ({ name }) => name },
  { header: '时段', width: 16, value: ({ cell }) => periodLabel(cell.period) },
  { header: '状态', width: 10, value: ({ cell }) => gridLabel(cell.state) },
  { header: '记录', width: 50, value: ({ cell }) => cell.meetings.map(({ date, title }) => `${date ?? ''} ${title}`.trim()).join('；') },
  { header: '说明', width: 40, value: ({ cell }) => cell.reason },
];
