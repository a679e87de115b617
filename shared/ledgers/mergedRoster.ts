import type { RosterFact } from '../model/facts.ts';
import type { RosterEntry } from '../model/roster.ts';
import type { HeldOffice, RosterMember } from './rosterMember.ts';

/** A list that a person has no place in yet: their entry stands in none of the folder's files. */
const nowhere = { block: 0, start: 0, end: 0 } as const;

/**
 * A branch's lists with what people entered by hand put in their place: on every member roster the person's line is the
 * corrected one, new people are added to the latest roster, offices and absences entered by hand replace those read.
 *
 * @param lines what was read out of the branch's lists
 * @param members what people entered for the branch
 */
export function mergedRoster(lines: readonly RosterFact[], members: readonly RosterMember[]): readonly RosterFact[] {
  return members.reduce(withMember, lines);
}

function withMember(lines: readonly RosterFact[], member: RosterMember): readonly RosterFact[] {
  const [own, others] = [lines.filter((line) => isSame(line, member)), lines.filter((line) => !isSame(line, member))];
  const rosters = own.filter(({ rosterKind }) => rosterKind === 'memberRoster');
  const home = rosters[0] ?? latestRoster(lines);
  const common = { path: home?.path ?? '', ...(home?.listedOn ? { listedOn: home.listedOn } : {}), place: home?.place ?? nowhere };
  const base = rosters.length > 0 ? rosters.map(({ path, listedOn, place }) => ({ ...entryOf(member), path, place, rosterKind: 'memberRoster' as const, ...(listedOn ? { listedOn } : {}) })) : [{ ...entryOf(member), ...common, rosterKind: 'memberRoster' as const }];
  const kept = own.filter(({ rosterKind }) => rosterKind === 'partyFees' || rosterKind === 'representativesRoster' || (rosterKind === 'committeeRoster' && member.offices.length === 0) || (rosterKind === 'floatingMembers' && member.floating.length === 0));
  const offices = member.offices.map((held): RosterFact => ({ name: member.name, ...officeOf(held), ...common, rosterKind: 'committeeRoster' }));
  const away = member.floating.map((floating): RosterFact => ({ name: member.name, floating, ...common, rosterKind: 'floatingMembers' }));
  return [...others, ...base, ...offices, ...away, ...kept];
}

/** The same name, and no two dates of birth that contradict each other. */
function isSame({ name, born }: RosterFact, member: RosterMember): boolean {
  if (name !== member.name) return false;
  if (born === undefined || member.born === undefined) return true;
  return born.startsWith(member.born) || member.born.startsWith(born);
}

function latestRoster(lines: readonly RosterFact[]): RosterFact | undefined {
  return lines.filter(({ rosterKind }) => rosterKind === 'memberRoster').toSorted((a, b) => ((a.listedOn ?? '') < (b.listedOn ?? '') ? 1 : -1))[0];
}

function entryOf(member: RosterMember): Omit<RosterEntry, 'place'> {
  const { name, gender, born, joined, becameFull, standing, movedIn, movedOut, died, ended, group, note } = member;
  const stated = { gender, born, joined, becameFull, movedIn, movedOut, died, ended, group, note };
  return { name, standing, ...Object.fromEntries(Object.entries(stated).filter(([, value]) => value !== undefined)) };
}

function officeOf({ office, from, to }: HeldOffice): Pick<RosterEntry, 'office' | 'officeFrom' | 'officeTo'> {
  return { office, ...(from === undefined ? {} : { officeFrom: from }), ...(to === undefined ? {} : { officeTo: to }) };
}
