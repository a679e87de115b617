import { findDates } from '../../calendar/findDates.ts';
import { daysInMonth } from '../../model/calendarDate.ts';
import type { BranchFacts, RecordFact } from '../../model/facts.ts';
import type { Strength } from '../../model/finding.ts';
import { certain, isSettled } from '../../people/certain.ts';
import { draftOnRecord, passageOf, type FindingDraft, type Rule, type RuleContext } from '../rule.ts';
import { noted } from './noted.ts';

/** A record that bears a day which no calendar has. */
export const b104ImpossibleDate: Rule = {
  code: 'B104',
  title: '日期不存在',
  check: (context) => context.facts.branches.flatMap((branch) => branch.records.flatMap((record) => (isSettled(record) ? impossible(record, branch, context) : []))),
};

function impossible(record: RecordFact, branch: BranchFacts, { rulebook }: RuleContext): readonly FindingDraft[] {
  const stated = certain(record.fields.impossibleDate);
  if (!stated) return [];
  const found = findDates(stated.raw, record.year === null ? {} : { yearHint: record.year }).find((date) => date.impossible === true);
  const why = found?.month !== undefined && found.day !== undefined ? reason(found.year, found.month, found.day) : { sentence: '没有这一天', usual: 'weak' as const };
  const { strength, sentence } = noted(branch, record, why.usual);
  return [draftOnRecord(rulebook, 'B104', record, {
    title: `“${stated.raw}”不存在`,
    explanation: `“${record.title}”写的日期是“${stated.raw}”，${why.sentence}。${sentence}`,
    evidence: [passageOf(record, stated)],
    strength,
  })];
}

/** One day past the month's end is a common slip; a month 13 or a 45th day is a slip of the keyboard. */
function reason(year: number, month: number, day: number): { readonly sentence: string; readonly usual: Strength } {
  if (month < 1 || month > 12) return { sentence: `没有 ${month} 月`, usual: 'weak' };
  const last = daysInMonth(year, month);
  const sentence = `${year}年${month}月只有 ${last} 天`;
  return { sentence, usual: day === last + 1 || day > 31 || day < 1 ? 'weak' : 'moderate' };
}
