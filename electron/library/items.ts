import type { Database } from 'better-sqlite3';
import { formatArchiveNumber } from '../../shared/archive/archiveNumber.ts';
import type { DecidedByPerson } from '../../shared/filing/filing.ts';
import type { MeetingKey } from '../../shared/model/meetingKey.ts';
import type { CalendarDate } from '../../shared/model/calendarDate.ts';
import type { Format } from '../../shared/model/document.ts';
import type { ItemStatus, RemovedItem, SkipReason, UnreadableCode } from '../../shared/model/item.ts';
import type { ListedItem } from '../../shared/model/report.ts';
import type { RetentionPeriod } from '../../shared/model/scheme.ts';
import type { PageCount } from '../../shared/understanding/pageCount.ts';
import type { FileStamp } from '../files/fileStamp.ts';
import { removedItem } from './removal.ts';

/** One file of a source folder as the library knows it. */
export interface LibraryItem {
  readonly id: number;
  readonly sourceId: number;
  /** Relative to the source folder, `/` between parts; `a.zip!/b.docx` inside an archive. */
  readonly path: string;
  readonly sha256: string | null;
  /** Whether its bytes are kept in `originals/`. */
  readonly kept: boolean;
  readonly bytes: number;
  /** Time of the file itself, milliseconds since 1970, recorded and never scored. */
  readonly mtimeMs: number | null;
  readonly format: Format | null;
  readonly takenOn: CalendarDate | null;
  readonly status: ItemStatus;
  readonly skipReason: SkipReason | null;
  readonly unreadable: { readonly code: UnreadableCode; readonly detail: string | null } | null;
  readonly branch: string | null;
  readonly year: number | null;
  readonly date: CalendarDate | null;
  readonly category: string | null;
  readonly kind: string | null;
  readonly title: string | null;
  readonly retention: RetentionPeriod | null;
  readonly pages: number | null;
  /** Whether the number is the writing program's, not counted (`PageCount`). */
  readonly pagesStated: boolean;
  readonly confidence: number | null;
  readonly reasons: readonly string[];
  readonly alsoIn: readonly string[];
  readonly duplicateOf: string | null;
  readonly attachedTo: MeetingKey | null;
  readonly archiveNo: string | null;
  readonly decided: DecidedByPerson;
  /** Moved out of the archive by a person; `null` for everything else. */
  readonly removed: RemovedItem | null;
}

/** What an unchanged file is told by when its source is imported again. */
export interface KnownFile {
  readonly bytes: number;
  readonly mtimeMs: number | null;
  readonly sha256: string | null;
  readonly status: ItemStatus;
  readonly unreadable: UnreadableCode | null;
  readonly kept: boolean;
  /** As its file was stamped when it was last hashed; `null` where it has to be hashed again. */
  readonly stamp: FileStamp | null;
}

/** An item as `listed` gives it. */
export interface NumberedItem extends ListedItem {
  readonly id: number;
}

/** A filed item as `filedIn` gives it. */
interface FiledItem {
  readonly itemId: number;
  readonly path: string;
  readonly sha256: string;
  readonly kind: string | null;
  readonly year: number | null;
}

interface ItemFilter {
  readonly sourceId?: number;
  readonly branch?: string;
  readonly year?: number;
  readonly category?: string;
  readonly status?: ItemStatus;
}

export interface Items {
  get(id: number): LibraryItem | null;
  find(sourceId: number, path: string): LibraryItem | null;
  /** The items with these numbers, in the order given; those that are not there are left out. */
  byIds(ids: readonly number[]): readonly LibraryItem[];
  /** The items with these bytes, in order of source and path. */
  ofContent(sha256: string): readonly LibraryItem[];
  /** How many a person has moved out (已移出). */
  countMovedOut(): number;
  /** Items that fit the filter, in order of source and path. */
  list(filter?: ItemFilter): readonly LibraryItem[];
  /** The item at that path; where several folders have the same path, that of the first. */
  firstAt(path: string): LibraryItem | null;
  /** Of every item what lists and sums go by, in order of source and path. */
  listed(): readonly NumberedItem[];
  /** The filed items of a branch whose bytes are known, in order of source and path. */
  filedIn(branch: string): readonly FiledItem[];
  /** The items that are tied to a meeting's file. */
  attachedTo(itemId: number): readonly LibraryItem[];
  /** Every path of the source, skipped files and members of archives included. */
  knownFiles(sourceId: number): ReadonlyMap<string, KnownFile>;
  countByStatus(filter?: Pick<ItemFilter, 'sourceId' | 'branch' | 'year'>): Readonly<Record<ItemStatus, number>>;
  /** How many items there are of each format, and of each reason for not being read; no data of theirs. */
  countForSupport(): { readonly byFormat: Readonly<Record<string, number>>; readonly byError: Readonly<Record<string, number>> };
  /** Items by kind and branch, whatever their status; those of no kind are left out. */
  countByKind(): readonly { readonly kind: string; readonly branch: string | null; readonly count: number }[];
  /** Filed items by branch, year and category. */
  countByPlace(): readonly { readonly branch: string | null; readonly year: number | null; readonly category: string | null; readonly count: number }[];
}

