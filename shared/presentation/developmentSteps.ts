import type { DevelopmentOutline } from '../model/checkOutcome.ts';
import type { DevelopmentCase, DevelopmentStepId } from '../model/development.ts';

/**
 * How a step looks on a time line: `done`; `lacking`: taken, materials missing; `passed`: nothing shows it though a later
 * one was taken; `next`; `open`: still to come.
 */
export type StepLook = 'done' | 'lacking' | 'passed' | 'next' | 'open';

/** The look of every step of the edition for one case, in its order. */
export function stepLooks({ steps, reached, next }: DevelopmentCase, outline: DevelopmentOutline): readonly { readonly id: DevelopmentStepId; readonly look: StepLook }[] {
  const states = new Map(steps.map((state) => [state.step, state]));
  const last = outline.steps.findIndex(({ id }) => id === reached);
  return outline.steps.map(({ id }, index) => {
    const state = states.get(id);
    if (state) return { id, look: state.missing.length > 0 ? 'lacking' : 'done' };
    return { id, look: index < last ? 'passed' : next?.step === id ? 'next' : 'open' };
  });
}
