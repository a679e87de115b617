import type { WorkCalendar } from '../../calendar/workCalendar.ts';
import { dayOf, monthOf } from '../../model/calendarDate.ts';
import type { BranchFacts, RecordFact } from '../../model/facts.ts';
import { certainDay, isSettled } from '../../people/certain.ts';
import { draftFinding, type FindingDraft, type RuleContext } from '../rule.ts';

/** Below this a comparison with the township's own branches says nothing. */
const BRANCHES = 5;
const MONTHS = 9;
/** Days off among them: who really meets on a fixed day moves it when it falls on a holiday. */
const DAYS_OFF = 3;
/** At most this share of the township's branch years may look the same. */
const SHARE = 0.1;
/** Fixed on one day by rule, or held whenever people meet. */
const notJudged: ReadonlySet<string> = new Set(['themeDay', 'heartTalk', 'minuteBook', 'groupMeeting', 'villagersGroupMeeting']);

interface BranchYear {
  readonly branch: BranchFacts;
  readonly year: number;
  readonly day: number;
  readonly months: number;
  readonly daysOff: readonly RecordFact[];
  readonly records: readonly RecordFact[];
}

/**
 * Branch years whose meetings all fall on one day of the month, holidays and weekends included, where nearly no other
 * branch of the township does so. A weak hint: a fixed day is good practice, only that nothing ever came between is odd.
 */
export function rigidCalendars({ facts, rulebook }: RuleContext): readonly FindingDraft[] {
  if (facts.branches.length < BRANCHES) return [];
  const years = facts.branches.flatMap((branch) => branchYears(branch, rulebook.calendar));
  const rigid = years.filter(({ months, daysOff }) => months >= MONTHS && daysOff.length >= DAYS_OFF);
  if (years.length === 0 || rigid.length / years.length > SHARE) return [];
  return rigid.map(({ branch, year, day, months, daysOff, records }) => draftFinding(rulebook, 'B105', {
    branch: branch.name,
    period: String(year),
    paths: [...new Set(records.map(({ path }) => path))].sort(),
    title: `${year}年各月会议都在 ${day} 日，节假日也不例外`,
    explanation: `${branch.name} ${year}年除主题党日外有 ${months} 个月的会议，日期都是当月 ${day} 日，其中 ${daysOff.length} 次是周末或节假日（${daysOff.slice(0, 4).map(({ date }) => date).join('、')}）。全乡 ${years.length} 个支部年度中这样的有 ${rigid.length} 个。`,
    evidence: daysOff.slice(0, 5).map((record) => ({ path: record.path, quote: record.fields.date?.raw ?? '' })),
    strength: 'weak',
    subject: 'rigid',
  }));
}

/** Each year of a branch with its most frequent day of the month, where all judged meetings of those months fall on it. */
function branchYears(branch: BranchFacts, calendar: WorkCalendar): readonly BranchYear[] {
  const meetings = branch.records.filter((record) => record.role === 'meeting' && isSettled(record) && !notJudged.has(record.kind!) && certainDay(record) !== undefined);
  return [...Map.groupBy(meetings, ({ year }) => year)].flatMap(([year, records]) => {
    if (year === null) return [];
    const [mode] = [...Map.groupBy(records, ({ date }) => dayOf(date!))].sort(([, a], [, b]) => b.length - a.length);
    if (!mode) return [];
    const [day, onDay] = mode;
    const all = onDay.length === records.length;
    return [{ branch, year, day, months: all ? new Set(onDay.map(({ date }) => monthOf(date!))).size : 0, daysOff: onDay.filter(({ date }) => calendar.isDayOff(date!)), records: onDay }];
  });
}
