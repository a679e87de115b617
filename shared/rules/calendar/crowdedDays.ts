import type { CalendarDate } from '../../model/calendarDate.ts';
import type { BranchFacts, RecordFact } from '../../model/facts.ts';
import { certainDay, isSettled } from '../../people/certain.ts';
import { hoursOf, sayHours } from '../../people/presence.ts';
import { draftFinding, type FindingDraft, type RuleContext } from '../rule.ts';
import { sayDay } from '../sayDay.ts';

const BRANCHES = 5;
/** So many meetings of one branch in one day … */
const MEETINGS = 4;
/** … that together last so long, in minutes. */
const LONG_DAY = 9 * 60;
/** At most this share of the township's branches may have such a day. */
const SHARE = 0.2;
/** Held by several groups at once, or between two people. */
const notJudged: ReadonlySet<string> = new Set(['heartTalk', 'groupMeeting', 'villagersGroupMeeting', 'minuteBook']);

/** Days of a branch on which meeting follows meeting from morning to night, where the township's other branches have none. */
export function crowdedDays({ facts, rulebook }: RuleContext): readonly FindingDraft[] {
  if (facts.branches.length < BRANCHES) return [];
  const crowded = facts.branches.map((branch) => ({ branch, days: daysOf(branch) })).filter(({ days }) => days.length > 0);
  if (crowded.length / facts.branches.length > SHARE) return [];
  return crowded.flatMap(({ branch, days }) => days.map(({ date, records, minutes }) => draftFinding(rulebook, 'B105', {
    branch: branch.name,
    date,
    paths: [...new Set(records.map(({ path }) => path))].sort(),
    title: `${sayDay(date)}一天开了 ${records.length} 个会`,
    explanation: `${branch.name}${sayDay(date)}有 ${records.length} 份会议记录：${records.map((record) => `${record.title}（${sayHours(hoursOf(record)!)}）`).join('、')}，合计 ${Math.round(minutes / 6) / 10} 小时。全乡 ${facts.branches.length} 个支部中有这样一天的有 ${crowded.length} 个。`,
    evidence: records.map((record) => ({ path: record.path, quote: record.fields.date?.raw ?? '' })),
    strength: 'weak',
    subject: 'crowded',
  })));
}

interface CrowdedDay {
  readonly date: CalendarDate;
  readonly records: readonly RecordFact[];
  readonly minutes: number;
}

function daysOf(branch: BranchFacts): readonly CrowdedDay[] {
  const meetings = branch.records.filter((record) => record.role === 'meeting' && isSettled(record) && !notJudged.has(record.kind!) && certainDay(record) !== undefined && hoursOf(record) !== null);
  return [...Map.groupBy(meetings, ({ date }) => date!)].flatMap(([date, records]) => {
    if (records.length < MEETINGS) return [];
    const minutes = records.reduce((sum, record) => sum + hoursOf(record)!.to - hoursOf(record)!.from, 0);
    return minutes >= LONG_DAY ? [{ date, records, minutes }] : [];
  });
}
