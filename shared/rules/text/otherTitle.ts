import type { RecordFact } from '../../model/facts.ts';
import type { Rulebook } from '../rulebook.ts';
import type { Repeat } from './repeat.ts';

/** Whether two records with nearly the same body are of different kinds, or state topics that have nothing in common. */
export function hasOtherTitle({ record, other, own, repeated }: Repeat, { textSignals }: Rulebook): boolean {
  if (repeated < textSignals.repeats.sameBodyShare * own) return false;
  return record.kind !== other.kind || haveOtherTopics(record, other);
}

function haveOtherTopics(a: RecordFact, b: RecordFact): boolean {
  const [topicsA, topicsB] = [topicsOf(a), topicsOf(b)];
  if (topicsA.length === 0 || topicsB.length === 0) return false;
  return topicsA.every((topic) => topicsB.every((other) => !isAlike(topic, other)));
}

function topicsOf({ fields }: RecordFact): readonly string[] {
  return (fields.topics ?? []).map(({ value }) => value.replace(/[^\u3400-\u9fff]/g, '')).filter((topic) => topic.length >= 4);
}

/** One holds the other, or half of the shorter one's pairs of characters stand in the longer one. */
function isAlike(a: string, b: string): boolean {
  const [shorter, longer] = a.length <= b.length ? [a, b] : [b, a];
  let common = 0;
  for (let at = 0; at + 2 <= shorter.length; at += 1) if (longer.includes(shorter.slice(at, at + 2))) common += 1;
  return common * 2 >= shorter.length - 1;
}
