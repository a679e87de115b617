import type { Report } from '../../../shared/model/report.ts';
import { categoryLabel, titleOf } from '../../../shared/presentation/catalogue.ts';
import { linkTo } from '../../../shared/presentation/bundlePaths.ts';
import { coverageGrids } from '../../../shared/presentation/coverageGrid.ts';
import { basisText, doubtsByFamily, findingStrength, findingTime, gapsByBranch } from '../../../shared/presentation/findingTexts.ts';
import { describeFields } from '../../../shared/presentation/itemFields.ts';
import { bytesLabel, coverageLabel, coverageLegend, coverageSign, familyLabel, obligationLabel, periodLabel, severityLabel, severityOrder, statusLabel, strengthLabel } from '../../../shared/presentation/labels.ts';
import type { Ledgers } from '../../../shared/presentation/ledgers.ts';
import { ledgerTables } from '../../../shared/presentation/ledgerTables.ts';
import { branchNames, branchOf, overviewOf } from '../../../shared/presentation/overview.ts';
import type { ReportTable } from '../../../shared/presentation/reportTable.ts';
import { chainText, methodNotes, verifySteps } from '../../../shared/presentation/verifyText.ts';

/** Everything of the page but its two long lists; all texts are ready for showing. */
export function pageOverview(report: Report, ledgers: Ledgers, paths: ReadonlyMap<string, string>) {
  const overview = overviewOf(report);
  const tables = ledgerTables(ledgers, report, paths);
  return {
    township: report.township ?? '',
    facts: [
      ['检查日期', periodLabel(report.asOf)],
      ['党支部', `${report.branches.length} 个`],
      ['文件', `${overview.files} 个`],
      ['缺项', `${overview.gaps} 条`],
      ['疑点', `${overview.doubts} 条`],
      ['制作工具', `档盒 ${report.tool.version}`],
    ],
    statuses: overview.byStatus.map(({ status, count }) => [statusLabel(status), count]),
    levels: severityOrder.map(severityLabel),
    families: overview.byFamily.map(({ family, total, bySeverity }) => ({ name: familyLabel(family), total, counts: bySeverity.map(({ count }) => count) })),
    branches: branchNames(report),
    categories: report.scheme.categories.map(({ code, name }) => `${code} ${name}`),
    categoryCounts: overview.categories,
    branchFigures: overview.byBranch,
    legend: coverageLegend,
    grids: coverageGrids(report).map((grid) => ({
      branch: grid.branch,
      year: grid.year,
      rows: grid.rows.map((row) => ({
        name: obligationLabel(row.obligation),
        tally: `${row.met}／${row.due}`,
        cells: row.cells.map((cell) => ({ from: cell.from, months: cell.months, state: cell.state, sign: coverageSign(cell.state), label: `${periodLabel(cell.period)}：${coverageLabel(cell.state)}`, paths: cell.paths })),
      })),
    })),
    ledgers: [tables.rectification, tables.evidence, tables.cases].map(tableData),
    verify: verifySteps,
    chain: { text: chainText(report), count: report.run.events.count, head: report.run.events.head },
    method: methodNotes,
  };
}

/** One entry for each file of the source folder. */
export function pageItems(report: Report, paths: ReadonlyMap<string, string>) {
  const levels = new Map(report.records.map((record) => [record.path, record.level]));
  return report.items.map((item) => {
    const original = paths.get(item.path);
    const level = levels.get(item.path) ?? 'none';
    return {
      path: item.path,
      status: statusLabel(item.status),
      branch: item.status === 'filed' ? branchOf(item) : item.branch,
      year: item.year,
      date: item.date,
      category: item.category === null ? null : categoryLabel(report, item.category),
      kind: item.kind,
      title: titleOf(item),
      archiveNo: item.archiveNo,
      retention: item.retention,
      size: bytesLabel(item.bytes),
      sha256: item.sha256,
      confidence: item.confidence,
      reasons: item.reasons,
      fields: describeFields(item.fields),
      error: item.error === null ? null : item.error.message,
      duplicateOf: item.duplicateOf,
      attachedTo: item.attachedTo,
      level: level === 'none' ? null : strengthLabel(level),
      file: original === undefined ? null : original,
      link: original === undefined ? null : linkTo(original),
    };
  });
}

/** One entry for each finding, gaps first, in the order of the report. */
export function pageFindings(report: Report) {
  const groups = [...gapsByBranch(report), ...doubtsByFamily(report).flatMap(({ branches }) => branches)];
  return groups.flatMap(({ branch, findings }) =>
    findings.map((finding) => ({
      id: finding.id,
      rule: finding.rule,
      family: familyLabel(finding.family),
      level: severityLabel(finding.severity),
      strength: findingStrength(finding),
      branch,
      time: findingTime(finding),
      title: finding.title,
      explanation: finding.explanation,
      quotes: finding.evidence.map(({ path, quote }) => ({ path, quote })),
      innocent: finding.innocent,
      clearedBy: finding.clearedBy,
      basis: basisText(finding),
      persons: finding.persons,
      paths: finding.paths,
    })),
  );
}

function tableData(table: ReportTable) {
  return { name: table.name, headers: table.columns.map((column) => column.header), rows: [...table.rows()] };
}
