import type { CaseFile } from '../../development/caseFile.ts';
import type { CasePaper, StepEvent } from '../../development/casePaper.ts';
import type { MeetingMatter } from '../../development/meetingMatters.ts';
import { daysBetween, yearOf } from '../../model/calendarDate.ts';
import type { DevelopmentStepId } from '../../model/development.ts';
import type { RecordFact } from '../../model/facts.ts';
import { sure } from '../minutes/sureField.ts';
import { isRead, passageOf, type FindingDraft, type Rule } from '../rule.ts';
import type { Rulebook } from '../rulebook.ts';
import { dayOf, draftOnCase, stepOf } from './caseFinding.ts';

/** The branch meeting of the file is not among the branch's minutes, or they contradict each other. */
export const d106BranchMeeting: Rule = {
  code: 'D106',
  title: '支部大会与会议记录不一致',
  check: ({ cases, rulebook }) => cases.flatMap((file) => branchSteps.flatMap((step) => compare(file, step, rulebook))),
};

const branchSteps: readonly DevelopmentStepId[] = ['15', '23'];

/** A 志愿书 is often signed within days of the meeting whose resolution it bears. */
const FORM_DAYS = 3;
/** So many read minutes of a year say that the branch's assemblies of that year are here. */
const MINUTES_OF_YEAR = 2;

function compare(file: CaseFile, step: DevelopmentStepId, rulebook: Rulebook): readonly FindingDraft[] {
  const claims = file.events.filter((event) => event.step === step && event.source !== 'minutes' && event.dated?.sure === true);
  const minutes = file.meetings.filter((meeting) => meeting.step === step && meeting.record.kind === 'branchMeeting' && meeting.record.confirmed && meeting.record.date !== null);
  if (minutes.length === 0) return claims[0] ? notFound(file, step, claims[0], rulebook) : [];
  return [...otherDay(file, step, claims, minutes, rulebook), ...otherFigures(file, step, minutes, rulebook)];
}

function notFound(file: CaseFile, step: DevelopmentStepId, claim: StepEvent, rulebook: Rulebook): readonly FindingDraft[] {
  const { date, passage } = claim.dated!;
  const year = file.branch.records.filter(({ role, year: of }) => role === 'meeting' && of === yearOf(date));
  const assemblies = year.filter(({ kind }) => kind === 'branchMeeting');
  const open = year.some((record) => (record.kind === 'branchMeeting' || record.kind === 'minuteBook') && (!isRead(record, rulebook) || record.date === null || !record.confirmed));
  if (open || assemblies.length < MINUTES_OF_YEAR || year.some((record) => Math.abs(daysBetween(record.date ?? date, date)) <= FORM_DAYS && record.text.replace(/\s/g, '').includes(file.person))) return [];
  const same = assemblies.find((record) => record.date === date);
  const what = stepOf(rulebook, step).name;
  const file1 = claim.record.path.split('/').at(-1)!;
  return [draftOnCase(rulebook, 'D106', file, {
    on: date,
    title: same ? `${dayOf(date)}党员大会记录中没有讨论其事` : `会议记录中没有${dayOf(date)}的党员大会`,
    explanation: same
      ? `“${file1}”写明${what}在${dayOf(date)}，而当天的党员大会记录“${same.path.split('/').at(-1)!}”里没有出现${file.person}。`
      : `“${file1}”写明${what}在${dayOf(date)}，本支部${yearOf(date)}年收有 ${assemblies.length} 份党员大会记录（${assemblies.map((record) => dayOf(record.date!)).join('、')}），没有这一次，其他记录也没有讨论${file.person}。`,
    paths: [claim.record.path, ...(same ? [same.path] : [])],
    evidence: [passage],
    subject: `${step} minutes`,
  })];
}

