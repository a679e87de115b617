import type { Database } from 'better-sqlite3';
import type { ReadDocument } from '../../shared/model/document.ts';
import { DangheError } from '../../shared/model/errors.ts';
import type { FileReading } from '../../shared/understanding/fileReading.ts';
import type { FileStamp } from '../files/fileStamp.ts';
import type { Notes } from './events.ts';
import { createDocumentWriter } from './documents.ts';
import type { ImportedFile, ImportOutcome, ReadOutcome } from './importedFile.ts';
import { removedItem } from './removal.ts';
import { createReadingWriter } from './readings.ts';
import type { SearchWriter } from './search.ts';

export interface ImportWriter {
  /**
   * Records a batch of files whose originals are already safe. A path that is known is brought up to date: what a person
   * decided about it stays, what was read out of older bytes goes.
   */
  record(sourceId: number, files: readonly ImportedFile[]): void;
  /** Names an original that is no item's: the event chain of a unit whose bundle was taken in. */
  keepOriginal(sha256: string, bytes: number): void;
  /** Keeps how files that were hashed and found unchanged are known again. */
  stamp(sourceId: number, stamps: ReadonlyMap<string, FileStamp>): void;
  /** Puts what was understood of a file's document in place of what was, with another classifier or reader. */
  understandAgain(itemId: number, reading: FileReading): void;
  /** Puts a document with what OCR read in it in place of the one without, for all items of these bytes. */
  putScanned(sha256: string, document: ReadDocument, readings: readonly { readonly itemId: number; readonly reading: FileReading }[]): void;
}

interface KnownRow {
  readonly id: number;
  readonly sha256: string | null;
  readonly status: string;
  readonly removed: string | null;
}

/** How an item is named in events: its source's number and its path. */
export function itemKey(sourceId: number, path: string): string {
  return `${sourceId}:${path}`;
}

