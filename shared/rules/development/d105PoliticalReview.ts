import type { CaseFile } from '../../development/caseFile.ts';
import type { CasePaper } from '../../development/casePaper.ts';
import { daysBetween } from '../../model/calendarDate.ts';
import type { FindingDraft, Rule } from '../rule.ts';
import type { Rulebook } from '../rulebook.ts';
import { dayOf, draftOnCase, sureDay, witness } from './caseFinding.ts';

/** The conclusion of the political review is dated before the replies it rests on, or after the branch meeting. */
export const d105PoliticalReview: Rule = {
  code: 'D105',
  title: '政审结论日期与函调、支部大会不合',
  check: ({ cases, rulebook }) => cases.flatMap((file) => {
    const conclusion = conclusionOf(file);
    return conclusion ? [...beforeReplies(file, conclusion, rulebook), ...afterMeeting(file, conclusion, rulebook)] : [];
  }),
};

/** The paper that concludes; a certificate or a letter filed under 政审 concludes nothing. */
function conclusionOf({ papers }: CaseFile): CasePaper | null {
  const reviews = papers.filter(({ kind, title, dated }) => kind === 'politicalReview' && dated?.sure === true && !/证明|函|提纲|方案|请示/.test(title));
  return reviews.find(({ title }) => /综合|结论|报告/.test(title)) ?? (reviews.length === 1 ? reviews[0]! : null);
}

function beforeReplies(file: CaseFile, conclusion: CasePaper, rulebook: Rulebook): readonly FindingDraft[] {
  const day = conclusion.dated!;
  const late = file.papers.filter(({ reply }) => reply?.sure === true && reply.date > day.date);
  if (late.length === 0) return [];
  return [draftOnCase(rulebook, 'D105', file, {
    on: day.date,
    title: '政审结论早于函调回函',
    explanation: `“${nameOfFile(conclusion)}”的日期是${dayOf(day.date)}，所依据的${late.map((paper) => `“${nameOfFile(paper)}”回函日期是${dayOf(paper.reply!.date)}（晚 ${daysBetween(day.date, paper.reply!.date)} 天）`).join('、')}。结论应在收齐回函之后作出。`,
    paths: [conclusion.record.path, ...late.map(({ record }) => record.path)],
    evidence: [day.passage, ...late.map(({ reply }) => reply!.passage)],
    subject: 'replies',
  })];
}

function afterMeeting(file: CaseFile, conclusion: CasePaper, rulebook: Rulebook): readonly FindingDraft[] {
  const [day, meeting] = [conclusion.dated!, sureDay(file, '15')];
  if (!meeting || day.date <= meeting.date) return [];
  const event = file.steps.get('15')!;
  return [draftOnCase(rulebook, 'D105', file, {
    on: day.date,
    title: '政审结论晚于支部大会',
    explanation: `“${nameOfFile(conclusion)}”的日期是${dayOf(day.date)}，晚于讨论接收的支部大会${dayOf(meeting.date)}（见${witness(event)}）${daysBetween(meeting.date, day.date)} 天。政治审查应在支部大会之前完成。`,
    paths: [conclusion.record.path, event.record.path],
    evidence: [day.passage, meeting.passage],
    subject: 'meeting',
  })];
}

function nameOfFile({ record }: CasePaper): string {
  return record.path.split('/').at(-1)!;
}
