import { open } from 'node:fs/promises';
import type { Report } from '../../../shared/model/report.ts';

/** Keys that come first, in this order, wherever they occur; the others follow by name. */
const leadingKeys = ['schema', 'tool', 'asOf', 'generatedAt', 'run', 'township', 'id', 'rule', 'family', 'path', 'code', 'name', 'version', 'sha256', 'bytes', 'status'];
const rank = new Map(leadingKeys.map((key, index) => [key, index]));

const lists = ['branches', 'items', 'findings', 'records', 'coverage'] as const;
const BATCH_CHARACTERS = 1 << 20;

/**
 * Writes `report.json`: keys in a fixed order, lists sorted by their own content, one entry a line, so that two runs give
 * the same bytes and a difference is easy to see. Streams; a report of tens of thousands of items is never one string.
 */
export async function writeReportJson(report: Report, file: string, name: string): Promise<string> {
  const output = await open(file, 'wx');
  try {
    let batch = '';
    for (const piece of reportJson(report)) {
      batch += piece;
      if (batch.length < BATCH_CHARACTERS) continue;
      await output.writeFile(batch);
      batch = '';
    }
    await output.writeFile(batch);
    return name;
  } finally {
    await output.close();
  }
}

/** The text of `report.json`, piece by piece. */
function* reportJson(report: Report): Generator<string> {
  const { branches, items, findings, records, coverage, totals, ...head } = report;
  const sorted = {
    branches: sortBy(branches, (branch) => [branch.name]),
    items: sortBy(items, (item) => [item.path]),
    findings: sortBy(findings, (finding) => [finding.family, finding.branch ?? '', finding.date ?? finding.period ?? '', finding.rule, finding.id]),
    records: sortBy(records, (record) => [record.path, String(record.ordinal).padStart(6, '0')]),
    coverage: sortBy(coverage, (cell) => [cell.branch, String(cell.year), cell.obligation, cell.period]),
  };
  yield `{\n${Object.entries(ordered(head) as object).map(([key, value]) => `"${key}": ${JSON.stringify(value)}`).join(',\n')}`;
  for (const list of lists) {
    yield `,\n"${list}": [`;
    let separator = '\n';
    for (const entry of sorted[list]) {
      yield `${separator}${JSON.stringify(ordered(entry))}`;
      separator = ',\n';
    }
    yield '\n]';
  }
  yield `,\n"totals": ${JSON.stringify(ordered(totals))}\n}\n`;
}

function sortBy<Entry>(entries: readonly Entry[], keys: (entry: Entry) => readonly string[]): readonly Entry[] {
  return entries
    .map((entry) => ({ entry, key: keys(entry).join('\u0000') }))
    .sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0))
    .map(({ entry }) => entry);
}

function ordered(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(ordered);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).filter(([, part]) => part !== undefined);
  return Object.fromEntries(entries.sort(([a], [b]) => (rank.get(a) ?? 99) - (rank.get(b) ?? 99) || (a < b ? -1 : 1)).map(([key, part]) => [key, ordered(part)]));
}
