import { decisionOutcomes } from '../../../shared/ledgers/findingDecision.ts';
import type { FindingRow } from '../../../shared/presentation/findingRow.ts';
import { findingDay, levelText } from '../../../shared/presentation/findingTexts.ts';
import { familyLabel, UNASSIGNED_BRANCH } from '../../../shared/presentation/labels.ts';
import type { ListColumn } from '../../parts/ListTools.tsx';

/** The findings in Excel and on paper, with what a person decided and why. */
export const findingColumns: readonly ListColumn<FindingRow>[] = [
  { header: '轻重', width: 8, value: (row) => levelText(row) },
  { header: '党支部', width: 18, value: ({ branch }) => branch ?? UNASSIGNED_BRANCH },
  { header: '时间', width: 14, value: (row) => findingDay(row) },
  { header: '类别', width: 12, value: ({ family }) => familyLabel(family) },
  { header: '疑点或缺项', width: 60, value: ({ title }) => title },
  { header: '处理', width: 10, value: ({ decision }) => (decision ? decisionOutcomes[decision.outcome].label : '待核实') },
  { header: '处理说明', width: 40, value: ({ decision }) => decision?.reason ?? null },
];
