import type { Matter } from '../../decisions/matters.ts';
import { stepIds, type StepId } from '../../decisions/steps.ts';
import type { MatterState, MatterStepState } from '../../model/checkOutcome.ts';
import type { BranchFacts } from '../../model/facts.ts';
import type { ReportFinding } from '../../model/report.ts';
import type { RuleContext } from '../rule.ts';
import { knownMatters, stepOf } from './knownMatters.ts';
import { absentSteps } from './v101MissingSteps.ts';

/** Every matter of a township with its six steps, and the findings of the same check that are about it; newest first in each branch. */
export function matterStates(context: RuleContext, findings: readonly ReportFinding[]): readonly MatterState[] {
  const byBranch = Map.groupBy(findings.filter(({ family }) => family === 'decision'), ({ branch }) => branch ?? '');
  return context.facts.branches.flatMap((branch) => {
    const own = byBranch.get(branch.name) ?? [];
    const states = knownMatters(branch, context.rulebook).map((matter, index) => stateOf(matter, index, branch, own, context));
    return states.toSorted((a, b) => ((a.to ?? '') > (b.to ?? '') ? -1 : 1));
  });
}

function stateOf(matter: Matter, index: number, branch: BranchFacts, findings: readonly ReportFinding[], context: RuleContext): MatterState {
  const { missing, waiting } = absentSteps(matter, branch, context);
  const paths = new Set(matter.statements.map(({ record }) => record.path));
  return {
    id: `${branch.name}#${index}`,
    branch: branch.name,
    name: matter.name,
    from: matter.from,
    to: matter.to,
    steps: stepIds.map((id) => ({ step: id, name: stepOf(id, context.rulebook).name, state: stateOfStep(id, matter, missing, waiting), papers: papersOf(id, matter), registered: registeredAs(id, matter) })),
    findings: findings.filter((finding) => isAbout(finding, matter, paths)).map(({ id }) => id),
  };
}

/** Every finding of family V names its matter in its title; of two of one name, it is about that whose papers it shows. */
function isAbout({ title, paths, evidence }: ReportFinding, { name }: Matter, own: ReadonlySet<string>): boolean {
  return title.startsWith(`“${name}”`) && [...paths, ...evidence.map(({ path }) => path)].some((path) => own.has(path));
}

function stateOfStep(id: StepId, matter: Matter, missing: readonly StepId[], waiting: readonly StepId[]): MatterStepState['state'] {
  if (matter.statements.some(({ step }) => step === id)) return 'present';
  return missing.includes(id) ? 'missing' : waiting.includes(id) ? 'waiting' : 'open';
}

function papersOf(id: StepId, matter: Matter): MatterStepState['papers'] {
  const own = matter.statements.filter(({ step }) => step === id);
  return own.map(({ record, day, quote, marked }) => ({ path: record.path, ordinal: record.ordinal, title: record.title, day: day ?? record.date, quote, marked }));
}

function registeredAs(id: StepId, matter: Matter): MatterStepState['registered'] {
  return matter.statements
    .filter(({ step }) => step === 'register')
    .flatMap(({ record, stated }) => stated.filter(({ step }) => step === id).map(({ from, to, quote }) => ({ path: record.path, from, to: to ?? null, quote })));
}
