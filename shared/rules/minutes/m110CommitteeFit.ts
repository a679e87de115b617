import type { BranchFacts, RecordFact } from '../../model/facts.ts';
import { fullMembersOn, type MemberCount } from '../members.ts';
import { hasEnded, periodsOf, type Period } from '../periods.ts';
import { draftFinding, type FindingDraft, type Rule, type RuleContext } from '../rule.ts';

/** Committee meetings where the branch has no committee, or none over a year where it should have one. One finding a year. */
export const m110CommitteeFit: Rule = {
  code: 'M110',
  title: '支部委员会设置与会议记录不一致',
  check: (context) => context.facts.branches.flatMap((branch) => byYear(branch, context)),
};

function byYear(branch: BranchFacts, context: RuleContext): FindingDraft[] {
  if (branch.years === null) return [];
  const committeeListed = branch.roster.some(({ rosterKind }) => rosterKind === 'committeeRoster');
  const meetingsByYear = Map.groupBy(branch.records.filter(({ role }) => role === 'meeting'), ({ year }) => year);
  const drafts: FindingDraft[] = [];
  for (let year = branch.years.first; year <= branch.years.last; year += 1) {
    const [period] = periodsOf(year, 'year');
    const meetings = meetingsByYear.get(year) ?? [];
    const committee = meetings.filter(({ kind }) => kind === 'committeeMeeting');
    const unexpected = committee.length > 0 && !committeeListed ? withoutCommittee(branch, period!, committee, context) : null;
    const absent = committee.length === 0 ? neverMet(branch, period!, meetings, context) : null;
    drafts.push(...[unexpected, absent].filter((draft) => draft !== null));
  }
  return drafts;
}

function withoutCommittee(branch: BranchFacts, period: Period, meetings: readonly RecordFact[], { rulebook }: RuleContext): FindingDraft | null {
  const { hasCommittee } = branch.overrides;
  const limit = rulebook.thresholds.committeeFromFullMembers;
  const [start, end] = [fullMembersOn(branch, period.first), fullMembersOn(branch, period.last)];
  const few = start !== null && end !== null && Math.max(start.atMost, end.atMost) < limit;
  if (hasCommittee === true || (hasCommittee !== false && !few)) return null;
  return draftFinding(rulebook, 'M110', {
    branch: branch.name,
    period: period.id,
    paths: [...new Set(meetings.map(({ path }) => path))].sort(),
    title: '未设支部委员会，却有支部委员会会议记录',
    explanation: `${branch.name}${few ? `名册上${period.name}正式党员 ${range(end)} 人，不足 ${limit} 人` : '已设定为未设支部委员会'}，材料中没有支部委员会名单，而${period.name}有支部委员会会议记录 ${meetings.length} 份。不设支部委员会的，有关事项由党员大会讨论。`,
    evidence: [...(end?.paths ?? []).map((path) => ({ path, quote: `正式党员 ${range(end!)} 人` })), ...meetings.slice(0, 4).map(({ path, title }) => ({ path, quote: title }))],
  }, period.last);
}

function neverMet(branch: BranchFacts, period: Period, meetings: readonly RecordFact[], { facts: { asOf }, rulebook }: RuleContext): FindingDraft | null {
  if (meetings.length === 0 || branch.overrides.hasCommittee === false || !hasEnded(period, asOf) || meetings.some(({ kind }) => kind === 'minuteBook')) return null;
  const limit = rulebook.thresholds.committeeFromFullMembers;
  const [start, end] = [fullMembersOn(branch, period.first), fullMembersOn(branch, period.last)];
  if (!start || !end || Math.min(start.atLeast, end.atLeast) < limit) return null;
  return draftFinding(rulebook, 'M110', {
    branch: branch.name,
    period: period.id,
    paths: [],
    title: '应设支部委员会，全年没有支部委员会会议记录',
    explanation: `${branch.name}名册上${period.name}正式党员 ${range(end)} 人，已达 ${limit} 人，应设支部委员会；${period.name}归集到各类会议记录 ${meetings.length} 份，其中没有支部委员会会议记录。`,
    evidence: end.paths.map((path) => ({ path, quote: `正式党员 ${range(end)} 人` })),
  }, period.last);
}

function range(count: MemberCount): string {
  return count.atLeast === count.atMost ? String(count.atMost) : `${count.atLeast} 至 ${count.atMost}`;
}
