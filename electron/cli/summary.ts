import { unreadableMessage } from '../../shared/messages/errorMessage.ts';
import type { ItemStatus } from '../../shared/model/item.ts';
import type { Report, ReportFinding } from '../../shared/model/report.ts';
import type { ExitCode } from './command.ts';
import type { Output } from './output.ts';

const statusNames: Readonly<Record<ItemStatus, string>> = { filed: '归档', 'needs-review': '待核对', duplicate: '重复', unreadable: '无法读取', skipped: '略过' };

/** 归档 120、待核对 3 … */
export function statusLine(byStatus: Readonly<Record<string, number>>): string {
  const parts = Object.entries(statusNames).flatMap(([status, name]) => (byStatus[status] ? [`${name} ${byStatus[status]}`] : []));
  return `${parts.join('、') || '没有文件'}。`;
}

/** The figures of a report, for `--json`. */
export function reportSummary(report: Report): Readonly<Record<string, unknown>> {
  return { asOf: report.asOf, branches: report.branches.length, totals: report.totals, unreadable: unreadableOf(report).map(({ path, error }) => ({ path, ...error })) };
}

export function sayReport(report: Report, output: Output): void {
  output.say(`检查日期 ${report.asOf}，支部 ${report.branches.length} 个，文件 ${report.totals.files} 个：${statusLine(report.totals.byStatus)}`);
  const gaps = report.findings.filter(({ family }) => family === 'gap').length;
  output.say(`缺项 ${gaps} 条，其他需要看一看的 ${report.findings.length - gaps} 条。`);
  for (const { path, error } of unreadableOf(report)) output.say(`  无法读取：${path}：${error?.message ?? unreadableMessage('reader-crashed')}`);
}

/** 3 where a file could not be read: done, but a person has to look (interface.md). */
export function exitCodeOf(report: Report): ExitCode {
  return unreadableOf(report).length > 0 ? 3 : 0;
}

/** Every finding as people's text, branch by branch. */
export function findingLines(report: Report): string[] {
  if (report.findings.length === 0) return [`检查日期 ${report.asOf}：没有发现缺项或需要看一看的地方。`];
  const byBranch = Map.groupBy(report.findings, ({ branch }) => branch ?? '未归属');
  return [...byBranch].flatMap(([branch, findings]) => [`【${branch}】${findings.length} 条`, ...findings.map(findingLine), '']);
}

function findingLine({ rule, title, period, date, paths }: ReportFinding): string {
  const when = period ?? date;
  const where = paths.length > 0 ? `　${paths[0]!}${paths.length > 1 ? ` 等 ${paths.length} 份` : ''}` : '';
  return `  ${rule}　${when ? `${when}　` : ''}${title}${where}`;
}

function unreadableOf(report: Report) {
  return report.items.filter(({ status }) => status === 'unreadable');
}
