import type { ItemField } from '../contract/itemCalls.ts';
import type { Place } from '../model/document.ts';
import type { Field, RecordFields } from '../model/record.ts';
import { fieldLabel, fieldText } from './itemFields.ts';

/** The fields of a record one by one, each value with its place in the original; lists give one entry a value. */
export function placedFields(fields: RecordFields): readonly ItemField[] {
  return Object.entries(fields).flatMap(([name, field]) => {
    const values = (Array.isArray(field) ? field : [field]) as readonly (Field<unknown> | undefined)[];
    return values.flatMap((value) => (value ? [placed(name, value)] : []));
  });
}

function placed(name: string, { value, raw, place, confidence }: Field<unknown> & { readonly place: Place }): ItemField {
  return { name, label: fieldLabel(name), value: fieldText(value), raw, place, confidence };
}
