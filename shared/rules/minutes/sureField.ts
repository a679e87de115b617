import type { RecordFact } from '../../model/facts.ts';
import type { Field } from '../../model/record.ts';
import type { Rulebook } from '../rulebook.ts';

/** The field where it was read surely enough to reckon with; a guess feeds no arithmetic. */
export function sure<Value>(field: Field<Value> | undefined, { thresholds }: Rulebook): Field<Value> | undefined {
  return field && field.confidence >= thresholds.fieldConfidence ? field : undefined;
}

/** All fields of a list where every one was read surely enough, else nothing: a count of half a list is no count. */
export function allSure<Value>(fields: readonly Field<Value>[] | undefined, rulebook: Rulebook): readonly Field<Value>[] | undefined {
  return fields !== undefined && fields.length > 0 && fields.every((field) => sure(field, rulebook)) ? fields : undefined;
}

/** 应到, 实到, 缺席 and 有表决权 as far as they can be reckoned with. */
export interface Headcounts {
  readonly expected?: Field<number>;
  readonly present?: Field<number>;
  readonly absent?: Field<number>;
  readonly entitled?: Field<number>;
}

/** The counts that were read surely. One number cannot be two counts: where two were read from the same characters, neither counts. */
export function headcounts({ fields }: RecordFact, rulebook: Rulebook): Headcounts {
  const read = { expected: sure(fields.expected, rulebook), present: sure(fields.present, rulebook), absent: sure(fields.absent, rulebook), entitled: sure(fields.entitledToVote, rulebook) };
  const places = Map.groupBy(Object.entries(read).flatMap(([name, field]) => (field && field.place.end > field.place.start ? [{ name, at: placeOf(field) }] : [])), ({ at }) => at);
  const doubtful = new Set([...places.values()].flatMap((together) => (together.length > 1 ? together.map(({ name }) => name) : [])));
  return Object.fromEntries(Object.entries(read).filter(([name, field]) => field !== undefined && !doubtful.has(name)));
}

/** Whether a list of names was read whole: as many names as the line has parts between its separators. */
export function isWholeList(names: readonly string[], text: string): boolean {
  const [first] = names;
  const line = first === undefined ? undefined : text.split('\n').find((candidate) => names.every((name) => candidate.includes(name))) ?? text.split('\n').find((candidate) => candidate.includes(first));
  if (line === undefined || first === undefined) return true;
  const before = line.slice(0, line.indexOf(first));
  const list = line.slice(Math.max(before.lastIndexOf('：'), before.lastIndexOf(':')) + 1).replace(/（[^）]*）|\([^)]*\)/g, '');
  return list.split(/[、，,；;。\s]+/).filter((part) => /^[\u3400-\u9fff·]{2,5}$/.test(part)).length <= names.length;
}

function placeOf({ place: { block, row, column, start, end } }: Field<number>): string {
  return `${block} ${row ?? ''} ${column ?? ''} ${start} ${end}`;
}
