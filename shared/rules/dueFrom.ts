import { yearOf } from '../model/calendarDate.ts';
import type { BranchFacts } from '../model/facts.ts';
import { fullMembersOn } from './members.ts';
import type { Period } from './periods.ts';
import type { Rulebook } from './rulebook.ts';
import type { Obligation } from './rulebookShape.ts';

/** Whether a branch owes something in a period; `unknown` where the files leave it open. */
export type Owed = { readonly owed: 'yes' } | { readonly owed: 'no' | 'unknown'; readonly reason: string };

const owes: Owed = { owed: 'yes' };

/** Kinds that only a village committee's own files hold; joint meetings with the branch do not show that they are there. */
const villageKinds: ReadonlySet<string> = new Set(['villageCommitteeMeeting', 'villagersRepresentativesMeeting', 'villagersMeeting', 'villagersGroupMeeting', 'supervisionMeeting', 'villageAffairsPublicity', 'representativesRoster']);

/** Who owes an obligation (支委会 only where a committee is due, 党小组会 only where groups exist, …), made once a branch. */
export function dueFrom(branch: BranchFacts, rulebook: Rulebook): (obligation: Obligation, period: Period) => Owed {
  const groupsSince = firstYear(branch, groupSigns(branch));
  const villageYears = yearsOf(branch.records.filter(({ kind }) => kind !== null && villageKinds.has(kind)).map(({ year }) => year));
  const committee = committeeSigns(branch);
  return ({ owedBy }, period) => {
    switch (owedBy) {
      case 'everyBranch':
        return owes;
      case 'branchWithCommittee':
        return committeeOwed(branch, committee, period, rulebook.thresholds.committeeFromFullMembers);
      case 'branchWithGroups':
        if (branch.overrides.hasGroups !== undefined) return branch.overrides.hasGroups ? owes : no('已设定为未划分党小组');
        if (groupsSince === null) return no('名册和材料中没有划分党小组的情况，党小组不是必设');
        return period.year >= groupsSince ? owes : no(`最早见到党小组是在 ${groupsSince} 年`);
      case 'villageWithRecords':
        if (villageYears === null) return no('文件夹中没有村民委员会的材料');
        return period.year >= villageYears.first && period.year <= villageYears.last ? owes : no('这一年没有村民委员会的材料');
    }
  };
}

interface CommitteeSigns {
  readonly rosterYears: readonly (number | null)[];
  readonly meetingYears: readonly (number | null)[];
}

/** A committee has three members or more (支部工作条例第二十条); a list of secretary and deputy shows that there is none. */
const COMMITTEE_MEMBERS = 3;

function committeeSigns({ roster, records }: BranchFacts): CommitteeSigns {
  const lists = Map.groupBy(roster.filter(({ rosterKind }) => rosterKind === 'committeeRoster'), ({ path }) => path);
  return {
    rosterYears: [...lists.values()].flatMap((list) => (list.length < COMMITTEE_MEMBERS ? [] : [list[0]!.listedOn ? yearOf(list[0]!.listedOn) : null])),
    meetingYears: records.filter(({ kind }) => kind === 'committeeMeeting').map(({ year }) => year),
  };
}

/**
 * Due from seven full members on, or where a list shows that there is a committee. With fewer on the roster, committee
 * minutes alone do not make monthly meetings due (M110 looks at them); without any roster they do.
 */
function committeeOwed(branch: BranchFacts, { rosterYears, meetingYears }: CommitteeSigns, period: Period, fromMembers: number): Owed {
  if (branch.overrides.hasCommittee !== undefined) return branch.overrides.hasCommittee ? owes : no('已设定为未设支部委员会');
  const members = fullMembersOn(branch, period.last);
  if (members && members.atLeast >= fromMembers) return owes;
  if (shownBy(rosterYears, period.year)) return owes;
  if (members && members.atMost < fromMembers) return no(`名册上正式党员 ${members.atMost} 人，不足 ${fromMembers} 人，可不设支部委员会`);
  if (shownBy(meetingYears, period.year)) return owes;
  if (members) return { owed: 'unknown', reason: `名册上正式党员在 ${members.atLeast} 至 ${members.atMost} 人之间，无法判断是否应设支部委员会` };
  return no('没有党员名册，材料中也没有支部委员会的迹象');
}

/** Signs count from their year on; those without a year always. */
function shownBy(years: readonly (number | null)[], year: number): boolean {
  return years.some((since) => since === null || since <= year);
}

function groupSigns({ roster, records }: BranchFacts): readonly (number | null)[] {
  return [
    ...roster.filter(({ group, rosterKind }) => group !== undefined && rosterKind === 'memberRoster').map(({ listedOn }) => (listedOn ? yearOf(listedOn) : null)),
    ...records.filter(({ kind }) => kind === 'groupMeeting' || kind === 'groupDivision').map(({ year }) => year),
  ];
}

/** The first year that the signs speak for; undated signs speak for all the branch's years. */
function firstYear({ years }: BranchFacts, signs: readonly (number | null)[]): number | null {
  if (signs.length === 0 || years === null) return null;
  return Math.min(...signs.map((year) => year ?? years.first));
}

function yearsOf(years: readonly (number | null)[]): { readonly first: number; readonly last: number } | null {
  const known = years.filter((year) => year !== null);
  return known.length === 0 ? null : { first: Math.min(...known), last: Math.max(...known) };
}

function no(reason: string): Owed {
  return { owed: 'no', reason };
}
