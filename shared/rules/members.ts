import type { CalendarDate } from '../model/calendarDate.ts';
import type { BranchFacts, RosterFact } from '../model/facts.ts';
import type { PartialDate } from '../model/roster.ts';

/** How many full members a branch had on a day, as far as dates known only to the year allow. */
export interface MemberCount {
  readonly atLeast: number;
  readonly atMost: number;
  /** The rosters it was counted from; empty where a person set it. */
  readonly paths: readonly string[];
}

/**
 * Counts full members on a day from the roster that stands for it: the latest listed on or before the day, else the
 * earliest after it, else those without a day. Preparatory members, people who had moved away, died or left are not
 * counted; floating members are, they remain members.
 *
 * @returns `null` where no member roster was read and nobody set a number
 */
export function fullMembersOn(branch: BranchFacts, day: CalendarDate): MemberCount | null {
  const { fullMembers } = branch.overrides;
  if (fullMembers !== undefined) return { atLeast: fullMembers, atMost: fullMembers, paths: [] };
  const roster = rosterFor(branch.roster, day);
  if (roster.length === 0) return null;
  const people = Map.groupBy(roster, ({ name, born }) => `${name} ${born ?? ''}`);
  let atLeast = 0;
  let atMost = 0;
  for (const lines of people.values()) {
    if (lines.every((line) => surelyFull(line, day))) atLeast += 1;
    if (lines.some((line) => possiblyFull(line, day))) atMost += 1;
  }
  return { atLeast, atMost, paths: [...new Set(roster.map(({ path }) => path))].sort() };
}

function rosterFor(roster: readonly RosterFact[], day: CalendarDate): readonly RosterFact[] {
  const members = roster.filter(({ rosterKind }) => rosterKind === 'memberRoster');
  const days = [...new Set(members.flatMap(({ listedOn }) => (listedOn ? [listedOn] : [])))].sort();
  const chosen = days.findLast((listed) => listed <= day) ?? days[0];
  return members.filter(({ listedOn }) => listedOn === chosen);
}

function surelyFull(line: RosterFact, day: CalendarDate): boolean {
  return possiblyFull(line, day) && latest(line.becameFull ?? '') <= day && latest(line.movedIn ?? '') <= day && ![line.movedOut, line.died, line.ended].some((left) => left !== undefined && earliest(left) <= day);
}

function possiblyFull({ standing, joined, becameFull, movedIn, movedOut, died, ended }: RosterFact, day: CalendarDate): boolean {
  if (standing === 'none' || standing === 'activist' || standing === 'candidate') return false;
  if (standing === 'probationary' && becameFull === undefined) return false;
  if (standing === undefined && joined === undefined && becameFull === undefined && movedIn === undefined) return true;
  const began = [becameFull, movedIn, becameFull === undefined ? joined : undefined];
  if (began.some((from) => from !== undefined && earliest(from) > day)) return false;
  return ![movedOut, died, ended].some((left) => left !== undefined && latest(left) <= day);
}

/** The first day that `2008`, `2008-07` or `2008-07-01` may mean. */
function earliest(date: PartialDate): string {
  return `${date}${'-01-01'.slice(date.length - 4)}`;
}

/** The last one, as a string that compares right (month ends are all written 31). */
function latest(date: PartialDate): string {
  return date === '' ? '' : `${date}${'-12-31'.slice(date.length - 4)}`;
}
