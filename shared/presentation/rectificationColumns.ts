import type { RectificationRow } from './ledgers.ts';
import type { TableColumn } from './reportTable.ts';

/** A column of 整改销号台账 and what stands in it. */
interface RectificationColumn extends TableColumn {
  readonly value: (row: RectificationRow) => string | null;
}

/** The columns of 整改销号台账 (domain.md §6.3) after its number, in the bundle's workbook and in every list of the entries. */
export const rectificationColumns: readonly RectificationColumn[] = [
  { header: '党支部', width: 15, value: ({ branch }) => branch ?? '全乡镇' },
  { header: '问题来源', width: 10, choices: ['自查', '督查', '巡察', '考核'], value: ({ source }) => source },
  { header: '反馈时间', width: 11, kind: 'date', value: ({ raisedOn }) => raisedOn },
  { header: '类别', width: 10, value: ({ category }) => category },
  { header: '具体问题', width: 34, value: ({ problem }) => problem },
  { header: '涉及标准或条款', width: 20, value: ({ basis }) => basis },
  { header: '整改目标', width: 20, value: ({ goal }) => goal },
  { header: '整改措施', width: 28, value: ({ measures }) => measures },
  { header: '牵头领导', width: 9, value: ({ leader }) => leader },
  { header: '责任单位', width: 15, value: ({ unit }) => unit },
  { header: '责任人', width: 9, value: ({ responsible }) => responsible },
  { header: '整改时限', width: 11, kind: 'date', value: ({ dueOn }) => dueOn },
  { header: '进展', width: 11, value: ({ progress }) => progress },
  { header: '完成时间', width: 11, kind: 'date', value: ({ completedOn }) => completedOn },
  { header: '佐证材料', width: 28, value: ({ evidence }) => evidence.join('\n') },
  { header: '申请销号', width: 16, value: ({ closeRequested }) => closeRequested },
  { header: '核验意见', width: 18, value: ({ checked }) => checked },
  { header: '销号审批', width: 16, value: ({ closedBy }) => closedBy },
  { header: '回头看结果', width: 16, value: ({ lookBack }) => lookBack },
  { header: '备注', width: 18, value: ({ note }) => note },
];
