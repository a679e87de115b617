import { assess } from '../assessment/assess.ts';
import type { RatioTable } from '../assessment/ratioTable.ts';
import { caseStates } from '../development/caseState.ts';
import { yearOf } from '../model/calendarDate.ts';
import type { CheckedBranch, CheckOutcome, MeetingState } from '../model/checkOutcome.ts';
import type { BranchFacts, TownshipFacts } from '../model/facts.ts';
import type { AssessmentBasis, Coverage } from '../model/report.ts';
import { runRules } from '../rules/check.ts';
import { coverageOf } from '../rules/coverage.ts';
import { matterStates } from '../rules/decisions/matterStates.ts';
import { lateNotes } from '../rules/fileTimes/lateNotes.ts';
import { fullMembersOn } from '../rules/members.ts';
import { monthsOf } from '../rules/periods.ts';
import { ruleContext } from '../rules/rule.ts';
import type { Rulebook } from '../rules/rulebook.ts';
import { withoutNowhere } from './withoutNowhere.ts';

/** What a check goes by besides the facts. */
export interface CheckBasis {
  readonly rulebook: Rulebook;
  readonly table: RatioTable;
  readonly assessment: AssessmentBasis;
  /** The SHA-256 of the file at a path; the path itself where it is not known. */
  readonly contentOf: (path: string) => string;
}

/** One check over a township, with everything that the screens show of it: plain data in, plain data out. */
export function runCheck(facts: TownshipFacts, { rulebook, table, assessment, contentOf }: CheckBasis): CheckOutcome {
  const context = ruleContext(facts, rulebook, coverageOf(facts, rulebook));
  const findings = runRules(context, contentOf).map(withoutNowhere);
  const { edition, pending } = rulebook.development;
  return {
    asOf: facts.asOf,
    branches: facts.branches.map((branch) => checkedBranch(branch, facts)),
    findings,
    coverage: context.coverage,
    records: assess(facts, findings, table),
    assessment,
    cases: caseStates(context.cases, findings, rulebook),
    duties: dutiesOf(facts, rulebook),
    matters: matterStates(context, findings),
    meetings: facts.branches.flatMap(meetingsOf),
    obligations: rulebook.obligations.map(({ code, name, period, meets }) => ({ code, name, period, meets })),
    development: {
      edition: edition.name,
      steps: edition.steps.map(({ id, name, stage }) => ({ id, name, stage })),
      pending: pending.filter(({ from }) => from <= facts.asOf).map(({ name, from, source }) => ({ name, from, source })),
    },
  };
}

function checkedBranch(branch: BranchFacts, { asOf }: TownshipFacts): CheckedBranch {
  const members = fullMembersOn(branch, asOf);
  return {
    name: branch.name,
    fullMembers: branch.overrides.fullMembers ?? (members && members.atLeast === members.atMost ? members.atLeast : null),
    hasCommittee: branch.overrides.hasCommittee ?? null,
  };
}

/** The coverage of the year of the check, though the folder may end before it, cut down to what runs on its day. */
function dutiesOf(facts: TownshipFacts, rulebook: Rulebook): readonly Coverage[] {
  const year = yearOf(facts.asOf);
  const now = facts.asOf.slice(0, 7);
  const thisYear = { ...facts, branches: facts.branches.map((branch): BranchFacts => ({ ...branch, years: { first: year, last: year } })) };
  return coverageOf(thisYear, rulebook).filter(({ period, state }) => state !== 'not-applicable' && monthsOf(period).includes(now));
}

function meetingsOf(branch: BranchFacts): readonly MeetingState[] {
  const noteOf = lateNotes(branch);
  return branch.records.filter(({ role }) => role === 'meeting').map((record) => ({
    path: record.path,
    ordinal: record.ordinal,
    branch: record.branch,
    kind: record.kind,
    date: record.date,
    year: record.year,
    title: record.title,
    attachments: record.attachments.map(({ path, kind }) => ({ path, kind })),
    lateNote: noteOf(record)?.title ?? null,
  }));
}