export function createImportWriter(database: Database, search: SearchWriter, { note }: Notes): ImportWriter {
  const known = database.prepare<[number, string], KnownRow>('SELECT id, sha256, status, removed FROM items WHERE source_id = ? AND path = ?');
  const keep = database.prepare<[string, number]>('INSERT INTO originals (sha256, bytes) VALUES (?, ?) ON CONFLICT (sha256) DO NOTHING');
  const put = database.prepare<[Record<string, unknown>], number>(`
    INSERT INTO items (source_id, path, parent_id, sha256, original, bytes, modified_ms, stamp, format, taken_on, status,
      skip_reason, unreadable_code, unreadable_detail, title, pages, pages_from)
    VALUES (@sourceId, @path, @parentId, @sha256, @original, @bytes, @mtimeMs, @stamp, @format, @takenOn, @status,
      @skipReason, @unreadableCode, @unreadableDetail, @title, @pages, @pagesFrom)
    ON CONFLICT (source_id, path) DO UPDATE SET parent_id = excluded.parent_id, sha256 = excluded.sha256,
      original = excluded.original, bytes = excluded.bytes, modified_ms = excluded.modified_ms, stamp = excluded.stamp,
      format = excluded.format, taken_on = excluded.taken_on, status = excluded.status, skip_reason = excluded.skip_reason,
      unreadable_code = excluded.unreadable_code, unreadable_detail = excluded.unreadable_detail, title = excluded.title,
      pages = excluded.pages, pages_from = excluded.pages_from, confidence = NULL, reasons = '[]', also_in = '[]', duplicate_of = NULL, attached_to = NULL,
      attached_ordinal = NULL, removed = NULL
    RETURNING id`).pluck();
  const putStamp = database.prepare<[FileStamp, number, string]>('UPDATE items SET stamp = ? WHERE source_id = ? AND path = ?');
  const moveOut = database.prepare<[string, number]>("UPDATE items SET status = 'skipped', skip_reason = 'moved-out', unreadable_code = NULL, unreadable_detail = NULL, removed = ? WHERE id = ?");
  const itemOf = database.prepare<[number], { source_id: number; path: string }>('SELECT source_id, path FROM items WHERE id = ?');
  const putDocument = createDocumentWriter(database);
  const readings = createReadingWriter(database);
  const versionOf = database.prepare<[string], string>('SELECT reader_version FROM documents WHERE sha256 = ?').pluck();
  const putPages = database.prepare<[number | null, string | null, number]>('UPDATE items SET pages = ?, pages_from = ? WHERE id = ?');
  // The document was read anew and has lost what OCR had put into it.
  const scanLost = database.prepare<[string]>("UPDATE ocr_jobs SET state = 'read' WHERE sha256 = ? AND state = 'done'");

  const recordOne = (sourceId: number, file: ImportedFile) => {
    const before = known.get(sourceId, file.path);
    const parentId = file.parentPath === null ? null : (known.get(sourceId, file.parentPath)?.id ?? null);
    const keeps = file.original !== null && file.sha256 !== null;
    if (keeps) keep.run(file.sha256, file.bytes);
    const { path, bytes, mtimeMs, sha256, outcome } = file;
    const columns = outcomeColumns(outcome);
    const id = put.get({ sourceId, path, parentId, sha256, original: keeps ? sha256 : null, bytes, mtimeMs, stamp: keeps ? (file.stamp ?? null) : null, ...columns })!;
    if (before) readings.clear(id);
    if (outcome.kind === 'read') recordReading(id, file, outcome);
    search.put(id, { title: outcome.kind === 'read' ? outcome.understanding.title : '', path, body: outcome.kind === 'read' ? outcome.text : '' }, before !== undefined);
    const { status } = columns;
    note('items', itemKey(sourceId, path), before ? { sha256: before.sha256, status: before.status } : null, { sha256, status });
    if (before?.removed) stayMovedOut(id, sourceId, file, before, before.removed);
  };
  /** The same bytes, read again, stay out; what was altered since comes back for a person to look at. */
  const stayMovedOut = (id: number, sourceId: number, file: ImportedFile, before: KnownRow, removed: string) => {
    if (before.sha256 === file.sha256) moveOut.run(removed, id);
    else note('removed', itemKey(sourceId, file.path), { ...removedItem(removed) }, null);
  };
  const recordReading = (id: number, file: ImportedFile, outcome: ReadOutcome) => {
    if (file.sha256 !== null) {
      putDocument(file.sha256, outcome);
      scanLost.run(file.sha256);
    }
    readings.put(id, outcome);
  };
  return {
    record(sourceId, files) {
      for (const file of files) recordOne(sourceId, file);
    },
    keepOriginal: (sha256, bytes) => void keep.run(sha256, bytes),
    stamp(sourceId, stamps) {
      for (const [path, stamp] of stamps) putStamp.run(stamp, sourceId, path);
    },
    understandAgain(itemId, reading) {
      const item = itemOf.get(itemId);
      if (!item) throw new DangheError({ code: 'not-found', what: `条目 ${itemId}` });
      readings.clear(itemId);
      readings.put(itemId, reading);
      const { kind, category } = reading.understanding.classification;
      note('understood', itemKey(item.source_id, item.path), null, { kind, category });
    },
    putScanned(sha256, document, items) {
      const version = versionOf.get(sha256);
      const text = items[0]?.reading.text ?? '';
      if (version === undefined) throw new DangheError({ code: 'not-found', what: `文件 ${sha256.slice(0, 12)}` });
      putDocument(sha256, { document, readerVersion: version, text });
      for (const { itemId, reading } of items) {
        this.understandAgain(itemId, reading);
        putPages.run(reading.understanding.pages?.pages ?? null, reading.understanding.pages?.from ?? null, itemId);
        search.put(itemId, { title: reading.understanding.title, path: itemOf.get(itemId)!.path, body: text }, true);
      }
    },
  };
}

function outcomeColumns(outcome: ImportOutcome): Readonly<Record<string, string | number | null>> & { readonly status: string } {
  const nothing = { format: null, takenOn: null, skipReason: null, unreadableCode: null, unreadableDetail: null, title: null, pages: null, pagesFrom: null };
  switch (outcome.kind) {
    case 'read':
      return { ...nothing, status: 'needs-review', format: outcome.document.format, takenOn: outcome.takenOn, title: outcome.understanding.title, pages: outcome.understanding.pages?.pages ?? null, pagesFrom: outcome.understanding.pages?.from ?? null };
    case 'unreadable':
      return { ...nothing, status: 'unreadable', unreadableCode: outcome.code, unreadableDetail: outcome.detail ?? null };
    case 'skipped':
      return { ...nothing, status: 'skipped', skipReason: outcome.reason };
  }
}
