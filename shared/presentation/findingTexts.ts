import type { Severity, Strength } from '../model/finding.ts';
import type { Report, ReportFinding } from '../model/report.ts';
import { decisionOutcomes } from '../ledgers/findingDecision.ts';
import { doubtFamilies, periodLabel, severityLabel, severityOrder, strengthLabel } from './labels.ts';
import { branchNames, branchOf } from './overview.ts';

/** The basis of a finding; one that was not checked against the original text says so. */
export function basisText(finding: ReportFinding): string {
  if (finding.basis === '') return '';
  return finding.basisVerified ? finding.basis : `${finding.basis}（条文号未核对）`;
}

/** The day or period that a finding is about; empty where there is none. */
export function findingTime(finding: ReportFinding): string {
  return finding.date ? periodLabel(finding.date) : finding.period ? periodLabel(finding.period) : '';
}

/** What a person decided about a finding, in one line: 已说明（2026-01-20 周玉兰）：理由; empty where nobody has. */
export function decisionText({ decision }: ReportFinding): string {
  if (!decision) return '';
  const revised = decision.revision > 1 ? `，第 ${decision.revision} 次决定` : '';
  return `${decisionOutcomes[decision.outcome].label}（${decision.on} ${decision.by}${revised}）：${decision.reason}`;
}

/** 补记疑点 carry a strength: 弱 / 中 / 强; others none. */
export function findingStrength(finding: ReportFinding): string {
  return finding.strength ? strengthLabel(finding.strength) : '';
}

/** 缺项 by branch, then by time and code. */
export function gapsByBranch(report: Report): readonly { readonly branch: string; readonly findings: readonly ReportFinding[] }[] {
  return byBranch(report, report.findings.filter((finding) => finding.family === 'gap'));
}

/** The findings that are not gaps, by family and branch; weightier ones first. */
export function doubtsByFamily(report: Report): readonly { readonly family: ReportFinding['family']; readonly branches: ReturnType<typeof gapsByBranch> }[] {
  return doubtFamilies.map((family) => ({ family, branches: byBranch(report, report.findings.filter((finding) => finding.family === family)) }));
}

function byBranch(report: Report, findings: readonly ReportFinding[]): ReturnType<typeof gapsByBranch> {
  const groups = Map.groupBy(findings, branchOf);
  return branchNames(report).flatMap((branch) => {
    const ofBranch = groups.get(branch);
    return ofBranch ? [{ branch, findings: ofBranch.toSorted(compareFindings) }] : [];
  });
}

function compareFindings(a: ReportFinding, b: ReportFinding): number {
  return (
    severityOrder.indexOf(a.severity) - severityOrder.indexOf(b.severity) ||
    compareText(a.rule, b.rule) ||
    compareText(a.date ?? a.period ?? '', b.date ?? b.period ?? '') ||
    compareText(a.id, b.id)
  );
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** How much a finding weighs, in a word or two: 强 / 中 / 弱 for back-fill signals, 重要 … for the rest. */
export function levelText({ strength, severity }: { readonly strength?: Strength | null; readonly severity: Severity }): string {
  return strength ? `疑点${strengthLabel(strength)}` : severityLabel(severity);
}

/** The day or period of a row in a list, short: 2025-03-05, 2025年第三季度. */
export function findingDay({ date, period }: { readonly date?: string | null; readonly period?: string | null }): string {
  return date ?? (period ? periodLabel(period) : '');
}
