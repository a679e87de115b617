import type { RecordFact } from '../../model/facts.ts';
import { draftOnRecord, nameOf, passageOf, type FindingDraft, type Rule, type RuleContext } from '../rule.ts';

/** 议而不决: topics that ask for a decision, but no conclusion, decision or assignment. */
export const m107TopicsWithoutConclusion: Rule = {
  code: 'M107',
  title: '议而不决',
  check: (context) => context.minutes.flatMap(({ record }) => undecided(record, context)),
};

const kinds: ReadonlySet<string> = new Set(['branchMeeting', 'committeeMeeting', 'jointMeeting', 'decisionReview', 'villageCommitteeMeeting', 'villagersRepresentativesMeeting', 'villagersMeeting']);

function undecided(record: RecordFact, { rulebook }: RuleContext): readonly FindingDraft[] {
  const { decisions = [], votes = [] } = record.fields;
  // A speech that was read as one more topic is none.
  const topics = (record.fields.topics ?? []).filter(({ value }) => !/^[\u3400-\u9fff]{2,4}[:：]/.test(value));
  if (!kinds.has(record.kind!) || decisions.length > 0 || votes.length > 0) return [];
  const { words } = rulebook;
  const toDecide = topics.filter(({ value }) => words.topicsToDecide.some((word) => value.includes(word)));
  // The topics' own words (“讨论通过……”) say what was to be decided, not that it was.
  const rest = topics.reduce((text, { value }) => text.replaceAll(value, ''), record.text);
  if (toDecide.length === 0 || words.conclusions.some((word) => rest.includes(word))) return [];
  return [draftOnRecord(rulebook, 'M107', record, {
    title: '有议题，没有结论、决定或分工',
    explanation: `${nameOf(record)}的议题${toDecide.slice(0, 4).map(({ value }) => `“${value.slice(0, 40)}”`).join('、')}需要作出结论，记录中没有读到决定、表决结果或由谁负责。`,
    evidence: toDecide.slice(0, 4).map((topic) => passageOf(record, topic)),
  })];
}
