import { daysBetween } from '../../model/calendarDate.ts';
import type { BranchFacts, RecordFact } from '../../model/facts.ts';
import { draftOnRecord, nameOf, passageOf, type FindingDraft, type Rule, type RuleContext } from '../rule.ts';
import type { Rulebook } from '../rulebook.ts';

/** 组织生活会 without criticism and self-criticism, or turned into a work report. */
export const m112LifeMeeting: Rule = {
  code: 'M112',
  title: '组织生活会没有批评和自我批评',
  check: (context) => context.minutes.flatMap(({ record, branch }) => withoutCriticism(record, branch, context)),
};

/** Papers written for the meeting lie within some six weeks of it. */
const DAYS_AROUND = 45;

function withoutCriticism(record: RecordFact, branch: BranchFacts, { rulebook }: RuleContext): readonly FindingDraft[] {
  if (!isLifeMeeting(record, rulebook)) return [];
  const { words } = rulebook;
  const named = words.criticism.filter((word) => record.text.includes(word));
  const content = criticismIn(record, rulebook);
  if (content !== null) return [];
  if (named.length > 0 && hasOwnPapers(record, branch)) return [];
  const report = words.workReport.filter((word) => record.text.includes(word));
  const what = report.length > 0 && named.length === 0 ? `正文以${report.slice(0, 3).map((word) => `“${word}”`).join('、')}为主` : named.length > 0 ? `提到${named.slice(0, 3).map((word) => `“${word}”`).join('、')}，但没有任何人的具体意见` : '全文没有出现批评、自我批评、查摆问题等内容';
  const topics = record.fields.topics ?? [];
  return [draftOnRecord(rulebook, 'M112', record, {
    title: report.length > 0 && named.length === 0 ? '组织生活会的内容以工作汇报为主' : '组织生活会没有批评和自我批评的内容',
    explanation: `${nameOf(record)}${what}，没有读到查摆问题、自我批评或相互批评的具体内容。`,
    evidence: topics.length > 0 ? topics.slice(0, 4).map((topic) => passageOf(record, topic)) : [{ path: record.path, quote: sentenceWith(record, report[0] ?? named[0]) }],
  })];
}

function isLifeMeeting(record: RecordFact, { words }: Rulebook): boolean {
  if (record.kind === 'organisationLifeMeeting') return true;
  const title = record.fields.title?.value ?? record.title;
  return record.role === 'meeting' && title.includes('组织生活会') && !words.preparation.some((word) => title.includes(word));
}

/** A sentence that says what somebody lacks or should do better, beyond naming the agenda. */
function criticismIn({ text, fields }: RecordFact, { words }: Rulebook): string | null {
  const agenda = new Set((fields.topics ?? []).map(({ value }) => value));
  const sentences = [...(fields.speeches ?? []).map(({ value }) => value.text), ...text.split(/[\n。；]/)];
  return sentences.find((sentence) => {
    const trimmed = sentence.trim();
    if (trimmed.length < 8 || agenda.has(trimmed) || /^(?:会议)?(?:议题|议程|主题)/.test(trimmed)) return false;
    return words.criticismContent.some((word) => trimmed.includes(word));
  }) ?? null;
}

/** 对照检查材料 and the like, filed with the meeting or near it: the criticism may stand there. */
function hasOwnPapers(record: RecordFact, branch: BranchFacts): boolean {
  const named = [...(record.fields.attachments ?? []).map(({ value }) => value), ...record.attachments.map(({ path }) => path)].some((name) => /对照检查|剖析|批评意见|检视/.test(name));
  return named || branch.records.some(({ kind, date, year }) => kind === 'selfCriticism' && (date !== null && record.date !== null ? Math.abs(daysBetween(date, record.date)) <= DAYS_AROUND : year !== null && year === record.year));
}

function sentenceWith({ text, title }: RecordFact, word: string | undefined): string {
  if (word === undefined) return title;
  return text.split(/[\n。；]/).find((sentence) => sentence.includes(word))?.trim().slice(0, 60) ?? title;
}
