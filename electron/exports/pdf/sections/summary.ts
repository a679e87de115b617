import type { Report } from '../../../../shared/model/report.ts';
import { familyLabel, severityLabel, severityOrder, statusLabel } from '../../../../shared/presentation/labels.ts';
import { overviewOf } from '../../../../shared/presentation/overview.ts';
import { chapter, heading, paragraph } from '../flow.ts';
import type { PdfDocument } from '../pdfDocument.ts';
import { table } from '../table.ts';

/** More branches than these do not fit on the summary page; the categories then follow on pages of their own. */
const BRANCHES_ON_PAGE = 10;

/** The page a leader reads: how many files, what is missing, which doubts deserve a look, by branch. */
export async function summarySection(pdf: PdfDocument, report: Report): Promise<void> {
  const overview = overviewOf(report);
  chapter(pdf, '一、总体情况');
  const counts = overview.byStatus.filter(({ count }) => count > 0).map(({ status, count }) => `${statusLabel(status)} ${count} 个`);
  paragraph(pdf, `共检查文件 ${overview.files} 个：${counts.join('，')}。发现缺项 ${overview.gaps} 条，疑点 ${overview.doubts} 条。缺项是没有找到应有的记录；疑点是需要人来核实的线索，不是结论。`);
  await table(
    pdf,
    [{ header: '类型', share: 3 }, ...severityOrder.map((severity) => ({ header: severityLabel(severity), share: 2, align: 'center' as const })), { header: '合计', share: 2, align: 'center' }],
    overview.byFamily.map(({ family, total, bySeverity }) => [familyLabel(family), ...bySeverity.map(({ count }) => String(count)), String(total)]),
    { size: 9 },
  );
  heading(pdf, '各党支部情况', 2);
  await table(
    pdf,
    [
      { header: '党支部', share: 6 }, { header: '已归档', share: 2, align: 'center' }, { header: '待核对', share: 2, align: 'center' }, { header: '已有／应有', share: 3, align: 'center' },
      { header: '缺项', share: 2, align: 'center' }, { header: '疑点', share: 2, align: 'center' }, { header: '补记疑点强', share: 2.6, align: 'center' },
    ],
    overview.byBranch.map((row) => [row.branch, String(row.filed), String(row.waiting), row.due === 0 ? '—' : `${row.met}／${row.due}`, String(row.gaps), String(row.doubts), String(row.strong)]),
  );
  if (overview.categories.length > BRANCHES_ON_PAGE) pdf.newPage();
  heading(pdf, '各类档案件数', 2);
  const columns = report.scheme.categories.map(({ code, name }) => ({ header: `${code}\n${name}`, share: 2.3, align: 'center' as const }));
  await table(
    pdf,
    [{ header: '党支部', share: 4 }, ...columns, { header: '合计', share: 1.8, align: 'center' }],
    overview.categories.map(({ branch, counts: row, total }) => [branch, ...row.map((count) => (count === 0 ? '—' : String(count))), String(total)]),
    { size: 8 },
  );
}
