import type { Rule } from '../rule.ts';
import { nameOf } from '../rule.ts';
import { repeatFindings } from './repeatFinding.ts';
import { repeatsOf } from './repeats.ts';

/** Most of a record's own text stands in a record of one other branch; what circulars or several branches have is left out. */
export const b302RepeatsOtherBranch: Rule = {
  code: 'B302',
  title: '与别的支部的记录大段相同',
  check: (context) => repeatFindings('B302', repeatsOf(context).filter(({ sameBranch }) => !sameBranch), context, ({ other, repeated, own }) => `自己的内容约 ${Math.round((repeated / own) * 100)}% 与${other.branch}${nameOf(other)}相同`),
};
