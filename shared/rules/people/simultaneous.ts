import type { BranchFacts, RecordFact } from '../../model/facts.ts';
import type { Field } from '../../model/record.ts';
import { certain, certainDay, isSettled } from '../../people/certain.ts';
import { indexPeople, type People } from '../../people/identity.ts';
import { hoursOf, overlapOf, peoplePresent, type Hours } from '../../people/presence.ts';
import type { RuleContext } from '../rule.ts';

/** A meeting with surely read day and hours. */
export interface Sitting {
  readonly branch: BranchFacts;
  readonly record: RecordFact;
  readonly hours: Hours;
  readonly venue: Field<string> | undefined;
}

/** Two meetings at one time and the people named in both. */
export interface Simultaneous {
  readonly first: Sitting;
  readonly second: Sitting;
  readonly minutes: number;
  readonly people: readonly string[];
}

const known = new WeakMap<RuleContext, readonly Simultaneous[]>();

/**
 * All pairs of meetings of the township that overlap in time and name the same, surely identified person. Worked out
 * once; near-linear, since only meetings of one day that share a name meet.
 */
export function simultaneousMeetings(context: RuleContext): readonly Simultaneous[] {
  const found = known.get(context) ?? compute(context);
  known.set(context, found);
  return found;
}

function compute({ facts, rulebook }: RuleContext): readonly Simultaneous[] {
  const people = indexPeople(facts.branches);
  const byName = new Map<string, Sitting[]>();
  for (const branch of facts.branches) {
    for (const record of branch.records) {
      if (record.role !== 'meeting' || record.kind === 'minuteBook' || !isSettled(record) || !certainDay(record)) continue;
      const hours = hoursOf(record);
      if (!hours) continue;
      const sitting: Sitting = { branch, record, hours, venue: certain(record.fields.venue) };
      for (const name of peoplePresent(record).keys()) {
        const key = `${record.date!} ${name}`;
        const together = byName.get(key);
        if (together) together.push(sitting);
        else byName.set(key, [sitting]);
      }
    }
  }
  const pairs = new Map<string, { first: Sitting; second: Sitting; minutes: number; people: string[] }>();
  for (const [key, sittings] of byName) {
    const name = key.slice(11);
    for (const [index, first] of sittings.entries()) {
      for (const second of sittings.slice(index + 1)) {
        const minutes = overlapOf(first.hours, second.hours);
        if (minutes < rulebook.peopleSignals.overlapMinutes || isOneMeeting(first.record, second.record) || !isOnePerson(name, first, second, people)) continue;
        const pair = `${idOf(first.record)} ${idOf(second.record)}`;
        const held = pairs.get(pair);
        if (held) held.people.push(name);
        else pairs.set(pair, { first, second, minutes, people: [name] });
      }
    }
  }
  return [...pairs.values()];
}

function idOf({ path, ordinal }: RecordFact): string {
  return `${path} ${ordinal}`;
}

/** Two copies of one record (minutes and fair copy), or one gathering that was recorded for two purposes. */
function isOneMeeting(a: RecordFact, b: RecordFact): boolean {
  if (a.kind === b.kind && a.kind !== 'heartTalk' && a.branch === b.branch && a.fields.startTime?.value === b.fields.startTime?.value && a.kind !== 'groupMeeting' && a.kind !== 'villagersGroupMeeting') return true;
  return [a, b].some(({ title, text }) => /暨|合并|套开|联合/.test(title) || /套开|合并召开|一并召开|形式召开/.test(text.slice(0, 300)));
}

/**
 * The same name in two records is one person where the lists of a branch have it once; across branches only where the
 * other record itself says where the person is from, or both call the person a cadre of the township.
 */
function isOnePerson(name: string, first: Sitting, second: Sitting, people: People): boolean {
  const homes = people.branchesWith(name);
  if (first.branch === second.branch) return people.find(first.branch.name, name) !== null;
  if (homes.length > 1) return false;
  const [home] = homes;
  if (home !== undefined) {
    const [at, away] = home === first.branch.name ? [first, second] : home === second.branch.name ? [second, first] : [null, null];
    return at !== null && people.find(home, name) !== null && saysWhereFrom(away.record, name, home);
  }
  return [first, second].every(({ record }) => isCalledCadre(record, name));
}

function saysWhereFrom({ text }: RecordFact, name: string, home: string): boolean {
  const village = home.replace(/(?:党总支|党支部|支部)$/, '');
  return new RegExp(`${escaped(village)}[^。；\\n]{0,12}${escaped(name)}|${escaped(name)}[（(][^）)]{0,12}${escaped(village)}`).test(text);
}

function isCalledCadre({ text }: RecordFact, name: string): boolean {
  return new RegExp(`(?:镇党委|乡党委|镇政府|乡政府|镇干部|乡干部|包村|驻村|包片|联村|镇长|乡长)[^，。；、\\n]{0,8}${escaped(name)}|${escaped(name)}[（(][^）)]{0,4}(?:镇党委|乡党委|镇政府|乡政府|镇干部|乡干部|包村|驻村|包片|联村)`).test(text);
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
