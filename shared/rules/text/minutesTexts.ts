import type { RecordFact } from '../../model/facts.ts';
import type { Span } from '../../similarity/compact.ts';
import { isRead, type RuleContext } from '../rule.ts';
import { placesOfNames } from './placesOfNames.ts';
import { minutesBody, type MinutesBody } from './minutesBody.ts';

/** Minutes as the text rules take them. */
export interface Minutes {
  readonly record: RecordFact;
  readonly body: MinutesBody;
  /** Where people of the branch and its village are named. */
  readonly names: readonly Span[];
  /** Number of the branch. */
  readonly branch: number;
}

/** All minutes of the township, branch after branch; taken apart once for all rules. */
export function minutesTexts(context: RuleContext): readonly Minutes[] {
  const known = cache.get(context);
  if (known) return known;
  const texts = takeApart(context);
  cache.set(context, texts);
  return texts;
}

const cache = new WeakMap<RuleContext, readonly Minutes[]>();

function takeApart({ minutes }: RuleContext): readonly Minutes[] {
  const numbers = new Map<string, number>();
  return minutes.map(({ record, branch }) => {
    const number = numbers.get(branch.name) ?? numbers.size;
    numbers.set(branch.name, number);
    return { record, body: minutesBody(record), names: placesOfNames(record, branch), branch: number };
  });
}

const circularKinds: ReadonlySet<string> = new Set(['superiorDocument', 'incomingCircular']);

/** What anybody may have written down from: the circulars in the folder, each text once, and the set texts of the data. */
export function sourceTexts({ facts, rulebook }: RuleContext): readonly string[] {
  const circulars = facts.branches.flatMap(({ records }) => records.filter((record) => record.kind !== null && circularKinds.has(record.kind) && isRead(record, rulebook)).map(({ text }) => text));
  return [...new Set([...circulars, ...rulebook.textSignals.standardTexts.map(({ text }) => text)])];
}
