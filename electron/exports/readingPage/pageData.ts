import { assertNever } from '../../../shared/model/assertNever.ts';
import type { Report, ReportItem } from '../../../shared/model/report.ts';
import { categoryLabel, titleOf } from '../../../shared/presentation/catalogue.ts';
import { linkTo } from '../../../shared/presentation/bundlePaths.ts';
import { coverageGrids } from '../../../shared/presentation/coverageGrid.ts';
import { type DrawnEvidence, drawnEvidence } from '../../../shared/presentation/evidence/drawnEvidence.ts';
import { basisText, decisionText, doubtsByFamily, findingStrength, findingTime, gapsByBranch } from '../../../shared/presentation/findingTexts.ts';
import { formerDecisionsTable } from '../../../shared/presentation/formerDecisions.ts';
import { describeFields } from '../../../shared/presentation/itemFields.ts';
import { bytesLabel, coverageLabel, coverageLegend, coverageSign, familyLabel, obligationLabel, periodLabel, severityLabel, severityOrder, statusLabel, strengthLabel } from '../../../shared/presentation/labels.ts';
import type { Ledgers } from '../../../shared/presentation/ledgers.ts';
import { ledgerTables } from '../../../shared/presentation/ledgerTables.ts';
import { branchNames, branchOf, overviewOf } from '../../../shared/presentation/overview.ts';
import { redactedBundle, redactionTexts } from '../../../shared/presentation/redactionText.ts';
import type { ReportTable } from '../../../shared/presentation/reportTable.ts';
import { chainText, methodNotes, verifySteps } from '../../../shared/presentation/verifyText.ts';

/** Of the words read out of a file so many characters are searched; the whole text is in the original. */
const MOST_WORDS = 600;

/** Everything of the page but its two long lists; all texts are ready for showing. */
export function pageOverview(report: Report, ledgers: Ledgers, paths: ReadonlyMap<string, string>) {
  const overview = overviewOf(report);
  const tables = ledgerTables(ledgers, report, paths);
  return {
    township: report.township ?? '',
    redaction: redactionTexts(report),
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
    ledgers: [tables.rectification, tables.evidence, tables.cases, formerDecisionsTable(report)].map(tableData),
    verify: verifySteps,
    chain: { text: chainText(report), count: report.run.events.count, head: report.run.events.head },
    method: methodNotes,
  };
}

/** One entry for each file of the source folder: what lists and searches need, and the details apart. */
export function pageItems(report: Report, paths: ReadonlyMap<string, string>) {
  const levels = new Map(report.records.map((record) => [record.path, record.level]));
  return report.items.map((item) => {
    const original = paths.get(item.path);
    const level = levels.get(item.path) ?? 'none';
    const fields = describeFields(item.fields);
    return {
      entry: {
        path: item.path,
        status: statusLabel(item.status),
        branch: item.status === 'filed' ? branchOf(item) : item.branch,
        year: item.year,
        date: item.date,
        category: item.category === null ? null : categoryLabel(report, item.category),
        kind: item.kind,
        title: titleOf(item),
        archiveNo: item.archiveNo,
        size: bytesLabel(item.bytes),
        error: item.error === null ? null : item.error.message,
        duplicateOf: item.duplicateOf,
        level: level === 'none' ? null : strengthLabel(level),
        link: original === undefined ? null : linkTo(original),
        words: fields.map(([, text]) => text).join(' ').slice(0, MOST_WORDS),
      },
      details: {
        retention: item.retention,
        sha256: item.sha256,
        confidence: item.confidence,
        reasons: item.reasons,
        fields,
        attachedTo: item.attachedTo,
        file: original ?? null,
      },
    };
  });
}

/** One entry for each finding, gaps first, in the order of the report. */
export function pageFindings(report: Report, paths: ReadonlyMap<string, string>) {
  const items = new Map(report.items.map((item) => [item.path, item]));
  const itemOf = (path: string): ReportItem | undefined => items.get(path);
  const groups = [...gapsByBranch(report), ...doubtsByFamily(report).flatMap(({ branches }) => branches)];
  return groups.flatMap(({ branch, findings }) =>
    findings.map((finding) => ({ finding, ...drawnEvidence(finding, itemOf) })).map(({ finding, drawn, quoted }) => ({
      id: finding.id,
      rule: finding.rule,
      family: familyLabel(finding.family),
      level: severityLabel(finding.severity),
      strength: findingStrength(finding),
      branch,
      time: findingTime(finding),
      title: finding.title,
      explanation: finding.explanation,
      drawn: drawn.map((evidence) => shownEvidence(evidence, itemOf, paths)),
      decision: decisionText(finding),
      quotes: quoted.map(({ path, quote }) => ({ path, quote })),
      innocent: finding.innocent,
      clearedBy: finding.clearedBy,
      basis: basisText(finding),
      persons: finding.persons,
      paths: finding.paths,
    })),
  );
}

/** Drawn evidence with names instead of paths, and the links of its pictures. */
function shownEvidence(evidence: DrawnEvidence, itemOf: (path: string) => ReportItem | undefined, paths: ReadonlyMap<string, string>) {
  const nameOf = (path: string): string => {
    const item = itemOf(path);
    return item ? `${item.date ?? ''} ${titleOf(item)}`.trim() : path;
  };
  switch (evidence.kind) {
    case 'passages':
      return { ...evidence, left: { name: nameOf(evidence.left) }, right: { name: nameOf(evidence.right) } };
    case 'photos':
      return { ...evidence, photos: evidence.photos.map(({ path, caption }) => (paths.has(path) ? { caption, link: linkTo(paths.get(path)!) } : { caption: `${caption}（${redactedBundle.photo}）`, link: '' })) };
    case 'time-line':
      return { ...evidence, rows: evidence.rows.map((row) => ({ ...row, name: nameOf(row.path), words: row.stated ?? row.marks[0]?.day ?? '' })) };
    case 'day':
      return { ...evidence, rows: evidence.rows.map((row) => ({ ...row, name: nameOf(row.path) })) };
    default:
      return assertNever(evidence);
  }
}

function tableData(table: ReportTable) {
  return { name: table.name, headers: table.columns.map((column) => column.header), rows: [...table.rows()] };
}
