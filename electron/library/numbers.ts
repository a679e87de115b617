import type { Database } from 'better-sqlite3';
import { formatArchiveNumber, settleNumbers, type ArchiveNumber, type NumberedItem } from '../../shared/archive/archiveNumber.ts';
import { DangheError } from '../../shared/model/errors.ts';
import type { RetentionPeriod } from '../../shared/model/scheme.ts';
import type { Notes } from './events.ts';
import { itemKey } from './recordImport.ts';

export interface NumberWriter {
  /**
   * Gives every filed item with branch, year and retention its archive number, gapless in each series. New items are
   * numbered by date, then path; series that items have left close up. Each change is noted old → new.
   */
  settle(): void;
  /** Gives the items of a unit's bundle the numbers they bear there, in place of those they had; by path. */
  keep(sourceId: number, township: string, numbers: ReadonlyMap<string, ArchiveNumber>): void;
}

interface CurrentRow {
  readonly item_id: number;
  readonly fonds: string;
  readonly year: number;
  readonly retention: RetentionPeriod;
  readonly number: number;
}

interface WantedRow {
  readonly id: number;
  readonly fonds: string;
  readonly year: number;
  readonly retention: RetentionPeriod;
}

/** Undated items come after the dated ones of their year. */
export const numberableSql = `
  SELECT items.id, branches.fonds, items.year, items.retention FROM items JOIN branches ON branches.name = items.branch
  WHERE items.status = 'filed' AND branches.township = '' AND items.year IS NOT NULL AND items.retention IS NOT NULL
  ORDER BY items.date IS NULL, items.date, items.path, items.source_id`;

export function createNumberWriter(database: Database, { note }: Notes): NumberWriter {
  const current = database.prepare<[], CurrentRow>("SELECT item_id, fonds, year, retention, number FROM archive_numbers WHERE township = '' ORDER BY item_id");
  const ofSource = database.prepare<[number], CurrentRow & { path: string }>('SELECT item_id, fonds, archive_numbers.year, archive_numbers.retention, number, path FROM archive_numbers JOIN items ON items.id = item_id WHERE source_id = ? ORDER BY item_id');
  const idOf = database.prepare<[number, string], number>('SELECT id FROM items WHERE source_id = ? AND path = ?').pluck();
  const wanted = database.prepare<[], WantedRow>(numberableSql);
  const remove = database.prepare<[number]>('DELETE FROM archive_numbers WHERE item_id = ?');
  const insert = database.prepare<[CurrentRow & { township: string }]>('INSERT INTO archive_numbers (item_id, township, fonds, year, retention, number) VALUES (@item_id, @township, @fonds, @year, @retention, @number)');
  const nameOf = database.prepare<[number], { source_id: number; path: string }>('SELECT source_id, path FROM items WHERE id = ?');
  return {
    settle() {
      const numbers = new Map(current.all().map(({ item_id, ...number }): [number, ArchiveNumber] => [item_id, number]));
      const items = wanted.all().map(({ id, ...series }): NumberedItem<number> => ({ id, series }));
      const changes = settleNumbers(numbers, items);
      // All old numbers go first: no two items may bear the same one, not even for a moment.
      for (const { id, from } of changes) if (from) remove.run(id);
      for (const { id, from, to } of changes) {
        if (to) insert.run({ item_id: id, township: '', ...to });
        const item = nameOf.get(id);
        if (!item) throw new DangheError({ code: 'internal', problem: `numbered item ${id} is gone` });
        note('archiveNumbers', itemKey(item.source_id, item.path), from && formatArchiveNumber(from), to && formatArchiveNumber(to));
      }
    },
    keep(sourceId, township, numbers) {
      const before = new Map(ofSource.all(sourceId).map(({ item_id, path, ...number }) => [path, { item_id, written: formatArchiveNumber(number) }]));
      const after = new Map([...numbers].map(([path, number]) => [path, formatArchiveNumber(number)]));
      const changed = [...new Set([...before.keys(), ...after.keys()])].filter((path) => before.get(path)?.written !== after.get(path));
      for (const path of changed) if (before.has(path)) remove.run(before.get(path)!.item_id);
      for (const path of changed) {
        const [number, id] = [numbers.get(path), idOf.get(sourceId, path)];
        if (number && id !== undefined) insert.run({ item_id: id, township, ...number });
        note('archiveNumbers', itemKey(sourceId, path), before.get(path)?.written ?? null, after.get(path) ?? null);
      }
    },
  };
}
