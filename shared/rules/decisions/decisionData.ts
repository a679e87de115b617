import { z } from 'zod';
import { stepIds } from '../../decisions/steps.ts';

const filledText = z.string({ error: '应为文字' }).refine((text) => text.trim() !== '', { error: '不能为空' });
const words = z.array(filledText, { error: '应为词语的列表' });
const count = z.int({ error: '应为整数' }).min(0, { error: '不能小于 0' });
const share = z.number({ error: '应为数字' }).min(0, { error: '应在 0 到 1 之间' }).max(1, { error: '应在 0 到 1 之间' });

const step = z.strictObject({
  id: z.enum(stepIds, { error: `应为 ${stepIds.join('、')} 之一` }),
  name: filledText,
  kinds: words.min(1, { error: '至少要有一种材料' }),
  verbKinds: words,
  verbs: words,
  labels: words,
  graceDays: count,
});

const decisions = z.strictObject({
  steps: z.array(step).refine((steps) => steps.length === stepIds.length && steps.every(({ id }, index) => id === stepIds[index]), { error: `六个环节应各有一项，依次为 ${stepIds.join('、')}` }),
  registerKinds: words,
  procedureWords: words.min(1),
  studyWords: words,
  otherBusiness: words,
  sameFrom: share,
  restartDays: count,
  /** Local: a decision is published for at least so many days, counting the first and the last. */
  publicationDays: count,
  publicationSource: filledText,
});

export const decisionShapes = {
  'decision-steps': z.strictObject({ content: z.literal('decision-steps'), edition: filledText, source: filledText, decisions }),
} as const;

export type DecisionData = z.output<typeof decisions>;
