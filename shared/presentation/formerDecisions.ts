import { decisionOutcomes } from '../ledgers/findingDecision.ts';
import type { Report } from '../model/report.ts';
import { findingDay } from './findingTexts.ts';
import { familyLabel, UNASSIGNED_BRANCH } from './labels.ts';
import type { ReportTable, TableValue } from './reportTable.ts';

/** Why these decisions stand apart from the findings. */
export const formerDecisionsText = '作出决定以后，材料有了改动或补充，下列疑点、缺项不再提出；当时的决定照原样保留。';

/** Decisions about what the check no longer raises, one line each, oldest first. */
export function formerDecisionsTable({ ledgers }: Report): ReportTable {
  return {
    name: '先前的决定',
    printed: 10,
    columns: [
      { header: '序号', width: 6, kind: 'number' }, { header: '党支部', width: 20 }, { header: '类型', width: 10 }, { header: '代码', width: 7 }, { header: '日期或期间', width: 14 }, { header: '当时的疑点或缺项', width: 36 },
      { header: '决定', width: 9 }, { header: '理由', width: 36 }, { header: '决定人', width: 10 }, { header: '决定日期', width: 12, kind: 'date' }, { header: '第几次决定', width: 8, kind: 'number' }, { header: '涉及文件', width: 40 }, { header: '编号', width: 18 },
    ],
    *rows() {
      const decisions = ledgers.formerDecisions.toSorted((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : a.about.id < b.about.id ? -1 : 1));
      for (const [index, { about, outcome, reason, by, on, revision }] of decisions.entries()) {
        const row: readonly TableValue[] = [index + 1, about.branch ?? UNASSIGNED_BRANCH, familyLabel(about.family), about.rule, findingDay(about), about.title, decisionOutcomes[outcome].label, reason, by, on.slice(0, 10), revision, about.paths.join('\n'), about.id];
        yield row;
      }
    },
  };
}
