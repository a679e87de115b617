import { rectificationStateLabels, type Rectification } from '../../../shared/ledgers/rectification.ts';
import type { ListColumn } from '../../parts/ListTools.tsx';

/** The entries in Excel and on paper: the ledger's own heads, more than there is room for on the screen. */
export const entryColumns: readonly ListColumn<Rectification>[] = [
  { header: '编号', width: 10, value: ({ id }) => id },
  { header: '支部', width: 18, value: ({ branch }) => branch ?? '全乡镇' },
  { header: '来源', width: 8, value: ({ source }) => source },
  { header: '反馈时间', width: 12, value: ({ raisedOn }) => raisedOn },
  { header: '问题', width: 44, value: ({ problem }) => problem },
  { header: '依据', width: 24, value: ({ basis }) => basis },
  { header: '整改目标', width: 24, value: ({ goal }) => goal },
  { header: '整改措施', width: 30, value: ({ measures }) => measures },
  { header: '责任人', width: 10, value: ({ responsible }) => responsible },
  { header: '时限', width: 12, value: ({ dueOn }) => dueOn },
  { header: '状态', width: 10, value: ({ state }) => rectificationStateLabels[state] },
  { header: '佐证材料', width: 10, kind: 'number', value: ({ evidence }) => evidence.length },
  { header: '回头看', width: 12, value: ({ lookBackOn }) => lookBackOn },
];
