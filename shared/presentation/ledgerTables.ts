import type { Report } from '../model/report.ts';
import { linkTo } from './bundlePaths.ts';
import { UNASSIGNED_BRANCH } from './labels.ts';
import type { Ledgers } from './ledgers.ts';
import { rectificationColumns } from './rectificationColumns.ts';
import type { ReportTable, TableColumn } from './reportTable.ts';

const evidenceColumns: readonly TableColumn[] = [
  { header: '序号', width: 5, kind: 'number' }, { header: '党支部', width: 15 }, { header: '标准项号', width: 9 }, { header: '标准要求', width: 36 }, { header: '印证材料名称', width: 30 }, { header: '材料类型', width: 14 },
  { header: '形成日期', width: 11, kind: 'date' }, { header: '责任者', width: 15 }, { header: '档号', width: 28 }, { header: '电子文件', width: 32 }, { header: 'SHA-256', width: 34 }, { header: '附件', width: 24 }, { header: '自评结论', width: 9, choices: ['达标', '未达标', '不适用'] },
  { header: '审核人、日期', width: 15 }, { header: '疑点数', width: 8, kind: 'number' }, { header: '备注', width: 20 },
];

const caseColumns: readonly TableColumn[] = [
  { header: '序号', width: 5, kind: 'number' }, { header: '党支部', width: 15 }, { header: '姓名', width: 9 }, { header: '阶段', width: 12 }, { header: '步骤', width: 6, kind: 'number' }, { header: '步骤名称', width: 20 }, { header: '各步日期', width: 22 },
  { header: '缺少的材料', width: 32 }, { header: '下一步', width: 20 }, { header: '下一步时限', width: 11, kind: 'date' }, { header: '疑点', width: 26 }, { header: '备注', width: 14 },
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
      pagesWide: 2,
      columns: [{ header: '序号', width: 5, kind: 'number' }, ...rectificationColumns],
      *rows() {
        for (const [index, row] of ledgers.rectification.entries()) yield [index + 1, ...rectificationColumns.map(({ value }) => value(row))];
      },
    },
    evidence: {
      name: '印证资料台账',
      pagesWide: 2,
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
