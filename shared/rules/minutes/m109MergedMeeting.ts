import type { RecordFact } from '../../model/facts.ts';
import { draftOnRecord, nameOf, passageOf, type FindingDraft, type Rule, type RuleContext } from '../rule.ts';
import type { Rulebook } from '../rulebook.ts';

/** An administrative or business meeting filed as a branch meeting, or held and recorded together with one. */
export const m109MergedMeeting: Rule = {
  code: 'M109',
  title: '以行政、业务会议代替或合并组织生活',
  check: (context) => context.minutes.flatMap(({ record }) => merged(record, context)),
};

const partyMeetings: ReadonlySet<string> = new Set(['branchMeeting', 'committeeMeeting', 'groupMeeting', 'partyLecture', 'themeDay', 'organisationLifeMeeting', 'democraticReview']);

function merged(record: RecordFact, { rulebook }: RuleContext): readonly FindingDraft[] {
  if (!partyMeetings.has(record.kind!) || isDecisionChain(record, rulebook)) return [];
  const { words } = rulebook;
  const title = record.fields.title?.value ?? record.title;
  const evidence = record.fields.title ? [passageOf(record, record.fields.title)] : [{ path: record.path, quote: title }];
  const administrative = words.administrativeMeetings.find((word) => title.includes(word));
  if (administrative !== undefined) {
    const asParty = words.partyWords.some((word) => title.includes(word));
    return [draftOnRecord(rulebook, 'M109', record, {
      title: asParty ? `与“${administrative}”合并记录` : `题名为“${administrative}”，按组织生活归集`,
      explanation: asParty ? `${nameOf(record)}的题名把组织生活与“${administrative}”写在一起，一份记录兼作两种会议。` : `${nameOf(record)}的题名是“${administrative}”，没有出现支部、党员大会等字样，却作为组织生活记录归集。`,
      evidence,
    })];
  }
  return businessOnly(record, rulebook);
}

/** Every topic is a business one, and neither topics nor text show anything of the branch's own. */
function businessOnly(record: RecordFact, rulebook: Rulebook): readonly FindingDraft[] {
  const { words } = rulebook;
  const topics = record.fields.topics ?? [];
  const business = topics.flatMap(({ value }) => words.businessTopics.find((word) => value.includes(word)) ?? []);
  if (topics.length === 0 || business.length < topics.length) return [];
  const heading = new Set([record.fields.title?.raw, record.fields.organisation?.raw, record.title]);
  const body = record.text.split('\n').filter((line) => !heading.has(line.trim())).join('\n');
  const own = [...words.partyWords, ...words.study].filter((word) => !/党员大会|支委会|支部|党员/.test(word) && body.includes(word));
  // 党员 and 支部 also stand in the attendance lines of any branch minutes; what counts is what was dealt with.
  if (own.length > 0 || topics.some(({ value }) => /党|支部|组织/.test(value)) || /(?:讨论|审议|表决|商议|研究)/.test(topics.map(({ value }) => value).join())) return [];
  return [draftOnRecord(rulebook, 'M109', record, {
    severity: 'info',
    title: '议题都是行政、业务事项',
    explanation: `${nameOf(record)}的议题是${topics.slice(0, 4).map(({ value }) => `“${value.slice(0, 40)}”`).join('、')}，都属于行政、业务事项（${[...new Set(business)].join('、')}），没有读到党内事项、学习或审议的内容。`,
    evidence: topics.slice(0, 4).map((topic) => passageOf(record, topic)),
  })];
}

/** 四议两公开: the branch's discussion of village matters is what the rules ask for; 提议 and 商议 may be held together. */
function isDecisionChain({ title, fields, text }: RecordFact, { words }: Rulebook): boolean {
  const about = [title, fields.title?.value ?? '', ...(fields.topics ?? []).map(({ value }) => value), text.slice(0, 300)].join('\n');
  return words.decisionChain.some((word) => about.includes(word));
}
