import type { Strength } from '../../model/finding.ts';
import { certain } from '../../people/certain.ts';
import { mayBeSamePlace, sayHours } from '../../people/presence.ts';
import { noted } from '../calendar/noted.ts';
import { draftFinding, passageOf, type FindingDraft, type Rule } from '../rule.ts';
import type { Rulebook } from '../rulebook.ts';
import { sayDay } from '../sayDay.ts';
import { simultaneousMeetings, type Simultaneous } from './simultaneous.ts';

/** One person named as the recorder of two meetings that overlap in time. */
export const b505OneRecorderTwoMeetings: Rule = {
  code: 'B505',
  title: '同一记录人同一时间记录两个会',
  check: (context) => simultaneousMeetings(context).flatMap((pair) => {
    const recorder = sameRecorder(pair);
    const usual = recorder === null ? null : strengthOf(pair);
    return recorder === null || usual === null ? [] : [doubt(pair, recorder, usual, context.rulebook)];
  }),
};

function sameRecorder({ first, second, people }: Simultaneous): string | null {
  const [one, other] = [certain(first.record.fields.recorder), certain(second.record.fields.recorder)];
  return one && one.value === other?.value && people.includes(one.value) ? one.value : null;
}

/** In one room and at the very same hours, two records of one gathering are ordinary; hours that cross are not quite. */
function strengthOf({ first, second }: Simultaneous): Strength | null {
  const onePlace = first.branch === second.branch && mayBeSamePlace(first.venue?.value, second.venue?.value);
  if (!onePlace) return 'moderate';
  return first.hours.from === second.hours.from || first.hours.to === second.hours.to ? null : 'weak';
}

function doubt({ first, second, minutes }: Simultaneous, recorder: string, usual: Strength, rulebook: Rulebook): FindingDraft {
  const lowered = [first, second].map(({ branch, record }) => noted(branch, record, usual)).find(({ sentence }) => sentence !== '');
  const say = ({ branch, record, hours, venue }: Simultaneous['first']) => `${branch.name}“${record.title}”（${sayHours(hours)}${venue ? `，${venue.value}` : ''}）`;
  return draftFinding(rulebook, 'B505', {
    branch: first.branch.name,
    date: first.record.date,
    paths: [first.record.path, second.record.path],
    ordinal: first.record.ordinal,
    persons: [recorder],
    title: `${recorder}${sayDay(first.record.date!)}同时是两个会的记录人`,
    explanation: `${sayDay(first.record.date!)}，${say(first)}和${say(second)}的记录人都是${recorder}，两个会有 ${minutes} 分钟重叠。${lowered?.sentence ?? ''}`,
    evidence: [first, second].flatMap(({ record }) => [record.fields.recorder, record.fields.startTime, record.fields.endTime].flatMap((field) => (field ? [passageOf(record, field)] : []))),
    strength: lowered?.strength ?? usual,
    subject: recorder,
  });
}
