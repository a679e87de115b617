import type { BranchFacts, RecordFact } from '../../model/facts.ts';
import type { Field } from '../../model/record.ts';
import { certain } from '../../people/certain.ts';
import type { ResidueWords } from './textSignalsData.ts';

/** Somebody who chairs, records, speaks or is present as a member, and is on no list of the branch. */
export interface Stranger {
  readonly name: string;
  readonly role: string;
  readonly field: Field<unknown>;
  /** Names on the branch's list that differ in one character. */
  readonly alike: readonly string[];
}

/** Meetings that members alone attend; others bring in people who are on no list of members. */
const memberMeetings: ReadonlySet<string> = new Set(['branchMeeting', 'committeeMeeting', 'groupMeeting', 'organisationLifeMeeting', 'democraticReview', 'themeDay']);

/** Words around a name that explain why it is on no list. */
const guestWords = /列席|邀请|特邀|镇|乡|县|驻村|包村|第一书记|工作队|老师|讲师|专家|技术员|群众|村民|代表|积极分子|申请人|发展对象|队员|医生|流动党员|新转入|转入|大学生/;

/** Seen in so many records of the branch, a person belongs to it, list or no list. */
const AT_HOME = 3;

/** Finds strangers in a branch's minutes, where its list is good enough to tell (detection.md §2.5). */
export function strangersOf(branch: BranchFacts, minutes: readonly RecordFact[], { rosterShare, rosterNames }: ResidueWords): (record: RecordFact) => readonly Stranger[] {
  const listed = new Set(branch.roster.map(({ name }) => name));
  const meetings = minutes.filter(({ kind }) => kind !== null && memberMeetings.has(kind));
  const records = new Map<string, number>();
  let seen = 0;
  let known = 0;
  for (const { fields } of meetings) {
    for (const name of new Set((fields.presentNames ?? []).flatMap((field) => certain(field)?.value ?? []))) {
      records.set(name, (records.get(name) ?? 0) + 1);
      seen += 1;
      if (listed.has(name)) known += 1;
    }
  }
  const isGood = branch.roster.some(({ rosterKind }) => rosterKind === 'memberRoster') && [...records.keys()].length >= rosterNames && known >= rosterShare * seen;
  if (!isGood) return () => [];
  const named = namesElsewhere(branch);
  return (record) => {
    if (record.kind === null || !memberMeetings.has(record.kind)) return [];
    const strangers = new Map<string, Stranger>();
    for (const { name, role, field } of peopleOf(record)) {
      if (listed.has(name) || named.has(name) || (records.get(name) ?? 0) >= AT_HOME || strangers.has(name)) continue;
      // 柏谷 of 柏谷雨: a name cut short by the end of a line.
      if (isGuest(record, name) || [...listed].some((other) => other.length > name.length && other.includes(name))) continue;
      strangers.set(name, { name, role, field, alike: [...listed].filter((other) => differsInOne(name, other)) });
    }
    return [...strangers.values()];
  };
}

function peopleOf({ fields }: RecordFact): readonly { readonly name: string; readonly role: string; readonly field: Field<unknown> }[] {
  const single = (field: Field<string> | undefined, role: string) => (certain(field) ? [{ name: field!.value, role, field: field! }] : []);
  return [
    ...single(fields.chair, '主持人'),
    ...single(fields.recorder, '记录人'),
    ...(fields.presentNames ?? []).flatMap((field) => single(field, '参加人员')),
  ].filter(({ name }) => /^[\u3400-\u9fff]{2,4}$/.test(name));
}

/** People of whom other papers of the branch are: applicants, people who were talked with, observers. */
function namesElsewhere({ records }: BranchFacts): ReadonlySet<string> {
  const names = new Set<string>();
  for (const { fields, role, title } of records) {
    for (const { value } of [...(fields.observers ?? []), ...(fields.talkedTo ?? [])]) names.add(value);
    for (const field of [fields.talker, fields.lecturer]) if (field) names.add(field.value);
    if (role === 'development') for (const match of title.matchAll(/[\u3400-\u9fff]{2,4}/g)) names.add(match[0]);
  }
  return names;
}

function isGuest({ text }: RecordFact, name: string): boolean {
  for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + name.length)) {
    const around = text.slice(Math.max(0, at - 10), at).split('\n').at(-1)! + text.slice(at + name.length, at + name.length + 10).split('\n')[0]!;
    if (guestWords.test(around)) return true;
  }
  return false;
}

/** One character exchanged: the usual slip of the ear, the eye and the keyboard. */
function differsInOne(a: string, b: string): boolean {
  if (a.length !== b.length || a === b) return false;
  let different = 0;
  for (let index = 0; index < a.length; index += 1) if (a[index] !== b[index]) different += 1;
  return different === 1;
}
