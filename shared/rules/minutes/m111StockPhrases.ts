import type { BranchFacts, RecordFact } from '../../model/facts.ts';
import { draftOnRecord, nameOf, type FindingDraft, type Rule, type RuleContext } from '../rule.ts';
import type { Rulebook } from '../rulebook.ts';
import { spokenWords } from './spokenWords.ts';

/** Only “大家一致认为”, “纷纷表示” and the like, no one named who said anything. */
export const m111StockPhrases: Rule = {
  code: 'M111',
  title: '只有套话，没有具名发言',
  check: (context) => context.minutes.flatMap(({ record, branch }) => phrasesOnly(record, branch, context)),
};

/** The stock phrases of the record, each with the words around it as written. */
export function stockPhrasesIn({ text }: RecordFact, { words }: Rulebook): readonly { readonly phrase: string; readonly quote: string }[] {
  return words.stockPhrases.flatMap((phrase) => {
    const at = text.indexOf(phrase);
    if (at < 0) return [];
    const start = Math.max(text.lastIndexOf('\n', at), text.lastIndexOf('。', at)) + 1;
    return [{ phrase, quote: text.slice(start, at + phrase.length + 24).split('\n')[0]!.trim() }];
  });
}

function phrasesOnly(record: RecordFact, branch: BranchFacts, { rulebook }: RuleContext): readonly FindingDraft[] {
  if (spokenWords(record, branch, rulebook) !== null) return [];
  const phrases = stockPhrasesIn(record, rulebook);
  if (phrases.length === 0 || isOnlyTheVote(record, phrases)) return [];
  return [draftOnRecord(rulebook, 'M111', record, {
    title: `只有“${phrases[0]!.phrase}”一类的话，没有具名发言`,
    explanation: `${nameOf(record)}关于讨论的文字是${phrases.slice(0, 3).map(({ quote }) => `“${quote}”`).join('、')}，没有读到任何一个人具名的发言。`,
    evidence: phrases.slice(0, 3).map(({ quote }) => ({ path: record.path, quote })),
  })];
}

/** “一致同意” or “一致通过” beside counted votes states a result, and is no substitute for a discussion. */
function isOnlyTheVote({ fields }: RecordFact, phrases: readonly { readonly phrase: string }[]): boolean {
  return (fields.votes ?? []).some(({ value }) => value.for !== undefined) && phrases.every(({ phrase }) => /同意|通过/.test(phrase));
}
