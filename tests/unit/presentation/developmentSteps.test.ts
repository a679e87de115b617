import { expect, it } from 'vitest';
import { stepLooks } from '../../../shared/presentation/developmentSteps.ts';
import type { DevelopmentCase, DevelopmentStepState } from '../../../shared/model/development.ts';

const outline = { edition: '2014年版', steps: (['1', '2', '3', '4', '5'] as const).map((id) => ({ id, name: `第${id}步`, stage: '申请入党' })), pending: [] };
const step = (id: '1' | '3', missing: readonly string[] = []): DevelopmentStepState => ({ step: id, name: '', stage: '', date: null, source: 'paper', evidence: [], missing });

it('tells done, lacking, passed over, next and open apart', () => {
  // Only what the time line looks at.
  const state = { steps: [step('1', ['谈话记录']), step('3')], reached: '3', next: { step: '4', name: '', on: null, bound: null } } as unknown as DevelopmentCase;
  expect(stepLooks(state, outline).map(({ look }) => look)).toEqual(['lacking', 'passed', 'done', 'next', 'open']);
});
