import type { ItemStatus } from '../model/item.ts';
import type { ReportFinding, ReportItem, ScreenReport } from '../model/report.ts';
import { UNASSIGNED_BRANCH, doubtFamilies, severityOrder, statusOrder } from './labels.ts';
import type { RuleFamily, Severity } from '../model/finding.ts';

/** The figures of the summary page, the same in the PDF, the workbook and the reading page. */
export interface Overview {
  readonly files: number;
  readonly byStatus: readonly { readonly status: ItemStatus; readonly count: number }[];
  readonly years: { readonly first: number; readonly last: number } | null;
  /** Filed files: one row a branch, one column a category in the scheme's order. */
  readonly categories: readonly { readonly branch: string; readonly counts: readonly number[]; readonly total: number }[];
  readonly gaps: number;
  readonly doubts: number;
  readonly byFamily: readonly { readonly family: RuleFamily; readonly total: number; readonly bySeverity: readonly { readonly severity: Severity; readonly count: number }[] }[];
  readonly byBranch: readonly BranchFigures[];
}

/** One branch in the summary: obligations due and met, gaps and doubts. */
export interface BranchFigures {
  readonly branch: string;
  readonly filed: number;
  readonly waiting: number;
  readonly due: number;
  readonly met: number;
  readonly gaps: number;
  readonly doubts: number;
  readonly strong: number;
}

/** Counts a report once for every document that is made from it. */
export function overviewOf(report: ScreenReport): Overview {
  const families: readonly RuleFamily[] = ['gap', ...doubtFamilies];
  const years = report.items.map((item) => item.year).filter((year) => year !== null);
  const gaps = report.findings.filter((finding) => finding.family === 'gap').length;
  return {
    files: report.items.length,
    byStatus: statusOrder.map((status) => ({ status, count: report.items.filter((item) => item.status === status).length })),
    years: years.length === 0 ? null : { first: Math.min(...extremes(years)), last: Math.max(...extremes(years)) },
    categories: categoryRows(report),
    gaps,
    doubts: report.findings.length - gaps,
    byFamily: families.map((family) => {
      const findings = report.findings.filter((finding) => finding.family === family);
      return { family, total: findings.length, bySeverity: severityOrder.map((severity) => ({ severity, count: findings.filter((finding) => finding.severity === severity).length })) };
    }),
    byBranch: branchFigures(report),
  };
}

/** The branches of a report in its order, with 待归属 last where anything has no branch. */
export function branchNames(report: ScreenReport): readonly string[] {
  const names = new Set(report.branches.map((branch) => branch.name));
  for (const item of report.items) if (item.branch) names.add(item.branch);
  for (const finding of report.findings) if (finding.branch) names.add(finding.branch);
  const homeless = report.items.some((item) => item.status === 'filed' && item.branch === null) || report.findings.some((finding) => finding.branch === null);
  names.delete(UNASSIGNED_BRANCH);
  return homeless ? [...names, UNASSIGNED_BRANCH] : [...names];
}

/** The branch under which an item or a finding is listed. */
export function branchOf(entry: Pick<ReportItem, 'branch'> | Pick<ReportFinding, 'branch'>): string {
  return entry.branch ?? UNASSIGNED_BRANCH;
}

function categoryRows(report: ScreenReport): Overview['categories'] {
  const column = new Map(report.scheme.categories.map(({ code }, index) => [code, index]));
  const rows = new Map(branchNames(report).map((branch) => [branch, report.scheme.categories.map(() => 0)]));
  for (const item of report.items) {
    const index = item.status === 'filed' && item.category !== null ? column.get(item.category) : undefined;
    const row = rows.get(branchOf(item));
    if (index !== undefined && row) row[index] = (row[index] ?? 0) + 1;
  }
  return [...rows].map(([branch, counts]) => ({ branch, counts, total: counts.reduce((sum, count) => sum + count, 0) }));
}

function branchFigures(report: ScreenReport): readonly BranchFigures[] {
  const figures = new Map(branchNames(report).map((branch) => [branch, { branch, filed: 0, waiting: 0, due: 0, met: 0, gaps: 0, doubts: 0, strong: 0 }]));
  for (const item of report.items) {
    const row = figures.get(branchOf(item));
    if (row && item.status === 'filed') row.filed += 1;
    if (row && item.status === 'needs-review') row.waiting += 1;
  }
  for (const cell of report.coverage) {
    const row = figures.get(cell.branch);
    if (row && (cell.state === 'met' || cell.state === 'missing')) row.due += 1;
    if (row && cell.state === 'met') row.met += 1;
  }
  for (const finding of report.findings) {
    const row = figures.get(branchOf(finding));
    if (!row) continue;
    if (finding.family === 'gap') row.gaps += 1;
    else row.doubts += 1;
  }
  const branchByPath = new Map(report.items.map((item) => [item.path, branchOf(item)]));
  for (const record of report.records) {
    const row = record.level === 'strong' ? figures.get(branchByPath.get(record.path) ?? '') : undefined;
    if (row) row.strong += 1;
  }
  return [...figures.values()];
}

/** First and last of many years, without spreading tens of thousands of arguments. */
function extremes(years: readonly number[]): readonly number[] {
  return [...new Set(years)];
}
