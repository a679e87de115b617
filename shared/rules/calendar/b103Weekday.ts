import { solarDaysOfLunarText } from '../../calendar/lunar.ts';
import { addDays, addMonths, calendarDate, dayOf, daysBetween, monthOf, weekdayOf, yearOf, type CalendarDate, type Weekday } from '../../model/calendarDate.ts';
import type { BranchFacts, RecordFact } from '../../model/facts.ts';
import type { Strength } from '../../model/finding.ts';
import type { Field } from '../../model/record.ts';
import { certain, certainDay, isSettled } from '../../people/certain.ts';
import { draftOnRecord, nameOf, passageOf, type FindingDraft, type Rule, type RuleContext } from '../rule.ts';
import { sayDay } from '../sayDay.ts';
import { noted } from './noted.ts';
import { statedFeasts } from './statedFeasts.ts';

/** A weekday, lunar date, solar term or feast day that does not fall on the stated date. */
export const b103Weekday: Rule = {
  code: 'B103',
  title: '星期、农历或节气与日期不符',
  check: (context) => context.facts.branches.flatMap((branch) => branch.records.flatMap((record) => (isSettled(record) ? [...wrongWeekday(record, branch, context), ...wrongLunarDay(record, branch, context), ...wrongFeast(record, branch, context)] : []))),
};

function wrongWeekday(record: RecordFact, branch: BranchFacts, { rulebook }: RuleContext): readonly FindingDraft[] {
  const [date, weekday] = [certainDay(record), certain(record.fields.weekday)];
  if (!date || !weekday || weekdayOf(date.value) === weekday.value || !isBeside(date, weekday) || namesSeveral(record, date)) return [];
  const right = weekdayOf(date.value);
  const away = Math.min((right - weekday.value + 7) % 7, (weekday.value - right + 7) % 7);
  const { strength, sentence } = noted(branch, record, away === 1 || isYearSlip(date.value, weekday.value) ? 'weak' : 'moderate');
  return [draftOnRecord(rulebook, 'B103', record, {
    title: `${sayDay(date.value)}是星期${sayWeekday(right)}，写成星期${sayWeekday(weekday.value)}`,
    explanation: `${nameOf(record)}写“${quoteOf(date, weekday)}”，这一天应是星期${sayWeekday(right)}。${fitting(date.value, weekday.value)}${away === 1 ? '只差一天，多半是笔误。' : ''}${sentence}`,
    evidence: [passageOf(record, date), passageOf(record, weekday)],
    strength,
    subject: 'weekday',
  })];
}

/** The weekday stands with the date: in the same paragraph, or in the same row of a table. */
function isBeside({ place: a }: Field<unknown>, { place: b }: Field<unknown>): boolean {
  return a.block === b.block && a.row === b.row;
}

/** 3月5日（周三）至3月7日（周五）: the weekday may belong to another day of the line. */
function namesSeveral({ text }: RecordFact, date: Field<CalendarDate>): boolean {
  const line = text.split('\n').find((candidate) => candidate.includes(date.raw)) ?? '';
  return (line.match(/(?:星期|周|礼拜)[一二三四五六日天]/g)?.length ?? 0) > 1;
}

function isYearSlip(date: CalendarDate, weekday: Weekday): boolean {
  const before = calendarDate(yearOf(date) - 1, monthOf(date), dayOf(date));
  return monthOf(date) <= 2 && before !== null && weekdayOf(before) === weekday;
}

/** Which dates near by would fall on the stated weekday: within a few days, the same day a month or a year off. */
function fitting(date: CalendarDate, weekday: Weekday): string {
  const near = [-3, -2, -1, 1, 2, 3].map((days) => addDays(date, days)).filter((day) => weekdayOf(day) === weekday);
  const monthOff = [-1, 1].map((months) => addMonths(date, months)).filter((day) => dayOf(day) === dayOf(date) && weekdayOf(day) === weekday);
  const yearOff = [-1, 1].flatMap((years) => calendarDate(yearOf(date) + years, monthOf(date), dayOf(date)) ?? []).filter((day) => weekdayOf(day) === weekday);
  return `星期${sayWeekday(weekday)}与${[...near, ...monthOff, ...yearOff].map(sayDay).join('、')}相合。`;
}

function quoteOf(date: Field<CalendarDate>, weekday: Field<Weekday>): string {
  return date.raw.includes(weekday.raw) ? date.raw : `${date.raw} ${weekday.raw}`;
}

function sayWeekday(weekday: Weekday): string {
  return '一二三四五六日'[weekday - 1]!;
}

function wrongLunarDay(record: RecordFact, branch: BranchFacts, { rulebook }: RuleContext): readonly FindingDraft[] {
  const [date, lunar] = [certainDay(record), certain(record.fields.lunarDate)];
  if (!date || !lunar || !isBeside(date, lunar)) return [];
  const days = solarDaysOfLunarText(lunar.value, date.value);
  // 腊月三十 is said for the last day of any year.
  if (days.length === 0 || /(?:腊月|十二月)三十/.test(lunar.value) || days.includes(date.value)) return [];
  const nearest = days.toSorted((a, b) => Math.abs(daysBetween(a, date.value)) - Math.abs(daysBetween(b, date.value)))[0]!;
  const away = Math.abs(daysBetween(nearest, date.value));
  const { strength, sentence } = noted(branch, record, away <= 1 ? 'weak' : 'moderate');
  return [draftOnRecord(rulebook, 'B103', record, {
    title: `${lunar.value}不是${sayDay(date.value)}`,
    explanation: `${nameOf(record)}写“${date.raw}”和“${lunar.value}”，而${lunar.value}是${sayDay(nearest)}，相差 ${away} 天。${sentence}`,
    evidence: [passageOf(record, date), passageOf(record, lunar)],
    strength,
    subject: 'lunar',
  })];
}

/** “今天是重阳节” on another day; people celebrate some days early or late, so that only a wide gap counts. */
function wrongFeast(record: RecordFact, branch: BranchFacts, { rulebook }: RuleContext): readonly FindingDraft[] {
  const date = record.role === 'meeting' ? certainDay(record) : undefined;
  if (!date) return [];
  const wrong = statedFeasts(record.text, date.value).filter(({ day, exact }) => Math.abs(daysBetween(day, date.value)) > (exact ? 3 : 10));
  const [first] = wrong;
  if (!first) return [];
  const away = Math.abs(daysBetween(first.day, date.value));
  const usual: Strength = away > 20 ? 'moderate' : 'weak';
  const { strength, sentence } = noted(branch, record, usual);
  return [draftOnRecord(rulebook, 'B103', record, {
    title: `${sayDay(date.value)}不是${first.name}`,
    explanation: `${nameOf(record)}中说“${first.quote}”，而当年的${first.name}是${sayDay(first.day)}，与记录日期相差 ${away} 天。${sentence}`,
    evidence: [passageOf(record, date), { path: record.path, quote: first.quote }],
    strength,
    subject: 'feast',
  })];
}
