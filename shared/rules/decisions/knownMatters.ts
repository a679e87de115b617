import { mattersOf, type Matter } from '../../decisions/matters.ts';
import type { Statement } from '../../decisions/statements.ts';
import type { Step, StepId } from '../../decisions/steps.ts';
import type { BranchFacts } from '../../model/facts.ts';
import type { Passage } from '../../model/finding.ts';
import type { Rulebook } from '../rulebook.ts';

const known = new WeakMap<BranchFacts, { readonly rulebook: Rulebook; readonly matters: readonly Matter[] }>();

/** The branch's matters, worked out once for the four rules that look at them. */
export function knownMatters(branch: BranchFacts, rulebook: Rulebook): readonly Matter[] {
  const found = known.get(branch);
  if (found?.rulebook === rulebook) return found.matters;
  const matters = mattersOf(branch, rulebook.decisions);
  known.set(branch, { rulebook, matters });
  return matters;
}

/** The papers of a matter that say themselves that they are a step, with their days. */
export function datedSteps(matter: Matter): readonly (Statement & { readonly step: StepId; readonly day: NonNullable<Statement['day']> })[] {
  return matter.statements.filter((statement): statement is Statement & { readonly step: StepId; readonly day: NonNullable<Statement['day']> } => statement.marked && statement.day !== null && statement.step !== 'register');
}

/** Where a paper speaks of the matter. */
export function passageOn({ record, quote }: Statement): Passage {
  return { path: record.path, quote };
}

/** The step as the data file names it. */
export function stepOf(id: StepId, { decisions }: Rulebook): Step {
  return decisions.steps.find((step) => step.id === id)!;
}

/** The year that a matter is counted under: of its last paper. */
export function yearOfMatter(matter: Matter): string | null {
  return matter.to?.slice(0, 4) ?? null;
}