interface ItemRow {
  readonly id: number;
  readonly source_id: number;
  readonly path: string;
  readonly sha256: string | null;
  readonly original: string | null;
  readonly bytes: number;
  readonly modified_ms: number | null;
  readonly format: Format | null;
  readonly taken_on: CalendarDate | null;
  readonly status: ItemStatus;
  readonly skip_reason: SkipReason | null;
  readonly unreadable_code: UnreadableCode | null;
  readonly unreadable_detail: string | null;
  readonly branch: string | null;
  readonly year: number | null;
  readonly date: CalendarDate | null;
  readonly category: string | null;
  readonly kind: string | null;
  readonly title: string | null;
  readonly retention: RetentionPeriod | null;
  readonly pages: number | null;
  readonly pages_from: PageCount['from'] | null;
  readonly confidence: number | null;
  readonly reasons: string;
  readonly also_in: string;
  readonly duplicate_path: string | null;
  readonly attached_path: string | null;
  readonly attached_ordinal: number | null;
  readonly decided: string;
  readonly removed: string | null;
  readonly number: number | null;
  readonly number_fonds: string | null;
  readonly number_year: number | null;
  readonly number_retention: RetentionPeriod | null;
}

/** Exported for the query-plan tests, as all `…Sql` of this folder. */
export const itemsSql = `
  SELECT items.id, items.source_id, items.path, items.sha256, items.original, items.bytes, items.modified_ms, items.format,
    items.taken_on, items.status, items.skip_reason, items.unreadable_code, items.unreadable_detail, items.branch, items.year,
    items.date, items.category, items.kind, items.title, items.retention, items.pages, items.pages_from, items.confidence, items.reasons,
    items.also_in, items.attached_ordinal, items.decided, items.removed, twin.path AS duplicate_path, meeting.path AS attached_path,
    numbers.number, numbers.fonds AS number_fonds, numbers.year AS number_year, numbers.retention AS number_retention
  FROM items
  LEFT JOIN items AS twin ON twin.id = items.duplicate_of
  LEFT JOIN items AS meeting ON meeting.id = items.attached_to
  LEFT JOIN archive_numbers AS numbers ON numbers.item_id = items.id`;

/** Nothing is looked up for an item, and nothing taken apart. */
const listedSql = 'SELECT id, path, sha256, bytes, status, branch, year, date, category, title FROM items ORDER BY source_id, path';

export const knownFilesSql = 'SELECT path, bytes, modified_ms, sha256, status, unreadable_code, original IS NOT NULL AS kept, stamp FROM items WHERE source_id = ?';

const statuses: readonly ItemStatus[] = ['filed', 'needs-review', 'duplicate', 'unreadable', 'skipped'];

