import { mayBeSamePlace, sayHours } from '../../people/presence.ts';
import { noted } from '../calendar/noted.ts';
import { draftFinding, passageOf, type FindingDraft, type Rule } from '../rule.ts';
import type { Rulebook } from '../rulebook.ts';
import { sayDay } from '../sayDay.ts';
import { simultaneousMeetings, type Simultaneous, type Sitting } from './simultaneous.ts';

/** One person named as present at two meetings that overlap in time, in different places. */
export const b501TwoPlaces: Rule = {
  code: 'B501',
  title: '同一人同一时间在两个会上',
  check: (context) => simultaneousMeetings(context).flatMap((pair) => (inOnePlace(pair) ? [] : [doubt(pair, context.rulebook)])),
};

/** Rooms of one village seat are one place; two villages never are. */
function inOnePlace({ first, second }: Simultaneous): boolean {
  return first.branch === second.branch && mayBeSamePlace(first.venue?.value, second.venue?.value);
}

function doubt(pair: Simultaneous, rulebook: Rulebook): FindingDraft {
  const { first, second, minutes, people } = pair;
  const notes = [first, second].map(({ branch, record }) => noted(branch, record, 'moderate'));
  const lowered = notes.find(({ sentence }) => sentence !== '');
  const who = people.length > 3 ? `${people.slice(0, 3).join('、')}等 ${people.length} 人` : people.join('、');
  return draftFinding(rulebook, 'B501', {
    branch: first.branch.name,
    date: first.record.date,
    paths: [first.record.path, second.record.path],
    ordinal: first.record.ordinal,
    persons: people,
    title: `${who}${sayDay(first.record.date!)}同时列在两个地方的会上`,
    explanation: `${sayDay(first.record.date!)}，${place(first)}，${place(second)}，两者有 ${minutes} 分钟重叠，到会人员中都有${who}。${lowered?.sentence ?? ''}`,
    evidence: [first, second].flatMap(({ record, venue }) => [record.fields.startTime, record.fields.endTime, venue, ...(record.fields.presentNames ?? []).filter(({ value }) => people.includes(value)).slice(0, 3)].flatMap((field) => (field ? [passageOf(record, field)] : []))),
    strength: lowered?.strength ?? 'moderate',
    subject: people.toSorted().join(' '),
  });
}

/** The record's title names the village where it is minutes of it; otherwise the branch is said. */
function place({ branch, record, hours, venue }: Sitting): string {
  const village = branch.name.replace(/(?:党总支|党支部|支部)$/, '');
  return `${record.title.includes(village) ? '' : branch.name}“${record.title}”记为 ${sayHours(hours)}${venue ? `在${venue.value}` : ''}`;
}
