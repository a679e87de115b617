import type { BranchFacts, RecordFact } from '../../model/facts.ts';
import { certainDay, isSettled } from '../../people/certain.ts';
import { draftOnRecord, nameOf, passageOf, type FindingDraft, type Rule, type RuleContext } from '../rule.ts';
import { crowdedDays } from './crowdedDays.ts';
import { noted } from './noted.ts';
import { rigidCalendars } from './rigidCalendars.ts';
import { springFestivalDay } from './springFestival.ts';

/** What people do come together for over the festival, and what cannot wait; where the minutes open with it. */
const goodReasons = /疫情|防控|抗疫|应急|抢险|救灾|雪灾|火灾|火情|(?:春节|节日|节前|假期|过年)[^。；\n]{0,8}(?:值班|值守|防火|安全|慰问)|慰问|返乡|拜年|团拜|社火/;
const OPENING_CHARACTERS = 400;

/** A meeting on a day when nobody meets, or a calendar more regular or crowded than those of its neighbours. */
export const b105NobodyMeets: Rule = {
  code: 'B105',
  title: '开会的日子不合常情',
  check: (context) => [
    ...context.facts.branches.flatMap((branch) => branch.records.flatMap((record) => (isSettled(record) && record.role === 'meeting' ? atSpringFestival(record, branch, context) : []))),
    ...rigidCalendars(context),
    ...crowdedDays(context),
  ],
};

function atSpringFestival(record: RecordFact, branch: BranchFacts, { rulebook }: RuleContext): readonly FindingDraft[] {
  const date = certainDay(record);
  const feast = date ? springFestivalDay(date.value, rulebook.calendar) : null;
  if (!date || feast === null || goodReasons.test(`${record.title}\n${record.text.slice(0, OPENING_CHARACTERS)}`)) return [];
  const { strength, sentence } = noted(branch, record, 'weak');
  return [draftOnRecord(rulebook, 'B105', record, {
    title: `会议日期是${feast}`,
    explanation: `${nameOf(record)}，这一天是${feast}，记录中没有说到节日期间开会的缘由。${sentence}`,
    evidence: [passageOf(record, date)],
    strength,
  })];
}
