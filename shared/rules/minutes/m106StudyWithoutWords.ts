import type { BranchFacts, RecordFact } from '../../model/facts.ts';
import { draftOnRecord, nameOf, passageOf, type FindingDraft, type Rule, type RuleContext } from '../rule.ts';
import type { Rulebook } from '../rulebook.ts';
import { spokenWords } from './spokenWords.ts';
import { stockPhrasesIn } from './m111StockPhrases.ts';

/** 学而不议: study or topics, but nobody's words. */
export const m106StudyWithoutWords: Rule = {
  code: 'M106',
  title: '学而不议',
  check: (context) => context.minutes.flatMap(({ record, branch }) => wordless(record, branch, context)),
};

const kinds: ReadonlySet<string> = new Set(['branchMeeting', 'committeeMeeting', 'groupMeeting', 'themeDay', 'jointMeeting', 'decisionReview', 'organisationLifeMeeting']);

function wordless(record: RecordFact, branch: BranchFacts, { rulebook }: RuleContext): readonly FindingDraft[] {
  if (!kinds.has(record.kind!) || spokenWords(record, branch, rulebook) !== null) return [];
  const study = studyIn(record, rulebook);
  const topics = record.fields.topics ?? [];
  // With topics but no study, phrases such as “一致同意” are M111's matter: one fault, one finding.
  if (study === null && (topics.length === 0 || stockPhrasesIn(record, rulebook).length > 0)) return [];
  if (isHandsOn(record, rulebook)) return [];
  const named = [...(record.fields.studied ?? []), ...topics];
  // “学习《中国共产党章程》” says all that “中国共产党章程” does.
  const read = named.filter(({ value }, index) => !named.some((other, at) => at !== index && other.value.includes(value) && (other.value !== value || at < index)));
  const about = read.length > 0 ? read.map(({ value }) => `“${value.slice(0, 40)}”`).slice(0, 4).join('、') : `“${study ?? ''}”`;
  return [draftOnRecord(rulebook, 'M106', record, {
    title: study === null ? '有议题，没有任何人的发言' : '有学习内容，没有任何人的发言',
    explanation: `${nameOf(record)}记有${about}，全文 ${record.text.length} 字，没有读到任何一个人的发言或意见。`,
    evidence: read.length > 0 ? read.slice(0, 4).map((field) => passageOf(record, field)) : [{ path: record.path, quote: study ?? '' }],
  })];
}

function studyIn(record: RecordFact, { words }: Rulebook): string | null {
  const studied = record.fields.studied?.[0];
  if (studied) return studied.raw;
  return record.text.split(/[\n。；]/).find((sentence) => words.study.some((word) => sentence.includes(word)))?.trim().slice(0, 60) ?? null;
}

/** Volunteer work, visits and the like: doing, not talking, is the point of such a day. */
function isHandsOn(record: RecordFact, { words }: Rulebook): boolean {
  return record.kind === 'themeDay' && words.handsOn.some((word) => record.text.includes(word));
}
