import type { RosterFact } from '../model/facts.ts';
import type { PartialDate, RosterEntry } from '../model/roster.ts';
import type { RosterMember } from './rosterMember.ts';

/** A member as the roster screen shows them: entered by hand, or read out of the folder's lists. */
export interface RosterPerson extends Omit<RosterMember, 'id'> {
  /** The number of the entry made by hand; `null` for what was only read. */
  readonly id: string | null;
  /** The lists that name the person. */
  readonly paths: readonly string[];
}

const dated = ['born', 'joined', 'becameFull', 'movedIn', 'movedOut', 'died', 'ended'] as const;

/**
 * The members of a branch, by name: those of its lists, each with what the latest list says, and those entered by hand.
 * Villagers' representatives and people on fee tables alone are no members.
 */
export function rosterPeople(branch: string, lines: readonly RosterFact[], members: readonly RosterMember[]): readonly RosterPerson[] {
  const entered = members.map((member): RosterPerson => ({ ...member, paths: pathsOf(lines.filter(({ name, born }) => name === member.name && agrees(born, member.born))) }));
  const rest = lines.filter((line) => !members.some(({ name, born }) => name === line.name && agrees(line.born, born)));
  const read = [...Map.groupBy(rest, ({ name, born }) => `${name} ${born ?? birthElsewhere(rest, name)}`).values()].flatMap((own): RosterPerson[] => (own.some(({ rosterKind }) => rosterKind === 'memberRoster' || rosterKind === 'floatingMembers' || rosterKind === 'committeeRoster') ? [personOf(branch, own)] : []));
  return [...entered, ...read].sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : (a.born ?? '') < (b.born ?? '') ? -1 : 1));
}

/** What an entry of a list would make of a person, field by field: for the preview of an import. */
export interface RosterChange {
  readonly entry: RosterEntry;
  readonly kind: 'added' | 'changed' | 'same';
  readonly current: RosterPerson | null;
  readonly fields: readonly { readonly field: 'gender' | 'standing' | 'group' | 'note' | (typeof dated)[number]; readonly before: string | null; readonly after: string }[];
}

/** Holds the lines of a list against the members there are; what the list leaves empty changes nothing. */
export function rosterChanges(entries: readonly RosterEntry[], people: readonly RosterPerson[]): { readonly changes: readonly RosterChange[]; readonly absent: readonly RosterPerson[] } {
  const met = new Set<RosterPerson>();
  const changes = entries.map((entry): RosterChange => {
    const current = people.find(({ name, born }) => name === entry.name && agrees(born, entry.born)) ?? null;
    if (current) met.add(current);
    const fields = [...dated, 'gender' as const, 'standing' as const, 'group' as const, 'note' as const].flatMap((field) => {
      const [before, after] = [current?.[field] ?? null, entry[field]];
      return after === undefined || after === before ? [] : [{ field, before, after }];
    });
    return { entry, kind: current === null ? 'added' : fields.length > 0 ? 'changed' : 'same', current, fields };
  });
  return { changes, absent: people.filter((person) => !met.has(person)) };
}

/** The member that an accepted change makes, without its number. */
export function memberFrom(branch: string, { entry, current }: RosterChange): Omit<RosterMember, 'id'> {
  const known = current ? withoutSources(current) : { branch, name: entry.name, standing: entry.standing ?? ('full' as const), offices: [], floating: [] };
  const stated = Object.fromEntries([...dated, 'gender', 'standing', 'group', 'note'].flatMap((field) => { const value = entry[field as keyof RosterEntry]; return value === undefined ? [] : [[field, value]]; }));
  const office = entry.office === undefined || known.offices.some((held) => held.office === entry.office && held.from === entry.officeFrom) ? [] : [{ office: entry.office, ...(entry.officeFrom === undefined ? {} : { from: entry.officeFrom }), ...(entry.officeTo === undefined ? {} : { to: entry.officeTo }) }];
  return { ...known, ...stated, offices: [...known.offices, ...office], floating: entry.floating ? [entry.floating] : known.floating };
}

/** A person as an entry by hand would hold them. */
export function withoutSources(person: RosterPerson): Omit<RosterMember, 'id'> {
  const ofEntry = Object.entries(person).filter(([name]) => name !== 'id' && name !== 'paths');
  return Object.fromEntries(ofEntry) as unknown as Omit<RosterMember, 'id'>;
}

function personOf(branch: string, lines: readonly RosterFact[]): RosterPerson {
  const latest = lines.toSorted((a, b) => ((a.listedOn ?? '') < (b.listedOn ?? '') ? 1 : -1));
  const first = <Name extends keyof RosterEntry>(name: Name): RosterEntry[Name] | undefined => latest.find((line) => line[name] !== undefined)?.[name];
  const stated = Object.fromEntries([...dated, 'gender', 'group', 'note'].flatMap((field) => { const value = first(field as keyof RosterEntry); return value === undefined ? [] : [[field, value]]; })) as Partial<RosterMember>;
  const offices = new Map(lines.flatMap(({ office, officeFrom, officeTo }) => (office === undefined ? [] : [[`${office} ${officeFrom ?? ''}`, { office, ...(officeFrom === undefined ? {} : { from: officeFrom }), ...(officeTo === undefined ? {} : { to: officeTo }) }]] as const)));
  return { ...stated, branch, name: lines[0]!.name, standing: first('standing') ?? 'full', offices: [...offices.values()], floating: lines.flatMap(({ floating }) => floating ?? []), id: null, paths: pathsOf(lines) };
}

/** A line without a date of birth belongs to the one person of the name whose birth another list gives. */
function birthElsewhere(lines: readonly RosterFact[], name: string): PartialDate {
  const born = new Set(lines.flatMap((line) => (line.name === name && line.born !== undefined ? [line.born] : [])));
  return born.size === 1 ? [...born][0]! : '';
}

function agrees(one: PartialDate | undefined, other: PartialDate | undefined): boolean {
  return one === undefined || other === undefined || one.startsWith(other) || other.startsWith(one);
}

function pathsOf(lines: readonly RosterFact[]): readonly string[] {
  return [...new Set(lines.map(({ path }) => path).filter((path) => path !== ''))].sort();
}
