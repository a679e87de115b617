import type { DevelopmentCase } from '../../../shared/model/development.ts';
import type { ListColumn } from '../../parts/ListTools.tsx';

/** The people in Excel: where each stands, what is missing, what comes next. */
export const caseColumns: readonly ListColumn<DevelopmentCase>[] = [
  { header: '党支部', width: 18, value: ({ branch }) => branch },
  { header: '姓名', width: 10, value: ({ person }) => person },
  { header: '出生', width: 12, value: ({ born }) => born },
  { header: '所到步骤', width: 18, value: ({ stage }) => stage || '尚未起步' },
  { header: '缺的材料', width: 50, value: ({ missing }) => missing.join('；') },
  { header: '疑点', width: 7, kind: 'number', value: ({ findings }) => findings.length },
  { header: '下一步', width: 22, value: ({ next }) => next?.name ?? null },
  { header: '下一步日期', width: 20, value: ({ next }) => (next?.on ? `${next.on}${next.bound === 'latest' ? ' 前' : next.bound === 'earliest' ? ' 起' : ''}` : null) },
];
