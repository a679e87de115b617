import type { Strength } from '../../model/finding.ts';
import { nameOf, type FindingDraft, type Rule } from '../rule.ts';
import { hasOtherTitle } from './otherTitle.ts';
import { repeatFindings } from './repeatFinding.ts';
import { repeatsOf } from './repeats.ts';
import { reusedSentences } from './reusedSentences.ts';
import { reuseFinding } from './reuseFinding.ts';

/**
 * Most of a record's own text stands word for word in another record of the branch, another month, year or meeting, or
 * sentence by sentence in several earlier ones. A record gets the more telling of the two.
 */
export const b301RepeatsOwnBranch: Rule = {
  code: 'B301',
  title: '与本支部另一份记录大段相同',
  check: (context) => {
    const repeats = repeatsOf(context).filter((repeat) => repeat.sameBranch);
    const pairs = repeatFindings('B301', repeats.filter((repeat) => !hasOtherTitle(repeat, context.rulebook)), context, ({ other, repeated, own }) => `自己的内容约 ${Math.round((repeated / own) * 100)}% 与${nameOf(other)}相同`);
    // What B304 says of a record is not said again.
    const retitled = new Set(repeats.filter((repeat) => hasOtherTitle(repeat, context.rulebook)).map(({ record }) => record));
    const branches = new Map(context.facts.branches.map((branch) => [branch.name, branch]));
    const sentences = reusedSentences(context).flatMap((reuse) => (retitled.has(reuse.record) ? [] : (reuseFinding(reuse, branches.get(reuse.record.branch)!, context) ?? [])));
    return moreTelling(pairs, sentences);
  },
};

const ranks: Readonly<Record<Strength, number>> = { weak: 1, moderate: 2, strong: 3 };

function moreTelling(pairs: readonly FindingDraft[], sentences: readonly FindingDraft[]): readonly FindingDraft[] {
  const keyOf = ({ paths, ordinal }: FindingDraft): string => `${ordinal} ${paths[0]}`;
  const found = new Map(pairs.map((draft) => [keyOf(draft), draft]));
  for (const draft of sentences) {
    const pair = found.get(keyOf(draft));
    if (!pair || ranks[pair.strength!] < ranks[draft.strength!]) found.set(keyOf(draft), draft);
  }
  return [...found.values()];
}
