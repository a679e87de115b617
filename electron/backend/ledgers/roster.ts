import type { RosterMember } from '../../../shared/ledgers/rosterMember.ts';
import { memberFrom, rosterChanges, rosterPeople, type RosterChange, type RosterPerson } from '../../../shared/ledgers/rosterPeople.ts';
import { refused } from '../../../shared/ledgers/refused.ts';
import { DangheError } from '../../../shared/model/errors.ts';
import type { RosterFact } from '../../../shared/model/facts.ts';
import type { ReaderPool } from '../../intake/pool.ts';
import { meaningOf, type ColumnMeaning } from '../../../shared/roster/columns.ts';
import { readRosters } from '../../../shared/roster/readRosters.ts';
import type { HistoryEntry } from '../../library/events.ts';
import type { Library } from '../../library/library.ts';
import { readTables } from '../readTables.ts';
import { rosterLines } from '../rosterLines.ts';
import type { Person } from './person.ts';

/** The members of a branch: read out of its lists, or entered by hand. */
export function branchRoster(library: Library, branch: string): readonly RosterPerson[] {
  return rosterPeople(branch, linesOf(library, branch), enteredMembers(library, branch));
}

/**
 * Enters or corrects a member: dates, state, offices over time. Without a number a new entry is made.
 *
 * @throws DangheError `refused`: `missing` without a name; `not-found` for a branch or number that is not there
 */
export function saveMember(library: Library, member: Omit<RosterMember, 'id'>, person: Person, id?: string): RosterMember {
  const [saved] = saveMembers(library, [id === undefined ? member : { ...member, id }], person);
  return saved!;
}

/** The same for several at once, as one event. */
function saveMembers(library: Library, members: readonly (Omit<RosterMember, 'id'> & { readonly id?: string })[], person: Person): readonly RosterMember[] {
  const known = library.ledgers.entries('rosterMembers');
  const taken = new Set(known.keys());
  const saved = members.map((member): RosterMember => {
    if (member.name.trim() === '') throw refused({ kind: 'missing', what: 'name' });
    if (!library.branches.get(member.branch)) throw new DangheError({ code: 'not-found', what: `支部“${member.branch}”` });
    if (member.id !== undefined && !known.has(member.id)) throw new DangheError({ code: 'not-found', what: `名册条目 ${member.id}` });
    const id = member.id ?? nextId(taken);
    taken.add(id);
    return { ...member, name: member.name.trim(), id };
  });
  const names = saved.map(({ name }) => name);
  library.change('save-member', `${saved[0]?.branch ?? ''} ${names.slice(0, 3).join('、')}${names.length > 3 ? ` 等 ${names.length} 人` : ''}`, ({ ledgers }) => {
    for (const member of saved) ledgers.put('rosterMembers', member.id, member);
  }, person);
  return saved;
}

/** Takes an entry made by hand out again: what the lists say holds. */
export function removeMember(library: Library, id: string, person: Person): void {
  const member = library.ledgers.get('rosterMembers', id);
  if (!member) throw new DangheError({ code: 'not-found', what: `名册条目 ${id}` });
  library.change('remove-member', `${member.branch} ${member.name}`, ({ ledgers }) => ledgers.put('rosterMembers', id, null), person);
}

/** How an entry came about, oldest first. */
export function memberHistory(library: Library, id: string): readonly HistoryEntry[] {
  return library.events.history('rosterMembers', id);
}

/** What a file would change of a branch's roster, before anything is written. */
export interface RosterImportPreview {
  /** The header cells of the list with what each was taken for; `meanings` of a second preview puts others in place. */
  readonly columns: readonly { readonly header: string; readonly meaning: ColumnMeaning }[];
  readonly changes: readonly RosterChange[];
  /** Members there are whom the file does not name. */
  readonly absent: readonly RosterPerson[];
}

/**
 * Reads a roster file (Excel, Word, CSV) and holds it against the branch's members.
 *
 * @param meanings header → meaning, where a person matched the columns differently
 * @throws DangheError `file-missing`, `file-unreadable`; `not-found` where the file holds no list of people
 */
export async function previewRosterImport(library: Library, branch: string, file: string, meanings: Readonly<Record<string, ColumnMeaning>> = {}, pool?: ReaderPool): Promise<RosterImportPreview> {
  const blocks = (await readTables(file, pool)).map((table) => ({ ...table, rows: table.rows.map((row) => row.map((cell) => (cell && meanings[cell.text.trim()] ? { ...cell, text: headerFor[meanings[cell.text.trim()]!] ?? cell.text } : cell))) }));
  const readings = readRosters({ blocks }).filter(({ kind }) => kind === 'memberRoster' || kind === 'floatingMembers' || kind === 'committeeRoster');
  const own = readings.filter(({ organisation }) => organisation === undefined || organisation.includes(branch.replace(/(?:党支部|支部|村).*$/, '')));
  const entries = (own.length > 0 ? own : readings).flatMap((reading) => reading.entries);
  if (entries.length === 0) throw new DangheError({ code: 'not-found', what: `${file} 中的名册（应有“姓名”一列）` });
  const headers = new Set(readings.flatMap(({ columns }) => Object.keys(columns)));
  return { columns: [...headers].map((header) => ({ header, meaning: meaningOf(header) })), ...rosterChanges(entries, branchRoster(library, branch)) };
}

/** Takes over the changes that a person accepted, as one event. */
export function applyRosterImport(library: Library, branch: string, accepted: readonly RosterChange[], person: Person): readonly RosterMember[] {
  return saveMembers(library, accepted.map((change) => ({ ...memberFrom(branch, change), ...(change.current?.id ? { id: change.current.id } : {}) })), person);
}

function enteredMembers(library: Library, branch: string): readonly RosterMember[] {
  return library.ledgers.list('rosterMembers').filter((member) => member.branch === branch);
}

function linesOf(library: Library, branch: string): readonly RosterFact[] {
  return rosterLines(library).get(branch) ?? [];
}

function nextId(taken: ReadonlySet<string>): string {
  const most = [...taken].reduce((highest, id) => Math.max(highest, Number(id.slice(1))), 0);
  return `P${String(most + 1).padStart(5, '0')}`;
}

/** A header that the reading of rosters understands, for each meaning that a person may choose. */
const headerFor: Partial<Readonly<Record<ColumnMeaning, string>>> = {
  name: '姓名', gender: '性别', born: '出生日期', joined: '入党时间', becameFull: '转正时间', standing: '党员类别', office: '党内职务', officeFrom: '任职时间', officeTo: '免职时间', group: '所在党小组', branch: '所在党支部',
  movedIn: '转入时间', movedOut: '转出时间', died: '去世时间', ended: '停止党籍时间', floatingFrom: '外出时间', floatingTo: '返乡时间', floatingWhere: '流入地', note: '备注', other: '不读取',
};
