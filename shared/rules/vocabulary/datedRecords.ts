import type { CalendarDate } from '../../model/calendarDate.ts';
import type { BranchFacts, RecordFact } from '../../model/facts.ts';
import { isRead, type RuleContext } from '../rule.ts';

/** A record whose words can be held against its day. */
export interface DatedRecord {
  readonly branch: BranchFacts;
  readonly record: RecordFact;
  readonly date: CalendarDate;
  /** The year stands in the record itself and was not taken from its folder. */
  readonly yearWritten: boolean;
}

/** Below this the day itself is a guess, and nothing is said on the strength of it. */
const SURE_DATE = 0.8;

/** Personal papers and notes that are written on their day, besides minutes. Plans, notices and papers from above are not. */
const writtenOnTheDay: ReadonlySet<string> = new Set(['studyRecord', 'studyNotes', 'thoughtReport', 'membershipApplication', 'conversionApplication', 'applicationTalk', 'superiorTalk', 'selfCriticism']);

/** Minutes, notes and personal papers that state their day for certain, to the day. */
export function datedRecords({ facts, minutes, rulebook }: RuleContext): readonly DatedRecord[] {
  const papers = facts.branches.flatMap((branch) => branch.records.filter((record) => record.kind !== null && writtenOnTheDay.has(record.kind) && record.role !== 'meeting' && isRead(record, rulebook)).map((record) => ({ branch, record })));
  return [...minutes, ...papers].flatMap(({ branch, record }) => {
    const { date } = record.fields;
    if (!date || date.value !== record.date || date.confidence < SURE_DATE) return [];
    return [{ branch, record, date: date.value, yearWritten: /\d{4}|[〇零○一二三四五六七八九]{4}|[０-９]{4}/.test(date.raw.replace(/\s/g, '')) }];
  });
}
