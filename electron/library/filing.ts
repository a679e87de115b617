import type { Database } from 'better-sqlite3';
import { canonicalJson, type JsonObject } from '../../shared/archive/canonicalJson.ts';
import type { DecidedByPerson, Placement } from '../../shared/filing/filing.ts';
import { refused } from '../../shared/ledgers/refused.ts';
import { DangheError } from '../../shared/model/errors.ts';
import type { RemovedItem } from '../../shared/model/item.ts';
import type { BranchWriter } from './branches.ts';
import type { Sources } from './sources.ts';
import type { Notes } from './events.ts';
import { itemKey } from './recordImport.ts';
import { movedOut, removalText, removedItem, standingAfterReturn, type Standing } from './removal.ts';
import type { SearchWriter } from './search.ts';

export interface FilingWriter {
  /**
   * Files the items of a source where the filing pass placed them; only what changes is written and noted. Branches that
   * are new are added, in the order of the placements.
   *
   * @throws DangheError `not-found` for a path that is not an item of the source
   */
  place(sourceId: number, placements: readonly Placement[]): void;
  /**
   * Sets what a person decided about an item, in place of what was decided before; `{}` takes everything back. The filing
   * pass, run next, puts it into effect.
   *
   * @throws DangheError `not-found`; `refused` (`taken-in`) for what came with another unit's bundle, also on `remove`
   */
  decide(itemId: number, decided: DecidedByPerson): void;
  /**
   * Puts an item back where an event says that it was before; the filing pass, run next, says the last word.
   *
   * @param place columns as an event noted them
   * @throws DangheError `not-found`
   */
  putBack(itemId: number, place: JsonObject): void;
  /**
   * Moves an item out of the archive, or back in with `null`; originals stay. The filing pass, run next, closes the gaps or
   * finds its place again.
   *
   * @throws DangheError `not-found`
   */
  remove(itemId: number, removed: RemovedItem | null): void;
}

/** What `place` writes, as columns of `items`. */
interface Columns {
  readonly status: string;
  readonly branch: string | null;
  readonly year: number | null;
  readonly date: string | null;
  readonly kind: string | null;
  readonly category: string | null;
  readonly also_in: string;
  readonly retention: string | null;
  readonly title: string | null;
  readonly confidence: number | null;
  readonly reasons: string;
  readonly duplicate_of: number | null;
  readonly attached_to: number | null;
  readonly attached_ordinal: number | null;
}

const columnNames = ['status', 'branch', 'year', 'date', 'kind', 'category', 'also_in', 'retention', 'title', 'confidence', 'reasons', 'duplicate_of', 'attached_to', 'attached_ordinal'] as const satisfies readonly (keyof Columns)[];

/** Reasons follow from the rest and would make the events twice as long; they are noted where nothing else changed. */
const notedFirst = columnNames.filter((name) => name !== 'reasons');

type PlacedRow = Columns & { readonly id: number; readonly path: string };

const columnsSql = `SELECT id, path, ${columnNames.join(', ')} FROM items WHERE source_id = ?`;

/** Of placements those that put an item of the source elsewhere than it is, or say so differently. */
export function createPlacementsToMake(database: Database): (sourceId: number, placements: readonly Placement[]) => readonly Placement[] {
  const ofSource = database.prepare<[number], PlacedRow>(columnsSql);
  return (sourceId, placements) => {
    const rows = new Map(ofSource.all(sourceId).map((row) => [row.path, row]));
    return placements.filter((placement) => {
      const before = rows.get(placement.path);
      if (!before) return true;
      const after = columnsOf(placement, (path) => rows.get(path)?.id ?? null);
      return columnNames.some((name) => before[name] !== after[name]);
    });
  };
}

