import type { Database } from 'better-sqlite3';
import type { DecidedByPerson, FileToPlace, UnderstandingToPlace } from '../../shared/filing/filing.ts';
import type { CalendarDate } from '../../shared/model/calendarDate.ts';
import type { Evidence } from '../../shared/model/evidence.ts';
import type { RecordFields } from '../../shared/model/record.ts';
import type { RosterReading } from '../../shared/model/roster.ts';
import type { ScanCount, UnderstoodRecord, Understanding } from '../../shared/understanding/understanding.ts';
import type { ReadOutcome } from './importedFile.ts';

/** A record with what is known of its item. */
export interface StoredRecord extends UnderstoodRecord {
  readonly itemId: number;
  readonly path: string;
  readonly text: string;
  readonly evidence: Evidence;
}

interface StoredRoster {
  readonly itemId: number;
  readonly path: string;
  readonly reading: RosterReading;
  /** Where OCR read any of its file. */
  readonly scan?: ScanCount;
}

interface SignInSheet {
  readonly itemId: number;
  readonly names: readonly string[];
  /** Where OCR read any of it. */
  readonly scan?: ScanCount;
}

/** What was read out of the files, in bulk, in order of source and path. Take an iterator to its end before the next change. */
export interface Readings {
  /** Each readable file of a source as the filing pass takes it. */
  filesToPlace(sourceId: number): readonly FileToPlace[];
  /** Every record of items that are filed or wait for review; `itemId` leads to branch, year and the rest. */
  records(): IterableIterator<StoredRecord>;
  rosters(): IterableIterator<StoredRoster>;
  /** Who stands on each sign-in sheet that was read. */
  signInSheets(): IterableIterator<SignInSheet>;
  understanding(itemId: number): Understanding | null;
  /** The records of one item, with the text of each. */
  recordsOf(itemId: number): readonly StoredRecord[];
}

type FileUnderstanding = Omit<Understanding, 'records' | 'rosters'>;

interface RecordRow {
  readonly item_id: number;
  readonly ordinal: number;
  readonly first_block: number;
  readonly end_block: number;
  readonly kind: string | null;
  readonly category: string | null;
  readonly confidence: number;
  readonly fields: string;
  readonly scan?: string | null;
}

interface RosterRow {
  readonly item_id: number;
  readonly reading: string;
}

export const filesToPlaceSql = `
  SELECT id, path, sha256, decided, taken_on, understandings.content AS understanding FROM items CROSS JOIN understandings ON understandings.item_id = items.id
  WHERE source_id = ? AND removed IS NULL ORDER BY path`;
/** The plus keeps the index on the status out of it: sorting all texts would take longer than passing over a few items. */
export const recordsSql = `
  SELECT records.item_id, records.ordinal, records.first_block, records.end_block, records.kind, records.category,
    records.confidence, records.fields, records.scan, coalesce(records.text, documents.text) AS text, items.path, items.sha256, documents.evidence
  FROM items CROSS JOIN records ON records.item_id = items.id CROSS JOIN documents ON documents.sha256 = items.sha256
  WHERE +items.status IN ('filed', 'needs-review') ORDER BY items.source_id, items.path, records.ordinal`;

/** Of one item, whatever its state. */
const recordsOfItemSql = `
  SELECT records.item_id, records.ordinal, records.first_block, records.end_block, records.kind, records.category,
    records.confidence, records.fields, coalesce(records.text, documents.text) AS text, items.path, items.sha256, documents.evidence
  FROM items JOIN records ON records.item_id = items.id JOIN documents ON documents.sha256 = items.sha256
  WHERE items.id = ? ORDER BY records.ordinal`;

export function createReadings(database: Database): Readings {
  const files = database.prepare<[number], { id: number; path: string; sha256: string; decided: string; taken_on: CalendarDate | null; understanding: string }>(filesToPlaceSql);
  const recordsOfSource = database.prepare<[number], RecordRow>(
    `SELECT records.item_id, ordinal, first_block, end_block, records.kind, records.category, records.confidence, coalesce(json_extract(fields, '$.date'), 'null') AS fields FROM records JOIN items ON items.id = item_id WHERE source_id = ?`,
  );
  const allRecords = database.prepare<[], RecordRow & { text: string; path: string; sha256: string; evidence: string }>(recordsSql);
  const allRosters = database.prepare<[], RosterRow & { path: string; scan: string | null }>(
    "SELECT rosters.item_id, path, reading, json_extract(understandings.content, '$.scan') AS scan FROM items CROSS JOIN rosters ON rosters.item_id = items.id LEFT JOIN understandings ON understandings.item_id = items.id WHERE status IN ('filed', 'needs-review') ORDER BY source_id, path, ordinal",
  );
  const allSheets = database.prepare<[], { id: number; names: string; scan: string | null }>(
    "SELECT id, json_extract(content, '$.signInNames') AS names, json_extract(content, '$.scan') AS scan FROM items JOIN understandings ON item_id = items.id WHERE kind = 'signInSheet'",
  );
  const ofItem = database.prepare<[number], RecordRow & { text: string; path: string; sha256: string; evidence: string }>(recordsOfItemSql);
  const understandingOf = database.prepare<[number], string>('SELECT content FROM understandings WHERE item_id = ?').pluck();
  const recordsOfItem = database.prepare<[number], RecordRow>('SELECT * FROM records WHERE item_id = ? ORDER BY ordinal');
  const rostersOfItem = database.prepare<[number], RosterRow>('SELECT item_id, reading FROM rosters WHERE item_id = ? ORDER BY ordinal');
  return {
    filesToPlace(sourceId) {
      const records = Map.groupBy(recordsOfSource.all(sourceId), (row) => row.item_id);
      return files.all(sourceId).map((row) => ({
        path: row.path,
        sha256: row.sha256,
        decided: JSON.parse(row.decided) as DecidedByPerson,
        takenOn: row.taken_on,
        understanding: toPlace(row.understanding, records.get(row.id) ?? []),
      }));
    },
    *records() {
      for (const row of allRecords.iterate()) yield storedOf(row);
    },
    *rosters() {
      for (const row of allRosters.iterate()) yield { itemId: row.item_id, path: row.path, reading: readingOf(row), ...(row.scan === null ? {} : { scan: JSON.parse(row.scan) as ScanCount }) };
    },
    *signInSheets() {
      for (const { id, names, scan } of allSheets.iterate()) yield { itemId: id, names: JSON.parse(names) as readonly string[], ...(scan === null ? {} : { scan: JSON.parse(scan) as ScanCount }) };
    },
    recordsOf: (itemId) => ofItem.all(itemId).map(storedOf),
    understanding(itemId) {
      const text = understandingOf.get(itemId);
      return text ? joined(text, recordsOfItem.all(itemId), rostersOfItem.all(itemId)) : null;
    },
  };
}

