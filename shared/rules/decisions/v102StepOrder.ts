import type { Matter } from '../../decisions/matters.ts';
import { stepIds, type StepId } from '../../decisions/steps.ts';
import type { CalendarDate } from '../../model/calendarDate.ts';
import type { BranchFacts } from '../../model/facts.ts';
import type { Passage } from '../../model/finding.ts';
import { draftFinding, type FindingDraft, type Rule, type RuleContext } from '../rule.ts';
import type { Rulebook } from '../rulebook.ts';
import { sayDay } from '../sayDay.ts';
import { datedSteps, knownMatters, passageOn, stepOf } from './knownMatters.ts';

/** A later step of a matter dated before an earlier one. Publication before the decision is V104's. */
export const v102StepOrder: Rule = {
  code: 'V102',
  title: '四议两公开环节次序颠倒',
  check: (context) => context.facts.branches.flatMap((branch) => knownMatters(branch, context.rulebook).flatMap((matter) => reversedIn(matter, branch, context))),
};

interface Dated {
  readonly step: StepId;
  readonly day: CalendarDate;
  readonly passage: Passage;
}

function reversedIn(matter: Matter, branch: BranchFacts, { rulebook }: RuleContext): readonly FindingDraft[] {
  const papers = firstOfEach(datedSteps(matter).map((statement) => ({ step: statement.step, day: statement.day, passage: passageOn(statement) })));
  const found = finding(reversedPairs(papers), matter, branch, rulebook, '材料所载日期');
  if (found.length > 0) return found;
  for (const { record, stated } of matter.statements.filter(({ step }) => step === 'register')) {
    const rows = firstOfEach(stated.map(({ step, from, quote }) => ({ step, day: from, passage: { path: record.path, quote } })));
    const inRegister = finding(reversedPairs(rows), matter, branch, rulebook, '事项登记表所填日期');
    if (inRegister.length > 0) return inRegister;
  }
  return [];
}

/** The first paper of each step: a matter that was considered twice is judged by the first time. */
function firstOfEach(dated: readonly Dated[]): readonly Dated[] {
  return stepIds.flatMap((id) => dated.filter(({ step }) => step === id).sort((a, b) => (a.day < b.day ? -1 : 1)).slice(0, 1));
}

/** One pair for each step that comes too late: with the first of the later steps that it should have preceded. */
function reversedPairs(dated: readonly Dated[]): readonly (readonly [Dated, Dated])[] {
  const pairs = dated.flatMap((later, index) => {
    const earlier = dated.slice(0, index).filter(({ step, day }) => day > later.day && !(step === 'resolution' && later.step === 'decisionPublicity'));
    return earlier.length === 0 ? [] : [[earlier.at(-1)!, later] as const];
  });
  return pairs.filter(([earlier], index) => pairs.findIndex(([other]) => other === earlier) === index);
}

function finding(pairs: readonly (readonly [Dated, Dated])[], matter: Matter, branch: BranchFacts, rulebook: Rulebook, source: string): readonly FindingDraft[] {
  const [first] = pairs;
  if (!first) return [];
  const name = (step: StepId) => stepOf(step, rulebook).name;
  return [draftFinding(rulebook, 'V102', {
    branch: branch.name,
    date: first[1].day,
    paths: [...new Set(pairs.flatMap((pair) => pair.map(({ passage }) => passage.path)))].sort(),
    title: `“${matter.name}”${name(first[1].step)}早于${name(first[0].step)}`,
    explanation: `${branch.name}“${matter.name}”，按${source}：${pairs.map(([earlier, later]) => `${name(later.step)}为${sayDay(later.day)}，${name(earlier.step)}为${sayDay(earlier.day)}，后一环节反而在前`).join('；')}。`,
    evidence: pairs.flatMap(([earlier, later]) => [later.passage, earlier.passage]),
    subject: `${matter.core} ${pairs.map(([earlier, later]) => `${earlier.step}-${later.step}`).join(' ')}`,
  })];
}
