import type { BranchFacts, RecordFact } from '../../model/facts.ts';
import type { Strength } from '../../model/finding.ts';
import { certainDay, isSettled } from '../../people/certain.ts';
import { indexPeople, type People } from '../../people/identity.ts';
import { earliestDay, sayPartialDay } from '../../people/partialDay.ts';
import { noted } from '../calendar/noted.ts';
import { draftOnRecord, nameOf, passageOf, type FindingDraft, type Rule, type RuleContext } from '../rule.ts';
import { appointmentsOf, calledIn, officesIn, type Appointment } from './offices.ts';

/** Minutes that call somebody by an office before its stated beginning, though another held it then. */
export const b504OfficeBeforeAppointment: Rule = {
  code: 'B504',
  title: '任职之前就用了职务称呼',
  check: (context) => {
    const people = indexPeople(context.facts.branches);
    return context.facts.branches.flatMap((branch) => [...firstBeginnings(branch).values()].flatMap((appointment) => tooEarly(appointment, branch, people, context)));
  },
};

/** The earliest beginning of each person's office: a list of a later term states the later one. */
function firstBeginnings(branch: BranchFacts): ReadonlyMap<string, Appointment> {
  const first = new Map<string, Appointment>();
  for (const appointment of appointmentsOf(branch)) {
    const key = `${appointment.office} ${appointment.name}`;
    const held = first.get(key);
    if (!held || earliestDay(appointment.day) < earliestDay(held.day)) first.set(key, appointment);
  }
  return first;
}

function tooEarly(appointment: Appointment, branch: BranchFacts, people: People, { rulebook }: RuleContext): readonly FindingDraft[] {
  const { name, office, day } = appointment;
  const since = earliestDay(day);
  const before = branch.records.filter((record) => record.role === 'meeting' && isSettled(record) && certainDay(record) !== undefined && record.date! < since);
  if (before.length === 0 || (people.branchesWith(name).includes(branch.name) && people.find(branch.name, name) === null) || heldEarlier(appointment, branch, since)) return [];
  const called = before.flatMap((record) => {
    const quote = record.text.includes(name) ? calledIn(record.text, name, office) : null;
    return quote === null ? [] : [{ record, quote }];
  });
  if (called.length === 0) return [];
  const predecessor = predecessorOf(appointment, branch, before, since);
  // Without a predecessor a list's date may be that of a later term; a paper of appointment is plainer.
  if (predecessor === null && !appointment.paper) return [];
  return called.map(({ record, quote }) => doubt(record, quote, appointment, predecessor, branch, rulebook));
}

/** A list from before the day gives the office already. */
function heldEarlier({ name, office }: Appointment, { roster }: BranchFacts, since: string): boolean {
  return roster.some((line) => line.name === name && line.office !== undefined && line.listedOn !== undefined && line.listedOn < since && officesIn(line.office).includes(office));
}

interface Predecessor {
  readonly name: string;
  readonly path: string;
  readonly quote: string;
}

function predecessorOf({ name, office }: Appointment, { roster }: BranchFacts, before: readonly RecordFact[], since: string): Predecessor | null {
  const line = roster.find((candidate) => candidate.name !== name && candidate.office !== undefined && officesIn(candidate.office).includes(office) && ((candidate.officeTo !== undefined && earliestDay(candidate.officeTo) <= since) || (candidate.listedOn !== undefined && candidate.listedOn < since)));
  if (line) return { name: line.name, path: line.path, quote: `${line.name} ${line.office!}` };
  const others = new Set(roster.map((candidate) => candidate.name).filter((other) => other !== name));
  for (const record of before) {
    if (!record.text.includes(office)) continue;
    for (const other of others) {
      const quote = record.text.includes(other) ? calledIn(record.text, other, office) : null;
      if (quote !== null) return { name: other, path: record.path, quote };
    }
  }
  return null;
}

function doubt(record: RecordFact, quote: string, { name, office, day, path, quote: stated, paper }: Appointment, predecessor: Predecessor | null, branch: BranchFacts, rulebook: RuleContext['rulebook']): FindingDraft {
  const usual: Strength = predecessor === null ? 'weak' : 'moderate';
  const { strength, sentence } = noted(branch, record, usual);
  return draftOnRecord(rulebook, 'B504', record, {
    persons: [name],
    title: `${sayPartialDay(day)}才任${office}的${name}，此前的记录已这样称呼`,
    explanation: `${nameOf(record)}写“${quote}”，而“${path.split('/').at(-1)!}”${paper ? '的任职' : '所列任职'}从${sayPartialDay(day)}起。${predecessor ? `此前的${office}是${predecessor.name}（“${predecessor.quote}”）。` : '此前由谁担任，文件夹中没有材料。'}${sentence}`,
    evidence: [passageOf(record, record.fields.date!), { path: record.path, quote }, { path, quote: stated }, ...(predecessor ? [{ path: predecessor.path, quote: predecessor.quote }] : [])],
    strength,
    subject: `${office} ${name}`,
  });
}
