import type { RecordFact } from '../../model/facts.ts';
import type { Field } from '../../model/record.ts';
import { draftOnRecord, nameOf, passageOf, type FindingDraft, type Rule, type RuleContext } from '../rule.ts';
import type { Rulebook } from '../rulebook.ts';
import type { Quorum } from '../rulebookShape.ts';
import { fewestOf, partSaid, reachesShare, shareSaid } from '../shareOfPeople.ts';
import { headcounts } from './sureField.ts';

/** Fewer present than the meeting needs, yet something was decided. */
export const m104Quorum: Rule = {
  code: 'M104',
  title: '到会人数不足仍作出决议',
  check: (context) => context.minutes.flatMap(({ record }) => below(record, context)),
};

function below(record: RecordFact, { rulebook }: RuleContext): readonly FindingDraft[] {
  const quorum = quorumFor(record, rulebook);
  const { present } = headcounts(record, rulebook);
  const base = quorum && present ? baseOf(record, present, rulebook) : null;
  const decided = record.fields.decisions?.[0] ?? record.fields.votes?.[0];
  if (!quorum || !present || !base || !decided || reachesShare(present.value, base.value, quorum)) return [];
  return [draftOnRecord(rulebook, 'M104', record, {
    title: `实到 ${present.value} 人，${quorum.inclusive ? '不到' : '没有超过'}${quorum.of}的${partSaid(quorum)}`,
    explanation: `${nameOf(record)}：${quorum.of} ${base.value} 人，实到 ${present.value} 人，到会应${shareSaid(quorum)}（至少 ${fewestOf(base.value, quorum)} 人），记录中仍有决议或表决“${decided.raw.slice(0, 40)}”。`,
    evidence: [passageOf(record, base), passageOf(record, present), passageOf(record, decided)],
    basis: quorum.basis,
  })];
}

/** The first quorum that fits kind, subject and day; those for special subjects stand before the general ones. */
function quorumFor(record: RecordFact, { quorums }: Rulebook): Quorum | null {
  const about = [record.fields.title?.value ?? record.title, ...(record.fields.topics ?? []).map(({ value }) => value)].join('\n');
  return (
    quorums.find(({ kinds, subjects, from, until }) => {
      if (!kinds.includes(record.kind!)) return false;
      if (subjects.length > 0 && !subjects.some((subject) => about.includes(subject))) return false;
      return record.date === null ? from === undefined && until === undefined : (from === undefined || from <= record.date) && (until === undefined || record.date <= until);
    }) ?? null
  );
}

/**
 * Those who should have come, as the minutes state them; never the roster (people away or infirm may rightly not be
 * counted). Where both 应到 and 有表决权 are stated, the smaller that can be meant, so that nothing is told in error.
 */
function baseOf(record: RecordFact, present: Field<number>, rulebook: Rulebook): Field<number> | null {
  const { expected, entitled } = headcounts(record, rulebook);
  const candidates = [expected, entitled].filter((field) => field !== undefined && field.value >= present.value) as Field<number>[];
  return candidates.sort((a, b) => a.value - b.value)[0] ?? null;
}
