import type { Library } from '../library/library.ts';
import type { StoredRecord } from '../library/readings.ts';

/** The records of each item, in their order; read once for the checks and the report alike. */
export function recordsByItem(library: Library): ReadonlyMap<number, readonly StoredRecord[]> {
  const byItem = new Map<number, StoredRecord[]>();
  for (const record of library.readings.records()) {
    const together = byItem.get(record.itemId);
    if (together) together.push(record);
    else byItem.set(record.itemId, [record]);
  }
  return byItem;
}
