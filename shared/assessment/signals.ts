import type { RecordFact, TownshipFacts } from '../model/facts.ts';
import type { RuleCode, Strength } from '../model/finding.ts';
import type { ReportFinding } from '../model/report.ts';

/** A back-fill finding with the records it is about. */
export interface Signal {
  readonly finding: ReportFinding;
  readonly strength: Strength;
  readonly records: ReadonlySet<RecordFact>;
}

/** Files that explain or are copied from; when they came about is not in question. */
const notJudged: ReadonlySet<string> = new Set(['superiorDocument', 'incomingCircular', 'lateRecordNote']);

/** Where one thing was used twice, the earlier record is as likely as not the one it rightly belongs to. */
const sourceSpared: ReadonlySet<RuleCode> = new Set<RuleCode>(['B301', 'B302', 'B304', 'B401', 'B403']);

/** Without the earliest record, if there is one earliest; the finding itself still shows both. */
function withoutSource(records: ReadonlySet<RecordFact>): readonly RecordFact[] {
  const dated = [...records].flatMap((record) => (record.date ? [{ record, date: record.date }] : [])).sort((a, b) => (a.date < b.date ? -1 : 1));
  const earliest = dated.length >= 2 && dated[0]!.date < dated[1]!.date ? dated[0]!.record : null;
  return [...records].filter((record) => record !== earliest);
}

/**
 * Which signals speak about which record. A path leads to the records of that file (to the one named by `ordinal` for the
 * first path), the path of an attachment to its meeting.
 */
export function signalsByRecord(facts: TownshipFacts, findings: readonly ReportFinding[]): ReadonlyMap<RecordFact, readonly Signal[]> {
  const byPath = new Map<string, RecordFact[]>();
  const add = (path: string, record: RecordFact): void => {
    const own = byPath.get(path);
    if (own) own.push(record);
    else byPath.set(path, [record]);
  };
  for (const { records } of facts.branches) {
    for (const record of records) {
      if (record.role === 'roster' || (record.kind !== null && notJudged.has(record.kind))) continue;
      add(record.path, record);
      for (const { path } of record.attachments) add(path, record);
    }
  }
  const found = new Map<RecordFact, Signal[]>();
  for (const finding of findings) {
    if (finding.family !== 'backfill') continue;
    const records = new Set(finding.paths.flatMap((path, index) => {
      const own = byPath.get(path) ?? [];
      return index === 0 && finding.ordinal !== undefined ? own.filter((record) => record.path !== path || record.ordinal === finding.ordinal) : own;
    }));
    const signal: Signal = { finding, strength: finding.strength ?? 'weak', records };
    for (const record of sourceSpared.has(finding.rule) ? withoutSource(records) : records) {
      const own = found.get(record);
      if (own) own.push(signal);
      else found.set(record, [signal]);
    }
  }
  return found;
}

const ranks: Readonly<Record<Strength, number>> = { weak: 1, moderate: 2, strong: 3 };

/** Whether a strength reaches another. */
export function reaches(strength: Strength, least: Strength): boolean {
  return ranks[strength] >= ranks[least];
}
