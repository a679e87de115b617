import type { BranchFacts, RosterFact } from '../../model/facts.ts';
import { certain, certainDay, isSettled } from '../../people/certain.ts';
import { indexPeople } from '../../people/identity.ts';
import { earliestDay, latestDay, sayPartialDay } from '../../people/partialDay.ts';
import { peoplePresent } from '../../people/presence.ts';
import { draftFinding, passageOf, type FindingDraft, type Rule, type RuleContext } from '../rule.ts';

/** A member registered as away for work who is named as present at every meeting of a year. */
export const b503FloatingFullAttendance: Rule = {
  code: 'B503',
  title: '流动党员全勤',
  check: (context) => {
    const people = indexPeople(context.facts.branches);
    return context.facts.branches.flatMap((branch) => {
      const names = new Set(branch.roster.filter(({ floating }) => floating !== undefined).map(({ name }) => name));
      return [...names].flatMap((name) => (people.find(branch.name, name) ? fullYears(name, branch, context) : []));
    });
  },
};

/** Meetings that every member is to attend. */
const forAll: ReadonlySet<string> = new Set(['branchMeeting', 'themeDay', 'partyLecture', 'organisationLifeMeeting', 'democraticReview']);
const online = /(?:视频|线上|微信|腾讯会议|钉钉|远程|电话)[^。；\n]{0,8}(?:参会|参加|参与|连线|听会|收听)|视频会议|连线|云会议/;

function fullYears(name: string, branch: BranchFacts, { rulebook, facts: { asOf } }: RuleContext): readonly FindingDraft[] {
  const { floatingMeetings, legibleShare, moderateMeetings } = rulebook.peopleSignals;
  const lines = branch.roster.filter((line) => line.name === name && line.floating !== undefined);
  const away = branch.records.filter((record) => record.role === 'meeting' && isSettled(record) && forAll.has(record.kind!) && certainDay(record) !== undefined && lines.some((line) => isAway(line, record.date!, asOf)));
  return [...Map.groupBy(away, ({ year }) => year!)].flatMap(([year, records]) => {
    const legible = records.filter(({ fields }) => (fields.presentNames ?? []).some((field) => certain(field)));
    if (legible.length < floatingMeetings || legible.length < records.length * legibleShare) return [];
    if (!legible.every((record) => peoplePresent(record).has(name)) || legible.some(({ text }) => online.test(text))) return [];
    const line = lines.find((candidate) => isAway(candidate, legible[0]!.date!, asOf)) ?? lines[0]!;
    const { from, where } = line.floating!;
    return [draftFinding(rulebook, 'B503', {
      branch: branch.name,
      period: String(year),
      paths: [...new Set(legible.map(({ path }) => path))],
      persons: [name],
      title: `流动党员${name} ${year}年 ${legible.length} 次会议全部到会`,
      explanation: `“${line.path.split('/').at(-1)!}”登记${name}${from === undefined ? '' : `自${sayPartialDay(from)}起`}流动${where === undefined ? '' : `在${where}`}。${year}年登记外出期间有到会名单的会议 ${legible.length} 次（${legible.slice(0, 6).map(({ date }) => date).join('、')}${legible.length > 6 ? ' 等' : ''}），每次都有${name}，记录中没有说到视频参会或回乡。`,
      evidence: [{ path: line.path, place: line.place, quote: `${name} ${where ?? ''}`.trim() }, ...legible.slice(0, 6).flatMap((record) => {
        const field = peoplePresent(record).get(name);
        return field ? [passageOf(record, field)] : [];
      })],
      strength: legible.length >= moderateMeetings ? 'moderate' : 'weak',
      subject: name,
    })];
  });
}

/** Surely away on a day: after the last day that the beginning may mean, before the first that the end may, on a list that still speaks of that year. */
function isAway({ floating, listedOn }: RosterFact, day: string, asOf: string): boolean {
  const from = floating?.from ?? listedOn;
  if (!floating || from === undefined || latestDay(from) >= day) return false;
  const to = floating.to === undefined ? `${listedOn?.slice(0, 4) ?? asOf.slice(0, 4)}-12-31` : earliestDay(floating.to);
  return day < to;
}