export function createFilingWriter(database: Database, sources: Sources, branches: BranchWriter, search: SearchWriter, { note }: Notes): FilingWriter {
  const placeOf = database.prepare<[number, string], PlacedRow>(`${columnsSql} AND path = ?`);
  const update = database.prepare<[Columns & { id: number }]>(`UPDATE items SET ${columnNames.map((name) => `${name} = @${name}`).join(', ')} WHERE id = @id`);
  const textOf = database.prepare<[number], string | null>('SELECT documents.text FROM items LEFT JOIN documents ON documents.sha256 = items.sha256 WHERE items.id = ?').pluck();
  const decidedOf = database.prepare<[number], { source_id: number; path: string; decided: string }>('SELECT source_id, path, decided FROM items WHERE id = ?');
  const putDecided = database.prepare<[string, number]>('UPDATE items SET decided = ? WHERE id = ?');
  const standingOf = database.prepare<[number], Standing & { source_id: number; path: string; removed: string | null }>('SELECT source_id, path, status, skip_reason, unreadable_code, unreadable_detail, removed FROM items WHERE id = ?');
  const putStanding = database.prepare<[Standing & { id: number; removed: string | null }]>(`
    UPDATE items SET status = @status, skip_reason = @skip_reason, unreadable_code = @unreadable_code, unreadable_detail = @unreadable_detail,
      duplicate_of = NULL, attached_to = NULL, attached_ordinal = NULL, removed = @removed WHERE id = @id`);

  const refuseTakenIn = (sourceId: number) => {
    const township = sources.list().find(({ id }) => id === sourceId)?.township;
    if (township) throw refused({ kind: 'taken-in', township });
  };

  const decide = (itemId: number, decided: DecidedByPerson) => {
    const row = decidedOf.get(itemId);
    if (!row) throw new DangheError({ code: 'not-found', what: `条目 ${itemId}` });
    const before = JSON.parse(row.decided) as JsonObject;
    const after = { ...decided } as JsonObject;
    if (canonicalJson(before) === canonicalJson(after)) return;
    refuseTakenIn(row.source_id);
    putDecided.run(JSON.stringify(after), itemId);
    note('decisions', itemKey(row.source_id, row.path), before, after);
  };

  const write = (sourceId: number, before: PlacedRow, after: Columns) => {
    if (columnNames.every((name) => before[name] === after[name])) return;
    update.run({ ...after, id: before.id });
    if (before.title !== after.title) search.put(before.id, { title: after.title ?? '', path: before.path, body: textOf.get(before.id) ?? '' }, true);
    const changed = notedFirst.filter((name) => before[name] !== after[name]);
    const noted = changed.length > 0 ? changed : (['reasons'] as const);
    note('items', itemKey(sourceId, before.path), picked(before, noted), picked(after, noted));
  };

  return {
    decide,
    place(sourceId, placements) {
      branches.ensure(placements.flatMap(({ branch }) => branch ?? []));
      const rowOf = (path: string) => {
        const row = placeOf.get(sourceId, path);
        if (!row) throw new DangheError({ code: 'not-found', what: `文件 ${path}` });
        return row;
      };
      for (const placement of placements) {
        const before = rowOf(placement.path);
        write(sourceId, before, columnsOf(placement, (path) => rowOf(path).id));
      }
    },
    putBack(itemId, place) {
      const item = decidedOf.get(itemId);
      const before = item && placeOf.get(item.source_id, item.path);
      if (!item || !before) throw new DangheError({ code: 'not-found', what: `条目 ${itemId}` });
      // What `write` noted.
      const was = Object.fromEntries(columnNames.flatMap((name) => (name in place ? [[name, place[name]]] : []))) as Partial<Columns>;
      write(item.source_id, before, { ...columnsIn(before), ...was });
    },
    remove(itemId, removed) {
      const row = standingOf.get(itemId);
      if (!row) throw new DangheError({ code: 'not-found', what: `条目 ${itemId}` });
      const { source_id, path, removed: kept, ...standing } = row;
      if ((kept === null) === (removed === null)) return;
      refuseTakenIn(source_id);
      const next = removed ? movedOut : standingAfterReturn(kept!);
      putStanding.run({ ...next, id: itemId, removed: removed && removalText(removed, standing) });
      note('removed', itemKey(source_id, path), kept === null ? null : { ...removedItem(kept) }, removed && { ...removedItem(removalText(removed, standing)) });
    },
  };
}

function columnsOf(placement: Placement, idOf: (path: string) => number | null): Columns {
  const { attachedTo, duplicateOf } = placement;
  return {
    status: placement.status,
    branch: placement.branch,
    year: placement.year,
    date: placement.date,
    kind: placement.kind,
    category: placement.category,
    also_in: JSON.stringify(placement.alsoIn),
    retention: placement.retention,
    title: placement.title,
    confidence: placement.confidence,
    reasons: JSON.stringify(placement.reasons),
    duplicate_of: duplicateOf === null ? null : idOf(duplicateOf),
    attached_to: attachedTo === null ? null : idOf(attachedTo.path),
    attached_ordinal: attachedTo?.ordinal ?? null,
  };
}

function columnsIn({ id: _id, path: _path, ...columns }: PlacedRow): Columns {
  return columns;
}

function picked(columns: Columns, names: readonly (keyof Columns)[]): JsonObject {
  return Object.fromEntries(names.map((name) => [name, columns[name]]));
}
