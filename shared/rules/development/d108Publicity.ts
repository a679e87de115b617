import type { CaseFile } from '../../development/caseFile.ts';
import type { CasePaper } from '../../development/casePaper.ts';
import { daysBetween } from '../../model/calendarDate.ts';
import type { FindingDraft, Rule } from '../rule.ts';
import type { Rulebook } from '../rulebook.ts';
import { dayOf, draftOnCase, sureDay, witness } from './caseFinding.ts';

/** The publicity was shorter than the working days required, or had not ended when the branch met. */
export const d108Publicity: Rule = {
  code: 'D108',
  title: '公示时间不足或与支部大会重叠',
  check: ({ cases, rulebook }) => cases.flatMap((file) => notices(file).flatMap((paper) => [...tooShort(file, paper, rulebook), ...overlapping(file, paper, rulebook)])),
};

/** Notices with a span, each span once: the notice and the report on it state the same. */
function notices({ papers }: CaseFile): readonly CasePaper[] {
  const found = new Map<string, CasePaper>();
  for (const paper of papers) {
    if (!paper.publicity?.from.sure || !paper.publicity.to.sure) continue;
    const key = `${paper.kind} ${paper.publicity.from.date} ${paper.publicity.to.date}`;
    if (!found.has(key)) found.set(key, paper);
  }
  return [...found.values()];
}

function tooShort(file: CaseFile, paper: CasePaper, rulebook: Rulebook): readonly FindingDraft[] {
  const { from, to } = paper.publicity!;
  const days = rulebook.calendar.workingDays(from.date, to.date);
  const required = rulebook.development.edition.general.publicityWorkingDays;
  if (days === null || days >= required) return [];
  return [draftOnCase(rulebook, 'D108', file, {
    on: to.date,
    title: `公示只有 ${days} 个工作日`,
    explanation: `“${paper.record.path.split('/').at(-1)!}”的公示时间是${dayOf(from.date)}至${dayOf(to.date)}，首尾两天都算在内共 ${daysBetween(from.date, to.date) + 1} 天，其中工作日 ${days} 天，不足 ${required} 个工作日。`,
    paths: [paper.record.path],
    evidence: [from.passage],
    ...(paper.kind === 'candidatePublicity' ? {} : { severity: 'low' as const }),
    subject: `short ${paper.record.path}`,
  })];
}

function overlapping(file: CaseFile, paper: CasePaper, rulebook: Rulebook): readonly FindingDraft[] {
  if (paper.kind === 'activistPublicity') return [];
  const step = paper.kind === 'conversionPublicity' ? '23' : '15';
  const [{ from, to }, meeting] = [paper.publicity!, sureDay(file, step)];
  if (!meeting || to.date < meeting.date) return [];
  const event = file.steps.get(step)!;
  return [draftOnCase(rulebook, 'D108', file, {
    on: meeting.date,
    title: '公示未结束就召开了支部大会',
    explanation: `“${paper.record.path.split('/').at(-1)!}”的公示时间是${dayOf(from.date)}至${dayOf(to.date)}，支部大会在${dayOf(meeting.date)}（见${witness(event)}）${from.date > meeting.date ? '，公示在大会之后才开始' : '，公示还没有结束'}。`,
    paths: [paper.record.path, event.record.path],
    evidence: [from.passage, meeting.passage],
    subject: `overlap ${paper.record.path}`,
  })];
}