export function createItems(database: Database): Items {
  const byId = database.prepare<[number], ItemRow>(`${itemsSql} WHERE items.id = ?`);
  const byPath = database.prepare<[number, string], ItemRow>(`${itemsSql} WHERE items.source_id = ? AND items.path = ?`);
  const known = database.prepare<[number], KnownRow>(knownFilesSql);
  const byPlace = database.prepare<[], { branch: string | null; year: number | null; category: string | null; count: number }>(
    "SELECT branch, year, category, count(*) AS count FROM items WHERE status = 'filed' GROUP BY branch, year, category ORDER BY branch, year, category",
  );
  const byNumbers = database.prepare<[string], ItemRow>(`${itemsSql} WHERE items.id IN (SELECT value FROM json_each(?))`);
  const firstAt = database.prepare<[string], ItemRow>(`${itemsSql} WHERE items.source_id IN (SELECT id FROM sources) AND items.path = ? ORDER BY items.source_id LIMIT 1`);
  const listed = database.prepare<[], NumberedItem>(listedSql);
  const filedIn = database.prepare<[string], FiledItem>("SELECT id AS itemId, path, sha256, kind, year FROM items WHERE status = 'filed' AND branch = ? AND sha256 IS NOT NULL ORDER BY source_id, path");
  const tied = database.prepare<[number], ItemRow>(`${itemsSql} WHERE items.attached_to = ? ORDER BY items.path`);
  const byContent = database.prepare<[string], ItemRow>(`${itemsSql} WHERE items.sha256 = ? ORDER BY items.source_id, items.path`);
  const byKind = database.prepare<[], { kind: string; branch: string | null; count: number }>('SELECT kind, branch, count(*) AS count FROM items WHERE kind IS NOT NULL GROUP BY kind, branch');
  const movedOut = database.prepare<[], number>("SELECT count(*) FROM items WHERE status = 'skipped' AND removed IS NOT NULL").pluck();
  return {
    get: (id) => itemOrNull(byId.get(id)),
    find: (sourceId, path) => itemOrNull(byPath.get(sourceId, path)),
    byIds(ids) {
      const found = new Map(byNumbers.all(JSON.stringify(ids)).map((row) => [row.id, itemOf(row)]));
      return ids.flatMap((id) => found.get(id) ?? []);
    },
    firstAt: (path) => itemOrNull(firstAt.get(path)),
    listed: () => listed.all(),
    filedIn: (branch) => filedIn.all(branch),
    attachedTo: (itemId) => tied.all(itemId).map(itemOf),
    ofContent: (sha256) => byContent.all(sha256).map(itemOf),
    countMovedOut: () => movedOut.get()!,
    list(filter = {}) {
      const { where, values } = conditions(filter);
      return database.prepare<[typeof values], ItemRow>(`${itemsSql} ${where} ORDER BY items.source_id, items.path`).all(values).map(itemOf);
    },
    knownFiles: (sourceId) => new Map(known.all(sourceId).map((row) => [row.path, { bytes: row.bytes, mtimeMs: row.modified_ms, sha256: row.sha256, status: row.status, unreadable: row.unreadable_code, kept: row.kept === 1, stamp: row.stamp }])),
    countByStatus(filter = {}) {
      const { where, values } = conditions(filter);
      const rows = database.prepare<[typeof values], { status: ItemStatus; count: number }>(`SELECT status, count(*) AS count FROM items ${where} GROUP BY status`).all(values);
      const counts = new Map(rows.map(({ status, count }) => [status, count]));
      return Object.fromEntries(statuses.map((status) => [status, counts.get(status) ?? 0])) as Record<ItemStatus, number>;
    },
    countForSupport() {
      const by = (column: 'format' | 'unreadable_code') => Object.fromEntries(database.prepare<[], { name: string; count: number }>(`SELECT ${column} AS name, count(*) AS count FROM items WHERE ${column} IS NOT NULL GROUP BY ${column}`).all().map(({ name, count }) => [name, count]));
      return { byFormat: by('format'), byError: by('unreadable_code') };
    },
    countByKind: () => byKind.all(),
    countByPlace: () => byPlace.all(),
  };
}

interface KnownRow {
  readonly path: string;
  readonly bytes: number;
  readonly modified_ms: number | null;
  readonly sha256: string | null;
  readonly status: ItemStatus;
  readonly unreadable_code: UnreadableCode | null;
  readonly kept: 0 | 1;
  readonly stamp: FileStamp | null;
}

const filterColumns: Readonly<Record<keyof ItemFilter, string>> = { sourceId: 'source_id', branch: 'branch', year: 'year', category: 'category', status: 'status' };

function conditions(filter: ItemFilter): { where: string; values: Record<string, unknown> } {
  const given = (Object.keys(filterColumns) as (keyof ItemFilter)[]).filter((key) => filter[key] !== undefined);
  const terms = given.map((key) => `items.${filterColumns[key]} = @${key}`);
  return { where: terms.length > 0 ? `WHERE ${terms.join(' AND ')}` : '', values: Object.fromEntries(given.map((key) => [key, filter[key]])) };
}

function itemOrNull(row: ItemRow | undefined): LibraryItem | null {
  return row ? itemOf(row) : null;
}

function itemOf(row: ItemRow): LibraryItem {
  return {
    id: row.id,
    sourceId: row.source_id,
    path: row.path,
    sha256: row.sha256,
    kept: row.original !== null,
    bytes: row.bytes,
    mtimeMs: row.modified_ms,
    format: row.format,
    takenOn: row.taken_on,
    status: row.status,
    skipReason: row.skip_reason,
    unreadable: row.unreadable_code ? { code: row.unreadable_code, detail: row.unreadable_detail } : null,
    branch: row.branch,
    year: row.year,
    date: row.date,
    category: row.category,
    kind: row.kind,
    title: row.title,
    retention: row.retention,
    pages: row.pages,
    pagesStated: row.pages_from === 'stated',
    confidence: row.confidence,
    reasons: JSON.parse(row.reasons) as string[],
    alsoIn: JSON.parse(row.also_in) as string[],
    duplicateOf: row.duplicate_path,
    attachedTo: row.attached_path === null ? null : { path: row.attached_path, ordinal: row.attached_ordinal ?? 0 },
    archiveNo: row.number === null ? null : formatArchiveNumber({ fonds: row.number_fonds!, year: row.number_year!, retention: row.number_retention!, number: row.number }),
    decided: JSON.parse(row.decided) as DecidedByPerson,
    removed: row.removed === null ? null : removedItem(row.removed),
  };
}
