import type { RosterFact } from '../../shared/model/facts.ts';
import { awaits } from '../../shared/understanding/scanMarks.ts';
import type { LibraryItem } from '../library/items.ts';
import type { Library } from '../library/library.ts';

/** The lines of every list of people, by branch, each with its file and the day it stands for. */
export function rosterLines(library: Library, items: ReadonlyMap<number, LibraryItem> = countedItems(library.items.list())): Map<string, RosterFact[]> {
  const byBranch = new Map<string, RosterFact[]>();
  for (const { itemId, path, reading, scan } of library.readings.rosters()) {
    const item = items.get(itemId);
    // Names that OCR read count from when a person has compared them with the picture.
    if (!item || awaits(scan)) continue;
    const listedOn = reading.asOf ?? item.date;
    const own = byBranch.get(item.branch!) ?? [];
    for (const entry of reading.entries) {
      own.push({ ...entry, path, rosterKind: reading.kind, ...(listedOn ? { listedOn } : {}), ...(reading.periods ? { periods: reading.periods } : {}) });
    }
    byBranch.set(item.branch!, own);
  }
  return byBranch;
}

/** Duplicates speak through the item they repeat; what has no branch is not judged. */
export function countedItems(items: readonly LibraryItem[]): ReadonlyMap<number, LibraryItem> {
  return new Map(items.filter((item) => (item.status === 'filed' || item.status === 'needs-review') && item.branch !== null).map((item) => [item.id, item]));
}
