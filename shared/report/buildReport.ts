import type { CalendarDate } from '../model/calendarDate.ts';
import type { DevelopmentCase } from '../model/development.ts';
import type { AssessmentBasis, Coverage, ListedItem, RecordAssessment, Report, ReportBranch, ReportFinding, ReportItem, ReportLedgers, RunFacts, Totals } from '../model/report.ts';
import type { Sensitivity } from '../rules/sensitivityShape.ts';
import type { Scheme } from '../model/scheme.ts';

export interface ReportInput<Item extends ListedItem = ReportItem> {
  readonly version: string;
  readonly asOf: CalendarDate;
  readonly generatedAt: string;
  readonly run: RunFacts;
  readonly township: string | null;
  readonly scheme: Scheme;
  readonly branches: readonly ReportBranch[];
  readonly items: readonly Item[];
  readonly findings: readonly ReportFinding[];
  readonly records: readonly RecordAssessment[];
  readonly assessment?: AssessmentBasis;
  readonly sensitivity: Sensitivity;
  readonly coverage: readonly Coverage[];
  readonly cases?: readonly DevelopmentCase[];
  readonly ledgers?: ReportLedgers;
}

/**
 * Puts a report together. Everything is ordered by its own content, so that the same folder and the same check date give
 * the same bytes (apart from `generatedAt` and `run`).
 */
export function buildReport<Item extends ListedItem>(input: ReportInput<Item>): Omit<Report, 'items'> & { readonly items: readonly Item[] } {
  const items = input.items.toSorted(byText((item) => item.path));
  return {
    schema: 'danghe-report/1',
    tool: { name: 'danghe', version: input.version },
    asOf: input.asOf,
    generatedAt: input.generatedAt,
    run: input.run,
    township: input.township,
    scheme: {
      id: input.scheme.id,
      version: input.scheme.version,
      name: input.scheme.name,
      categories: input.scheme.categories.map(({ code, name }) => ({ code, name })),
    },
    branches: input.branches.toSorted(byText((branch) => branch.name)),
    items,
    findings: input.findings,
    records: input.records.toSorted(byText((record) => `${record.path} ${record.ordinal}`)),
    ...(input.assessment ? { assessment: input.assessment } : {}),
    ...(input.sensitivity.step === 'standard' && input.sensitivity.selfCheck === null ? {} : { sensitivity: input.sensitivity }),
    coverage: input.coverage,
    cases: (input.cases ?? []).toSorted(byText(({ branch, person, paths }) => `${branch} ${person} ${paths[0] ?? ''}`)),
    ledgers: input.ledgers ?? { rectifications: [], standardRecords: [], lateRecordNotes: [], formerDecisions: [] },
    totals: totalsOf(items, input.findings),
  };
}

function totalsOf(items: readonly ListedItem[], findings: readonly ReportFinding[]): Totals {
  return { files: items.length, byStatus: countBy(items, (item) => item.status), byRule: countBy(findings, (finding) => finding.rule) };
}

function countBy<Value>(values: readonly Value[], key: (value: Value) => string): Record<string, number> {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(key(value), (counts.get(key(value)) ?? 0) + 1);
  return Object.fromEntries([...counts].sort(([a], [b]) => (a < b ? -1 : 1)));
}

function byText<Value>(text: (value: Value) => string): (a: Value, b: Value) => number {
  return (a, b) => {
    const [left, right] = [text(a), text(b)];
    return left < right ? -1 : left > right ? 1 : 0;
  };
}
