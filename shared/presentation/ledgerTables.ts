import type { Report } from '../model/report.ts';
import { linkTo } from './bundlePaths.ts';
import { UNASSIGNED_BRANCH } from './labels.ts';
import type { Ledgers } from './ledgers.ts';
import type { ReportTable, TableColumn } from './reportTable.ts';

const rectificationColumns: readonly TableColumn[] = [
  { header: '序号', width: 6, kind: 'number' }, { header: '党支部', width: 20 }, { header: '问题来源', width: 12, choices: ['自查', '督查', '巡察', '考核'] }, { header: '反馈时间', width: 12, kind: 'date' }, { header: '类别', width: 14 }, { header: '具体问题', width: 44 },
  { header: '涉及标准或条款', width: 30 }, { header: '整改目标', width: 30 }, { header: '整改措施', width: 40 }, { header: '牵头领导', width: 12 }, { header: '责任单位', width: 20 }, { header: '责任人', width: 12 },
  { header: '整改时限', width: 12, kind: 'date' }, { header: '进展', width: 11 }, { header: '完成时间', width: 12, kind: 'date' }, { header: '佐证材料', width: 34 }, { header: '申请销号', width: 18 }, { header: '核验意见', width: 24 },
  { header: '销号审批', width: 18 }, { header: '回头看结果', width: 20 }, { header: '备注', width: 20 },
];

const evidenceColumns: readonly TableColumn[] = [
  { header: '序号', width: 6, kind: 'number' }, { header: '党支部', width: 20 }, { header: '标准项号', width: 10 }, { header: '标准要求', width: 44 }, { header: '印证材料名称', width: 40 }, { header: '材料类型', width: 18 },
  { header: '形成日期', width: 12, kind: 'date' }, { header: '责任者', width: 20 }, { header: '档号', width: 30 }, { header: '电子文件', width: 40 }, { header: 'SHA-256', width: 66 }, { header: '附件', width: 24 }, { header: '自评结论', width: 10, choices: ['达标', '未达标', '不适用'] },
  { header: '审核人、日期', width: 18 }, { header: '疑点数', width: 8, kind: 'number' }, { header: '备注', width: 20 },
];

const caseColumns: readonly TableColumn[] = [
  { header: '序号', width: 6, kind: 'number' }, { header: '党支部', width: 20 }, { header: '姓名', width: 12 }, { header: '阶段', width: 14 }, { header: '步骤', width: 6, kind: 'number' }, { header: '步骤名称', width: 26 }, { header: '各步日期', width: 40 },
  { header: '缺少的材料', width: 40 }, { header: '下一步', width: 26 }, { header: '下一步时限', width: 12, kind: 'date' }, { header: '疑点', width: 30 }, { header: '备注', width: 20 },
];

/** The three tables that come from ledgers; a header alone where a ledger is empty. */
export function ledgerTables(ledgers: Ledgers, report: Report, paths: ReadonlyMap<string, string>): { readonly cases: ReportTable; readonly rectification: ReportTable; readonly evidence: ReportTable } {
  return {
    cases: {
      name: '发展党员进度',
      columns: caseColumns,
      *rows() {
        for (const [index, row] of ledgers.cases.entries()) {
          const steps = Object.entries(row.steps).map(([step, date]) => `${step} ${date}`).join('\n');
          yield [index + 1, row.branch ?? UNASSIGNED_BRANCH, row.person, row.stage, row.step, row.stepName, steps, row.missing.join('\n'), row.nextStep, row.nextDueOn, row.findings.join('\n'), row.note];
        }
      },
    },
    rectification: {
      name: '整改销号台账',
      columns: rectificationColumns,
      *rows() {
        for (const [index, row] of ledgers.rectification.entries())
          yield [
            index + 1, row.branch ?? UNASSIGNED_BRANCH, row.source, row.raisedOn, row.category, row.problem, row.basis, row.goal, row.measures, row.leader, row.unit, row.responsible, row.dueOn, row.progress, row.completedOn,
            row.evidence.join('\n'), row.closeRequested, row.checked, row.closedBy, row.lookBack, row.note,
          ];
      },
    },
    evidence: {
      name: '印证资料台账',
      columns: evidenceColumns,
      *rows() {
        const checkSums = new Map(report.items.map((item) => [item.path, item.sha256]));
        for (const [index, row] of ledgers.evidenceLedger.entries()) {
          const target = row.path === null ? undefined : paths.get(row.path);
          yield [
            index + 1, row.branch ?? UNASSIGNED_BRANCH, row.standardNo, row.requirement, row.material, row.materialKind, row.formedOn, row.author, row.archiveNo, target ? { text: target, target: linkTo(target) } : (row.path ?? ''),
            row.path === null ? '' : (checkSums.get(row.path) ?? ''), row.attachments.join('\n'), row.selfAssessment, row.reviewed, row.doubts, row.note,
          ];
        }
      },
    },
  };
}
