import type { DecidedFinding, DecisionOutcome, FindingDecision } from '../model/decision.ts';
import type { ReportFinding } from '../model/report.ts';
import type { Signed } from '../model/signed.ts';
import { refused } from './refused.ts';

/** The outcomes as people see them, in the order of the screens. `settles`: the doubt no longer stands open. */
export const decisionOutcomes: Readonly<Record<DecisionOutcome, { readonly label: string; readonly settles: boolean }>> = {
  explained: { label: '已说明', settles: true },
  lateRecord: { label: '属补录', settles: true },
  excluded: { label: '排除', settles: true },
  rectify: { label: '转整改', settles: false },
};

/** What a person says when deciding. */
export interface DecisionInput {
  readonly outcome: DecisionOutcome;
  readonly reason: string;
}

/**
 * The decision to put in place of `before` (`null` where there was none).
 *
 * @throws DangheError `refused`: `missing` without a reason or a name, `unchanged` where it says what stands already
 */
export function decisionOn(finding: ReportFinding, input: DecisionInput, signed: Signed, before: FindingDecision | null): FindingDecision {
  const reason = input.reason.trim();
  if (reason === '') throw refused({ kind: 'missing', what: 'reason' });
  if (signed.by.trim() === '') throw refused({ kind: 'missing', what: 'actor' });
  if (before?.outcome === input.outcome && before.reason === reason && before.by === signed.by) throw refused({ kind: 'unchanged' });
  // A problem that was once handed to 整改销号 stays in that ledger, whatever is decided afterwards.
  const opened = before?.rectification === undefined ? {} : { rectification: before.rectification };
  return { ...signed, outcome: input.outcome, reason, revision: (before?.revision ?? 0) + 1, about: decidedFinding(finding), ...opened };
}

/** Whether a doubt with this decision no longer stands open. */
export function isSettled(decision: Pick<FindingDecision, 'outcome'> | null | undefined): boolean {
  return decision ? decisionOutcomes[decision.outcome].settles : false;
}

/** The findings, each with the decision that stands for it. Levels and weights stay what they are. */
export function withDecisions(findings: readonly ReportFinding[], decisions: ReadonlyMap<string, FindingDecision>): readonly ReportFinding[] {
  return findings.map((finding) => {
    const decision = decisions.get(finding.key);
    return decision ? { ...finding, decision } : finding;
  });
}

/** Decisions whose finding the latest check no longer raises, in the order of their keys: they stay on record. */
export function formerDecisions(decisions: ReadonlyMap<string, FindingDecision>, findings: readonly ReportFinding[]): readonly FindingDecision[] {
  const standing = new Set(findings.map(({ key }) => key));
  return [...decisions].filter(([key]) => !standing.has(key)).sort(([a], [b]) => (a < b ? -1 : 1)).map(([, decision]) => decision);
}

/**
 * Earlier decisions about nearly the same: same check and branch, a file in common, but other content by now (a burst
 * that grew by a file, minutes that were corrected). They do not hold for the new finding; a person should see them.
 */
export function relatedDecisions(finding: ReportFinding, former: readonly FindingDecision[]): readonly FindingDecision[] {
  const paths = new Set(finding.paths);
  return former.filter(({ about }) => about.rule === finding.rule && about.branch === finding.branch && about.paths.some((path) => paths.has(path)));
}

/** What is kept of a finding beside a decision about it. */
export function decidedFinding({ id, rule, family, branch, date, period, paths, persons, title }: ReportFinding): DecidedFinding {
  return { id, rule, family, branch, ...(date ? { date } : {}), ...(period === undefined ? {} : { period }), paths, persons, title };
}
