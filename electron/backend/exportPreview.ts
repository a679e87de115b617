import type { ExportPreview } from '../../shared/contract/exportCalls.ts';
import type { Checked } from '../../shared/contract/overviewCalls.ts';
import type { ItemStatus } from '../../shared/model/item.ts';
import type { ListedItem, ReportFinding, ScreenReport } from '../../shared/model/report.ts';
import { statusOrder } from '../../shared/presentation/labels.ts';
import { isSelectedFinding, isSelectedItem, type Selection } from '../../shared/report/selection.ts';
import { missingCharacters } from '../exports/pdf/missingCharacters.ts';

/** What a bundle of the selection would hold; `report` is of the whole library. */
export function exportPreview(report: ScreenReport, selection: Selection): Omit<ExportPreview, keyof Checked> {
  const items = report.items.filter((item) => isSelectedItem(item, selection));
  const paths = new Set(items.map(({ path }) => path));
  const findings = report.findings.filter((finding) => isSelectedFinding(finding, selection, paths));
  const copied = items.filter(({ status, sha256 }) => sha256 !== null && status !== 'duplicate' && status !== 'skipped');
  const doubts = findings.filter(({ family }) => family !== 'gap');
  return {
    branches: report.branches.map(({ name }) => name),
    years: [...new Set(report.items.flatMap(({ year }) => (year === null ? [] : [year])))].sort((a, b) => a - b),
    byStatus: countByStatus(items),
    originals: copied.length,
    bytes: copied.reduce((total, { bytes }) => total + bytes, 0),
    gaps: findings.length - doubts.length,
    doubts: doubts.length,
    undecided: doubts.filter((finding) => (finding.strength === 'strong' || finding.severity === 'high') && finding.decision === undefined).length,
    withoutBranch: report.items.filter(({ branch, status }) => branch === null && status !== 'skipped').length,
    missingCharacters: missingCharacters(printedTexts(items, findings)),
  };
}

function countByStatus(items: readonly ListedItem[]): Readonly<Record<ItemStatus, number>> {
  const counts = Object.fromEntries(statusOrder.map((status) => [status, 0])) as Record<ItemStatus, number>;
  for (const { status } of items) counts[status] += 1;
  return counts;
}

/** The texts of the folder's own that the PDFs print. */
function* printedTexts(items: readonly ListedItem[], findings: readonly ReportFinding[]): Iterable<string> {
  for (const { path, title, branch } of items) yield* [path, title ?? '', branch ?? ''];
  for (const { title, explanation, persons } of findings) yield* [title, explanation, ...persons];
}
