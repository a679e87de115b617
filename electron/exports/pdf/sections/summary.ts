import type { Report } from '../../../../shared/model/report.ts';
import { doubtFamilies, familyLabel, periodLabel, severityLabel, severityOrder, statusLabel } from '../../../../shared/presentation/labels.ts';
import { leaderSummary, type LeaderSummary } from '../../../../shared/presentation/leaderSummary.ts';
import { overviewOf, type Overview } from '../../../../shared/presentation/overview.ts';
import { findingTime } from '../../../../shared/presentation/findingTexts.ts';
import { chapter, heading, paragraph } from '../flow.ts';
import { ink } from '../ink.ts';
import type { PdfDocument } from '../pdfDocument.ts';
import { table } from '../table.ts';
import { chapters } from './contents.ts';
import { findingDestination, type ReportContext } from './reportContext.ts';

/** More branches than these do not fit on the summary page; all of them follow in the appended tables. */
const BRANCHES_ON_PAGE = 8;

/** The one page that a leader reads: what was checked, what is missing, which doubts deserve a look, what has been put right. */
export async function summarySection(pdf: PdfDocument, context: ReportContext): Promise<void> {
  const { report } = context;
  const overview = overviewOf(report);
  const summary = leaderSummary(report, context.ledgers);
  chapter(pdf, chapters.summary);
  paragraph(pdf, checked(report, overview));
  figures(pdf, overview, summary);
  heading(pdf, '缺什么', 2, 40);
  paragraph(pdf, summary.missing.length === 0 ? '应有的材料都已找到。' : `发现缺项 ${overview.gaps} 条：${summary.missing.map(({ name, count }) => `${name} ${count}`).join('、')}。缺项是没有找到应有的材料，不等于没有开展。`);
  heading(pdf, '哪些疑点值得先看', 2, 60);
  paragraph(pdf, doubtsSentence(overview, summary), { after: 3 });
  for (const finding of summary.first) firstDoubt(pdf, finding.id, `${finding.branch ?? ''}　${findingTime(finding)}　${finding.title}`);
  heading(pdf, '整改情况', 2, 40);
  paragraph(pdf, rectified(summary));
  await branchFigures(pdf, overview);
}

/** The tables behind the summary: findings by level, every branch, files by category. */
export async function figuresSection(pdf: PdfDocument, { report }: ReportContext): Promise<void> {
  const overview = overviewOf(report);
  pdf.newPage();
  heading(pdf, '附表 1　缺项和疑点的级别', 2);
  await table(
    pdf,
    [{ header: '类型', share: 3 }, ...severityOrder.map((severity) => ({ header: severityLabel(severity), share: 2, align: 'center' as const })), { header: '合计', share: 2, align: 'center' }],
    overview.byFamily.map(({ family, total, bySeverity }) => [familyLabel(family), ...bySeverity.map(({ count }) => String(count)), String(total)]),
    { size: 9 },
  );
  heading(pdf, '附表 2　各党支部情况', 2);
  await branchTable(pdf, overview.byBranch);
  heading(pdf, '附表 3　各类档案件数', 2);
  const columns = report.scheme.categories.map(({ code, name }) => ({ header: `${code}\n${name}`, share: 2.3, align: 'center' as const }));
  await table(
    pdf,
    [{ header: '党支部', share: 4 }, ...columns, { header: '合计', share: 1.8, align: 'center' }],
    overview.categories.map(({ branch, counts: row, total }) => [branch, ...row.map((count) => (count === 0 ? '—' : String(count))), String(total)]),
    { size: 8 },
  );
}

function checked(report: Report, overview: Overview): string {
  const { years } = overview;
  const span = years === null ? '' : years.first === years.last ? `${years.first} 年` : `${years.first} 年至 ${years.last} 年`;
  const counts = overview.byStatus.filter(({ count }) => count > 0).map(({ status, count }) => `${statusLabel(status)} ${count} 个`);
  return `截至${periodLabel(report.asOf)}，对 ${report.branches.length} 个党支部${span}的材料作了检查。共检查文件 ${overview.files} 个：${counts.join('，')}。`;
}

