import type { DecisionOutcome } from '../model/decision.ts';
import type { RuleFamily, Severity, Strength } from '../model/finding.ts';
import type { ReportFinding } from '../model/report.ts';

/** A finding as lists show it; its evidence and explanation come with `finding.get`. */
export interface FindingRow {
  readonly id: string;
  readonly rule: string;
  readonly family: RuleFamily;
  readonly severity: Severity;
  readonly strength: Strength | null;
  readonly branch: string | null;
  readonly date: string | null;
  readonly period: string | null;
  readonly title: string;
  readonly persons: readonly string[];
  readonly paths: readonly string[];
  readonly decision: { readonly outcome: DecisionOutcome; readonly by: string; readonly on: string; readonly reason: string } | null;
}

export function findingRow({ id, rule, family, severity, strength, branch, date, period, title, persons, paths, decision }: ReportFinding): FindingRow {
  return {
    id, rule, family, severity, branch, title, persons, paths,
    strength: strength ?? null, date: date ?? null, period: period ?? null,
    decision: decision ? { outcome: decision.outcome, by: decision.by, on: decision.on, reason: decision.reason } : null,
  };
}

/** By weight: back-fill signals by strength, others by severity; the order of the list. */
export function findingWeight({ strength, severity }: Pick<FindingRow, 'strength' | 'severity'>): number {
  const bySeverity = { high: 3, medium: 2, low: 1, info: 0 }[severity];
  return strength === null ? bySeverity : { strong: 3.5, moderate: 2.5, weak: 0.5 }[strength];
}
