import { assessmentLabels, standardStateLabels } from '../../../shared/ledgers/standardRecord.ts';
import type { StandardRow } from '../../../shared/ledgers/standardsView.ts';
import type { ListColumn } from '../../parts/ListTools.tsx';

/** The standards of a branch and year in Excel and on paper. */
export const standardColumns: readonly ListColumn<StandardRow>[] = [
  { header: '项号', width: 8, value: ({ standard }) => standard.id },
  { header: '方面', width: 14, value: ({ standard }) => standard.aspect },
  { header: '标准', width: 26, value: ({ standard }) => standard.name },
  { header: '要求', width: 44, value: ({ standard }) => standard.requirement },
  { header: '应有', width: 7, kind: 'number', value: ({ needed }) => needed },
  { header: '印证材料', width: 40, value: ({ record }) => record.evidence.map(({ path }) => path.split('/').at(-1) ?? path).join('；') },
  { header: '待确认', width: 8, kind: 'number', value: ({ proposed, record }) => (record.state === 'accepted' ? 0 : proposed.length) },
  { header: '疑点', width: 7, kind: 'number', value: ({ doubts }) => doubts },
  { header: '自评', width: 9, value: ({ record: { assessment } }) => (assessment ? assessmentLabels[assessment.result] : '未自评') },
  { header: '状态', width: 11, value: ({ record }) => standardStateLabels[record.state] },
];
