import type { Rule } from '../rule.ts';
import { nameOf } from '../rule.ts';
import { hasOtherTitle } from './otherTitle.ts';
import { repeatFindings } from './repeatFinding.ts';
import { repeatsOf } from './repeats.ts';

/** Most of a record's own text stands word for word in another record of the branch: another month, year or meeting. */
export const b301RepeatsOwnBranch: Rule = {
  code: 'B301',
  title: '与本支部另一份记录大段相同',
  check: (context) => repeatFindings('B301', repeatsOf(context).filter((repeat) => repeat.sameBranch && !hasOtherTitle(repeat, context.rulebook)), context, ({ other, repeated, own }) => `自己的内容约 ${Math.round((repeated / own) * 100)}% 与${nameOf(other)}相同`),
};
