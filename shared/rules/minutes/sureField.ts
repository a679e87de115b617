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
