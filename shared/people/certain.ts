import type { RecordFact } from '../model/facts.ts';
import type { Field } from '../model/record.ts';

/** Below this a reading may be wrong; nothing is said of a person or a date on such ground (detection.md §7). */
const CERTAIN_CONFIDENCE = 0.8;

/** The field where it was read surely enough to doubt a record by it. */
export function certain<Value>(field: Field<Value> | undefined): Field<Value> | undefined {
  return field !== undefined && field.confidence >= CERTAIN_CONFIDENCE ? field : undefined;
}

/** Whether a record may be doubted at all: its kind was recognised and filed, not merely proposed. */
export function isSettled(record: RecordFact): boolean {
  return record.confirmed && record.kind !== null;
}

/** The day the record states itself, as filed: surely read and not since corrected by a person. */
export function certainDay(record: RecordFact): Field<NonNullable<RecordFact['date']>> | undefined {
  const day = certain(record.fields.date);
  return day !== undefined && day.value === record.date ? day : undefined;
}
