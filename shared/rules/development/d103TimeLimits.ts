import type { CaseFile } from '../../development/caseFile.ts';
import { addMonths, daysBetween } from '../../model/calendarDate.ts';
import type { FindingDraft, Rule } from '../rule.ts';
import type { Rulebook } from '../rulebook.ts';
import { dayOf, draftOnCase, stepOf, sureDay, witness } from './caseFinding.ts';
import type { DevelopmentLimit } from './developmentData.ts';

/** A time limit between two steps is broken: too early or too late. */
export const d103TimeLimits: Rule = {
  code: 'D103',
  title: '发展党员时限不符',
  check: ({ cases, rulebook }) => cases.flatMap((file) => rulebook.development.limits.flatMap((limit) => broken(file, limit, rulebook))),
};

/** The months that “特殊情况可适当延长审批时间，但不得超过六个月” allows. */
const EXTENDED_MONTHS = 6;

function broken(file: CaseFile, limit: Rulebook['development']['limits'][number], rulebook: Rulebook): readonly FindingDraft[] {
  const [from, to] = [sureDay(file, limit.from), sureDay(file, limit.to)];
  // What is in the wrong order is D102's.
  if (!from || !to || to.date < from.date) return [];
  const edge = addMonths(from.date, limit.months);
  if (limit.bound === 'atLeast' ? to.date >= edge : to.date <= edge) return [];
  const [first, second] = [stepOf(rulebook, limit.from), stepOf(rulebook, limit.to)];
  const days = daysBetween(from.date, to.date);
  const said = limit.bound === 'atLeast'
    ? `相隔 ${days} 天，不满 ${limit.months} 个月，比${dayOf(edge)}早 ${daysBetween(to.date, edge)} 天`
    : `相隔 ${days} 天，超过 ${limit.months} 个月，比${dayOf(edge)}晚 ${daysBetween(edge, to.date)} 天`;
  const [begin, end] = [file.steps.get(limit.from)!, file.steps.get(limit.to)!];
  const severity = limit.force === 'local' || mayBeExtended(limit, from.date, to.date) ? 'low' : undefined;
  return [draftOnCase(rulebook, 'D103', file, {
    on: to.date,
    title: `从“${first.name}”到“${second.name}”${limit.bound === 'atLeast' ? `不满 ${limit.months} 个月` : `超过 ${limit.months} 个月`}`,
    explanation: `“${first.name}”在${dayOf(from.date)}（见${witness(begin)}），“${second.name}”在${dayOf(to.date)}（见${witness(end)}），${said}。`,
    paths: [begin.record.path, end.record.path],
    evidence: [from.passage, to.passage],
    ...(severity ? { severity } : {}),
    basis: { edition: limit.source, text: limit.text, status: limit.force === 'local' ? 'local' : limit.articleVerified === true ? 'verified' : 'recalled', ...(limit.article === undefined ? {} : { article: limit.article, articleVerified: limit.articleVerified ?? false }) },
    subject: `${limit.from} ${limit.to} ${limit.bound}`,
  })];
}

function mayBeExtended({ to, bound }: DevelopmentLimit, from: Parameters<typeof addMonths>[0], date: string): boolean {
  return bound === 'atMost' && to === '17' && date <= addMonths(from, EXTENDED_MONTHS);
}
