import type { Matter } from '../../decisions/matters.ts';
import type { Statement } from '../../decisions/statements.ts';
import type { RecordFact } from '../../model/facts.ts';
import type { Field, Vote } from '../../model/record.ts';
import { certain, isSettled } from '../../people/certain.ts';
import { headcounts } from '../minutes/sureField.ts';
import { draftOnRecord, nameOf, passageOf, type FindingDraft, type Rule, type RuleContext } from '../rule.ts';
import type { Rulebook } from '../rulebook.ts';
import type { Quorum } from '../rulebookShape.ts';
import { fewestOf, reachesShare, shareSaid } from '../shareOfPeople.ts';
import { knownMatters, stepOf } from './knownMatters.ts';

/** Fewer present, or fewer in favour, than the members' or the representatives' step needs. */
export const v103StepAttendance: Rule = {
  code: 'V103',
  title: '四议两公开到会或票数不足',
  check: (context) => context.facts.branches.flatMap((branch) => {
    const seen = new Set<RecordFact>();
    return knownMatters(branch, context.rulebook).flatMap((matter) => matter.statements.flatMap((statement) => {
      const { record, step, marked } = statement;
      if (!marked || (step !== 'review' && step !== 'resolution') || record.role !== 'meeting' || !isSettled(record) || seen.has(record)) return [];
      const found = below(statement, matter, context);
      if (found.length > 0) seen.add(record);
      return found;
    }));
  }),
};

function below({ record, step }: Statement, matter: Matter, { rulebook }: RuleContext): readonly FindingDraft[] {
  const quorum = quorumOf(record, step as 'review' | 'resolution', rulebook);
  if (!quorum) return [];
  const counts = headcounts(record, rulebook);
  const [expected, present] = [certain(counts.expected), certain(counts.present)];
  if (!expected || !present || present.value > expected.value || expected.value < 3) return [];
  const base = smallerOf(expected, certain(counts.entitled), present.value);
  const faults: string[] = [];
  if (!reachesShare(present.value, base.value, quorum)) faults.push(`${quorum.of} ${base.value} 人，实到 ${present.value} 人，到会应${shareSaid(quorum)}，即至少 ${fewestOf(base.value, quorum)} 人`);
  const vote = voteOn(matter, record);
  const inFavour = vote?.value.for;
  if (quorum.majority && inFavour !== undefined) {
    const of = quorum.majority.of === 'expected' ? base.value : present.value;
    if (!reachesShare(inFavour, of, quorum.majority)) faults.push(`同意 ${inFavour} 票，应有${quorum.majority.text}，即至少 ${fewestOf(of, quorum.majority)} 票`);
  }
  if (faults.length === 0) return [];
  return [draftOnRecord(rulebook, 'V103', record, {
    title: `“${matter.name}”${stepOf(step as 'review', rulebook).name}${faults.length > 1 ? '到会和同意人数' : inFavour !== undefined && reachesShare(present.value, base.value, quorum) ? '同意票' : '到会人数'}不足`,
    explanation: `${nameOf(record)}办理“${matter.name}”：${faults.join('；')}。`,
    evidence: [passageOf(record, base), passageOf(record, present), ...(vote ? [passageOf(record, vote)] : [])],
    basis: quorum.basis,
    subject: matter.core,
  })];
}

/** The quorum of the step, in the edition of the record's day. */
function quorumOf(record: RecordFact, step: 'review' | 'resolution', { quorums }: Rulebook): Quorum | null {
  const inForce = ({ from, until }: Quorum) => record.date !== null && (from === undefined || from <= record.date) && (until === undefined || record.date <= until);
  if (step === 'review') return quorums.find((quorum) => quorum.kinds.includes('decisionReview') && quorum.id === 'decisionReview' && inForce(quorum)) ?? null;
  return quorums.find((quorum) => quorum.kinds.includes(record.kind ?? '') && quorum.subjects.length === 0 && inForce(quorum)) ?? null;
}

/** Those entitled to vote where fewer than all should have come, so that nothing is told in error. */
function smallerOf(expected: Field<number>, entitled: Field<number> | undefined, present: number): Field<number> {
  return entitled && entitled.value < expected.value && entitled.value >= present ? entitled : expected;
}

/** The vote on this matter: named so, the only one, or the first between its heading and the next. */
function voteOn(matter: Matter, record: RecordFact): Field<Vote> | null {
  const votes = (record.fields.votes ?? []).filter((vote) => certain(vote));
  const named = votes.find(({ value }) => value.subject !== undefined && matter.statements.some(({ name }) => value.subject!.includes(name.core)));
  if (named) return named;
  const topics = record.fields.topics ?? [];
  if (votes.length === 1 && topics.length <= 1) return votes[0]!;
  const heading = topics.find(({ value }) => matter.statements.some(({ name }) => value.includes(name.core)));
  if (!heading) return null;
  const next = topics.filter(({ place, value }) => place.block > heading.place.block && /^(?:提议|商议|审议|表决|讨论|研究|学习|听取)/.test(value)).map(({ place }) => place.block);
  const until = Math.min(Infinity, ...next);
  const between = votes.filter(({ place }) => place.block > heading.place.block && place.block < until);
  return between.length === 1 ? between[0]! : null;
}