function otherDay(file: CaseFile, step: DevelopmentStepId, claims: readonly StepEvent[], minutes: readonly MeetingMatter[], rulebook: Rulebook): readonly FindingDraft[] {
  const days = minutes.map(({ record }) => record.date!);
  const differing = claims.filter(({ dated, source }) => !days.some((day) => Math.abs(daysBetween(day, dated!.date)) <= (source === 'form' ? FORM_DAYS : 0)));
  const [first] = differing;
  if (!first) return [];
  const [meeting] = minutes;
  return [draftOnCase(rulebook, 'D106', file, {
    on: first.dated!.date,
    title: `${stepOf(rulebook, step).name}的日期与会议记录不一致`,
    explanation: `会议记录“${meeting!.record.path.split('/').at(-1)!}”显示，讨论${file.person}的党员大会在${days.map(dayOf).join('、')}；${differing.map(({ dated, record }) => `“${record.path.split('/').at(-1)!}”写的是${dayOf(dated!.date)}`).join('，')}。`,
    paths: [meeting!.record.path, ...differing.map(({ record }) => record.path)],
    evidence: [meeting!.passage, ...differing.map(({ dated }) => dated!.passage)],
    subject: `${step} date`,
  })];
}

/** Votes and voters that the ballots' summary or the 志愿书 state against those of the minutes. */
function otherFigures(file: CaseFile, step: DevelopmentStepId, minutes: readonly MeetingMatter[], rulebook: Rulebook): readonly FindingDraft[] {
  return minutes.flatMap(({ record, passage }) => file.papers.filter((paper) => speaksOf(paper, step) && paper.record.path !== record.path && (paper.dated === null || paper.dated.date === record.date || paper.kind === 'membershipForm')).flatMap((paper): readonly FindingDraft[] => {
    const differences = [votesDiffer(paper, record, file.person, rulebook), votersDiffer(paper, record, rulebook)].filter((text) => text !== null);
    if (differences.length === 0) return [];
    return [draftOnCase(rulebook, 'D106', file, {
      on: record.date,
      title: `${stepOf(rulebook, step).name}的票数或人数与会议记录不一致`,
      explanation: `${dayOf(record.date!)}讨论${file.person}，“${paper.record.path.split('/').at(-1)!}”与会议记录“${record.path.split('/').at(-1)!}”所记不同：${differences.join('；')}。`,
      paths: [record.path, paper.record.path],
      evidence: [passage, ...(paper.votes ? [paper.votes.passage] : []), ...(paper.entitled ? [paper.entitled.passage] : []), ...(record.fields.votes ?? []).slice(0, 1).map((vote) => passageOf(record, vote))],
      subject: `${step} figures ${paper.record.path}`,
    })];
  }));
}

function speaksOf({ kind, record }: CasePaper, step: DevelopmentStepId): boolean {
  if (!record.confirmed) return false;
  return step === '15' ? kind === 'admissionBallots' || kind === 'membershipForm' : kind === 'conversionBallots';
}

function votesDiffer({ votes }: CasePaper, record: RecordFact, person: string, rulebook: Rulebook): string | null {
  if (!votes || votes.for === null) return null;
  const counted = (record.fields.votes ?? []).filter((vote) => sure(vote, rulebook) && vote.value.for !== undefined);
  const about = counted.filter(({ value, raw }) => value.subject?.includes(person) === true || raw.includes(person));
  const [vote] = about.length > 0 ? about : counted;
  // Of several votes of one meeting nobody can say which was this person's.
  if (!vote || (about.length === 0 && counted.length > 1)) return null;
  const { for: approved, against } = vote.value;
  if (approved === votes.for && (against === undefined || votes.against === null || against === votes.against)) return null;
  return `赞成 ${votes.for} 票${votes.against === null ? '' : `、反对 ${votes.against} 票`}，会议记录为赞成 ${approved!} 票${against === undefined ? '' : `、反对 ${against} 票`}`;
}

function votersDiffer({ entitled }: CasePaper, { fields }: RecordFact, rulebook: Rulebook): string | null {
  if (!entitled) return null;
  const [voters, expected] = [sure(fields.entitledToVote, rulebook)?.value, sure(fields.expected, rulebook)?.value];
  if (voters !== undefined && voters !== entitled.count && !(expected !== undefined && expected === entitled.count)) return `有表决权党员 ${entitled.count} 人，会议记录为 ${voters} 人`;
  return voters === undefined && expected !== undefined && entitled.count > expected ? `有表决权党员 ${entitled.count} 人，多于会议记录的应到 ${expected} 人` : null;
}
