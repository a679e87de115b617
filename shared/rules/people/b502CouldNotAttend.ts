import type { BranchFacts, RecordFact } from '../../model/facts.ts';
import type { Strength } from '../../model/finding.ts';
import type { Field } from '../../model/record.ts';
import { certainDay, isSettled } from '../../people/certain.ts';
import { indexPeople, type People } from '../../people/identity.ts';
import { sayPartialDay } from '../../people/partialDay.ts';
import { peoplePresent } from '../../people/presence.ts';
import { ineligibleOn, type Ineligibility } from '../../people/states.ts';
import { noted } from '../calendar/noted.ts';
import { draftOnRecord, nameOf, passageOf, type FindingDraft, type Rule, type RuleContext } from '../rule.ts';

/** Somebody named as present who by the branch's own lists could not be there as a member. */
export const b502CouldNotAttend: Rule = {
  code: 'B502',
  title: '到会人员中有当时不能到会的人',
  check: (context) => {
    const people = indexPeople(context.facts.branches);
    return context.facts.branches.flatMap((branch) => (branch.roster.length === 0 ? [] : branch.records.flatMap((record) => inRecord(record, branch, people, context))));
  },
};

/** Meetings of members, where the names are those of the branch's own list. */
const partyMeetings: ReadonlySet<string> = new Set(['branchMeeting', 'committeeMeeting', 'groupMeeting', 'partyLecture', 'themeDay', 'organisationLifeMeeting', 'democraticReview', 'electionMinutes', 'decisionReview']);
/** Where only members come; to the others activists and guests come too. */
const membersOnly: ReadonlySet<string> = new Set(['branchMeeting', 'committeeMeeting', 'groupMeeting', 'organisationLifeMeeting', 'democraticReview', 'electionMinutes', 'decisionReview']);
/** Those who are being admitted sit in on meetings about them. */
const aboutAdmission = /入党|发展党员|预备党员|发展对象|积极分子|转正|列席|旁听/;

function inRecord(record: RecordFact, branch: BranchFacts, people: People, { rulebook }: RuleContext): readonly FindingDraft[] {
  if (!isSettled(record) || !partyMeetings.has(record.kind!) || !certainDay(record)) return [];
  const found = [...peoplePresent(record)].flatMap(([name, field]) => {
    const person = people.find(branch.name, name);
    const why = person ? ineligibleOn(person, record.date!) : null;
    const usual = why ? strengthOf(why, record) : null;
    return why && usual ? [{ name, field, why, usual }] : [];
  });
  if (found.length === 0) return [];
  const usual = found.some((one) => one.usual === 'moderate') ? 'moderate' : 'weak';
  const { strength, sentence } = noted(branch, record, usual);
  return [draftOnRecord(rulebook, 'B502', record, {
    persons: found.map(({ name }) => name),
    title: `到会人员中的${found.map(({ name, why }) => `${name}${short[why.state]}`).join('、')}`,
    explanation: `${nameOf(record)}把${found.map(({ name, why }) => `${name}列为到会，而名册“${fileName(why.line.path)}”记其${sayPartialDay(why.day)}${long[why.state]}`).join('；')}。${sentence}`,
    evidence: found.flatMap(({ field, why }) => evidenceOf(record, field, why)),
    strength,
  })];
}

const short: Readonly<Record<Ineligibility['state'], string>> = { died: '当时已去世', movedAway: '当时已转出', ended: '当时已不是党员', notYetMember: '当时尚未入党', notYetHere: '当时尚未转入' };
const long: Readonly<Record<Ineligibility['state'], string>> = { died: '去世', movedAway: '组织关系转出', ended: '停止党籍或出党', notYetMember: '入党', notYetHere: '组织关系转入' };

function strengthOf({ state }: Ineligibility, { kind, text, title }: RecordFact): Strength | null {
  if (state === 'died') return 'moderate';
  const strict = membersOnly.has(kind!);
  if (state === 'movedAway' || state === 'ended') return strict ? 'moderate' : 'weak';
  // Not yet members: guests at lectures and theme days, and at meetings about their own admission.
  if (!strict || aboutAdmission.test(text) || aboutAdmission.test(title)) return null;
  return 'weak';
}

function evidenceOf(record: RecordFact, field: Field<string>, { line, day }: Ineligibility) {
  return [passageOf(record, field), { path: line.path, place: line.place, quote: line.note ?? `${line.name} ${day}` }];
}

function fileName(path: string): string {
  return path.split('/').at(-1) ?? path;
}