function doubtsSentence(overview: Overview, { strong, moderate, first }: LeaderSummary): string {
  const parts = overview.byFamily.filter(({ family, total }) => doubtFamilies.includes(family) && total > 0).map(({ family, total }) => `${familyLabel(family)} ${total} 条`);
  if (overview.doubts === 0) return '没有发现疑点。';
  const combined = strong + moderate === 0 ? '没有一份记录的线索合在一起达到“中”。' : `线索合在一起达到${[strong > 0 ? `“强”的记录有 ${strong} 份` : '', moderate > 0 ? `“中”的有 ${moderate} 份` : ''].filter(Boolean).join('，')}。`;
  return `发现疑点 ${overview.doubts} 条：${parts.join('、')}。${combined}疑点是待核实的线索，不是结论，须由人核实后决定。${first.length > 0 ? '建议先看：' : ''}`;
}

function rectified({ decided, rectification: { total, closed, overdue } }: LeaderSummary): string {
  const decisions = decided === 0 ? '缺项和疑点都还没有人作出决定。' : `已由人核实并作出决定的缺项和疑点 ${decided} 条。`;
  if (total === 0) return `尚未登记整改事项。${decisions}`;
  return `已登记整改事项 ${total} 项，销号 ${closed} 项，未销号 ${total - closed} 项${overdue > 0 ? `，其中 ${overdue} 项已过时限` : ''}。${decisions}`;
}

/** One line, a link to the finding, with its page at the right. */
function firstDoubt(pdf: PdfDocument, id: string, text: string): void {
  const size = 9;
  const step = size * 1.6;
  const line = pdf.type.lines(text.trim(), pdf.width - 60, size);
  const shown = line.length > 1 ? `${line[0]!.slice(0, -1)}…` : (line[0] ?? '');
  pdf.tagged('P', () => {
    pdf.line(`· ${shown}`, pdf.left + 4, pdf.y, pdf.width - 40, { size, color: ink.link });
    pdf.pageNumber(findingDestination(id), pdf.left + pdf.width - 20, pdf.y, { size, color: ink.quiet });
  });
  pdf.link({ destination: findingDestination(id) }, text, pdf.left, pdf.y, pdf.width, step);
  pdf.y += step;
}

/** Five figures in a row. */
function figures(pdf: PdfDocument, overview: Overview, summary: LeaderSummary): void {
  const boxes: readonly (readonly [figure: string, label: string])[] = [
    [String(overview.files), '检查文件'],
    [summary.due === 0 ? '—' : `${summary.met}／${summary.due}`, '应有事项：已有／应有'],
    [String(overview.gaps), '缺项'],
    [String(overview.doubts), '疑点'],
    [`${summary.rectification.closed}／${summary.rectification.total}`, '整改：已销号／登记'],
  ];
  const gap = 8;
  const width = (pdf.width - gap * (boxes.length - 1)) / boxes.length;
  pdf.y += 2;
  for (const [index, [figure, label]] of boxes.entries()) {
    const x = pdf.left + index * (width + gap);
    pdf.artifact((doc) => doc.roundedRect(x, pdf.y, width, 46, 3).fill(ink.shade));
    pdf.tagged('P', () => {
      pdf.line(figure, x, pdf.y + 7, width, { size: 15, bold: true, align: 'center' });
      pdf.line(label, x, pdf.y + 29, width, { size: 8, color: ink.quiet, align: 'center' });
    });
  }
  pdf.y += 52;
}

async function branchFigures(pdf: PdfDocument, overview: Overview): Promise<void> {
  const rows = overview.byBranch.toSorted((a, b) => b.strong - a.strong || b.gaps + b.doubts - a.gaps - a.doubts).slice(0, BRANCHES_ON_PAGE);
  const others = overview.byBranch.length - rows.length;
  heading(pdf, others > 0 ? `缺项和疑点较多的 ${rows.length} 个党支部（其余 ${others} 个见附表 2）` : '各党支部情况', 2, 60);
  await branchTable(pdf, others > 0 ? rows : overview.byBranch);
}

function branchTable(pdf: PdfDocument, rows: Overview['byBranch']): Promise<void> {
  return table(
    pdf,
    [
      { header: '党支部', share: 6 }, { header: '已归档', share: 2, align: 'center' }, { header: '待核对', share: 2, align: 'center' }, { header: '已有／应有', share: 3, align: 'center' },
      { header: '缺项', share: 2, align: 'center' }, { header: '疑点', share: 2, align: 'center' }, { header: '补记疑点强', share: 2.6, align: 'center' },
    ],
    rows.map((row) => [row.branch, String(row.filed), String(row.waiting), row.due === 0 ? '—' : `${row.met}／${row.due}`, String(row.gaps), String(row.doubts), String(row.strong)]),
  );
}
