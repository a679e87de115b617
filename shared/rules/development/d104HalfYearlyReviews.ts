import type { CaseFile } from '../../development/caseFile.ts';
import type { DatedPassage } from '../../development/casePaper.ts';
import { addDays, addMonths, calendarDate, daysBetween, type CalendarDate } from '../../model/calendarDate.ts';
import type { FindingDraft, Rule } from '../rule.ts';
import type { Rulebook } from '../rulebook.ts';
import { basisOf, dayOf, draftOnCase, stepOf, sureDay } from './caseFinding.ts';

/** The half-yearly review of an activist is missing, or two lie too far apart. */
export const d104HalfYearlyReviews: Rule = {
  code: 'D104',
  title: '半年考察缺失或间隔过长',
  check: ({ cases, facts, rulebook }) => cases.flatMap((file) => gapsIn(file, facts.asOf, rulebook)),
};

interface Point {
  readonly date: CalendarDate;
  readonly name: string;
  readonly dated: DatedPassage | null;
}

function gapsIn(file: CaseFile, asOf: CalendarDate, rulebook: Rulebook): readonly FindingDraft[] {
  const begin = sureDay(file, '3');
  const papers = file.papers.filter(({ kind }) => kind === 'activistReview');
  // No review at all is a missing material (D101); one that could not be read may hold any number of them.
  if (!begin || papers.length === 0 || papers.some(({ readable, record }) => !readable || !record.confirmed)) return [];
  const end = endOf(file, asOf);
  if (!end) return [];
  const days = [...new Map(papers.flatMap(({ reviews, dated }) => [...reviews, ...(dated ? [dated] : [])]).filter(({ date }) => date > begin.date && date <= end.date).map((dated) => [dated.date, dated])).values()].sort((a, b) => (a.date < b.date ? -1 : 1));
  if (papers.every(({ dated, reviews }) => dated === null && reviews.length === 0)) return [];
  const points: readonly Point[] = [{ date: begin.date, name: '确定为积极分子', dated: begin }, ...days.map((dated) => ({ date: dated.date, name: '考察', dated })), end];
  const { reviewEveryMonths, reviewToleranceDays } = rulebook.development.edition.general;
  const step = stepOf(rulebook, '6');
  const first = file.branch.years?.first;
  return points.slice(1).flatMap((to, index): readonly FindingDraft[] => {
    const from = points[index]!;
    const until = addDays(addMonths(from.date, reviewEveryMonths), reviewToleranceDays);
    if (to.date <= until || (first !== undefined && Number(until.slice(0, 4)) < first)) return [];
    return [draftOnCase(rulebook, 'D104', file, {
      on: until,
      title: `${dayOf(from.date)}至${dayOf(to.date)}之间缺半年考察`,
      explanation: `${from.name}在${dayOf(from.date)}，此后到${to.name}（${dayOf(to.date)}）相隔 ${daysBetween(from.date, to.date)} 天，超过半年（已宽限 ${reviewToleranceDays} 天），其间没有见到考察记录。已见考察日期：${days.map(({ date }) => dayOf(date)).join('、') || '无'}。`,
      paths: papers.map(({ record }) => record.path),
      evidence: [from.dated, to.dated].flatMap((dated) => (dated ? [dated.passage] : [])),
      basis: basisOf(rulebook, step, '党支部每半年对入党积极分子进行一次考察'),
      subject: from.date,
    })];
  });
}

/** Reviews are due until the person becomes a candidate; of an open case until the folder's last year ends or the check. */
function endOf(file: CaseFile, asOf: CalendarDate): Point | null {
  if (file.steps.has('7')) {
    const day = sureDay(file, '7');
    return day ? { date: day.date, name: '确定为发展对象', dated: day } : null;
  }
  const later = [...file.steps.values()].some(({ step }) => Number(step.replace('a', '')) > 7);
  const last = file.branch.years?.last;
  if (later || last === undefined) return null;
  const yearEnd = calendarDate(last, 12, 31)!;
  const date = yearEnd < asOf ? yearEnd : asOf;
  return { date, name: date === asOf ? '检查日' : '本文件夹所收年份结束', dated: null };
}