function storedOf(row: RecordRow & { readonly text: string; readonly path: string; readonly evidence: string }): StoredRecord {
  return { ...recordOf(row), itemId: row.item_id, path: row.path, text: row.text, evidence: JSON.parse(row.evidence) as Evidence };
}

export interface ReadingWriter {
  /** Takes away what was read out of the file. */
  clear(itemId: number): void;
  put(itemId: number, outcome: Pick<ReadOutcome, 'understanding' | 'text' | 'recordTexts'>): void;
}

export function createReadingWriter(database: Database): ReadingWriter {
  const clears = ['records', 'rosters', 'understandings'].map((table) => database.prepare<[number]>(`DELETE FROM ${table} WHERE item_id = ?`));
  const putUnderstanding = database.prepare<[number, string]>('INSERT INTO understandings (item_id, content) VALUES (?, ?) ON CONFLICT (item_id) DO UPDATE SET content = excluded.content');
  const putRecord = database.prepare<[Record<string, unknown>]>(`
    INSERT INTO records (item_id, ordinal, first_block, end_block, kind, category, confidence, date, fields, text, scan)
    VALUES (@itemId, @ordinal, @start, @end, @kind, @category, @confidence, @date, @fields, @text, @scan)`);
  const putRoster = database.prepare<[number, number, string, string]>('INSERT INTO rosters (item_id, ordinal, kind, reading) VALUES (?, ?, ?, ?)');
  return {
    clear(itemId) {
      for (const clear of clears) clear.run(itemId);
    },
    put(itemId, { understanding: { records, rosters, ...file }, text, recordTexts }) {
      putUnderstanding.run(itemId, JSON.stringify(file satisfies FileUnderstanding));
      for (const [index, { ordinal, blocks, kind, category, confidence, fields, scan }] of records.entries()) {
        const own = recordTexts[index] ?? '';
        putRecord.run({ itemId, ordinal, ...blocks, kind, category, confidence, date: fields.date?.value ?? null, fields: JSON.stringify(fields), text: own === text ? null : own, scan: scan ? JSON.stringify(scan) : null });
      }
      for (const [ordinal, reading] of rosters.entries()) putRoster.run(itemId, ordinal, reading.kind, JSON.stringify(reading));
    },
  };
}

/** `fields` of these rows is the date alone. */
function toPlace(understanding: string, records: readonly RecordRow[]): UnderstandingToPlace {
  return {
    ...(JSON.parse(understanding) as FileUnderstanding),
    records: records.map((row) => {
      const date = JSON.parse(row.fields) as RecordFields['date'] | null;
      return { ...recordOf({ ...row, fields: '{}' }), fields: date ? { date } : {} };
    }),
  };
}

function joined(understanding: string, records: readonly RecordRow[], rosters: readonly RosterRow[]): Understanding {
  return { ...(JSON.parse(understanding) as FileUnderstanding), records: records.map(recordOf), rosters: rosters.map(readingOf) };
}

/** What was written mostly is the value: one string serves for both, of a township's records some ten megabytes less. */
function fieldsOf(text: string): RecordFields {
  const fields = JSON.parse(text) as Record<string, StoredField | StoredField[]>;
  for (const some of Object.values(fields)) {
    for (const field of Array.isArray(some) ? some : [some]) {
      const said = typeof field.value === 'object' ? field.value?.text : field.value;
      if (said === field.raw) field.raw = said;
    }
  }
  return fields;
}

interface StoredField {
  raw: string;
  readonly value: string | number | { readonly text?: string } | null;
}

function recordOf(row: RecordRow): UnderstoodRecord {
  return {
    ordinal: row.ordinal,
    blocks: { start: row.first_block, end: row.end_block },
    fields: fieldsOf(row.fields),
    kind: row.kind,
    category: row.category,
    confidence: row.confidence,
    ...(row.scan ? { scan: JSON.parse(row.scan) as ScanCount } : {}),
  };
}

function readingOf({ reading }: RosterRow): RosterReading {
  return JSON.parse(reading) as RosterReading;
}
