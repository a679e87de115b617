import type { Rule } from '../rule.ts';
import { nameOf } from '../rule.ts';
import { hasOtherTitle } from './otherTitle.ts';
import { repeatFindings } from './repeatFinding.ts';
import { repeatsOf } from './repeats.ts';

/** The same body under another title: a meeting of another kind, or other topics above the same speeches and decisions. */
export const b304OtherTitle: Rule = {
  code: 'B304',
  title: '正文相同，只换了标题',
  check: (context) => repeatFindings('B304', repeatsOf(context).filter((repeat) => repeat.sameBranch && hasOtherTitle(repeat, context.rulebook)), context, ({ other }) => `正文与${nameOf(other)}相同，会议名称或议题不同`),
};
