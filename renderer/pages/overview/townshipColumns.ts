import type { ReportScheme } from '../../../shared/model/report.ts';
import type { TownshipRow } from '../../../shared/presentation/townshipTable.ts';
import type { ListColumn } from '../../parts/ListTools.tsx';

/** The branches in Excel: files by category, then what is owed, missing, in doubt, waiting. */
export function townshipColumns({ categories }: ReportScheme): readonly ListColumn<TownshipRow>[] {
  const figure = (header: string, value: (row: TownshipRow) => number): ListColumn<TownshipRow> => ({ header, width: 10, kind: 'number', value });
  return [
    { header: '党支部', width: 22, value: ({ branch }) => branch },
    ...categories.flatMap(({ code, name }) => {
      const own = (row: TownshipRow) => row.categories.find((one) => one.code === code);
      return [figure(`${code} ${name}（件）`, (row) => own(row)?.filed ?? 0), figure(`${code} 缺（期）`, (row) => (own(row)?.due ?? 0) - (own(row)?.met ?? 0))];
    }),
    figure('应有', ({ due }) => due),
    figure('已有', ({ met }) => met),
    figure('缺项', ({ gaps }) => gaps),
    figure('疑点', ({ doubts }) => doubts),
    figure('补记疑点（强）', ({ strong }) => strong),
    figure('补记疑点（中）', ({ moderate }) => moderate),
    figure('补记疑点（弱）', ({ weak }) => weak),
    figure('待核对', ({ waiting }) => waiting),
  ];
}
