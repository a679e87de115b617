import type { Database } from 'better-sqlite3';
import type { Notes } from './events.ts';

/** A folder that was imported, or a unit whose bundles were taken in. */
interface Source {
  readonly id: number;
  /** The unit whose bundle it is; `null` for a folder. */
  readonly township: string | null;
  /** For a unit's bundle a name that no folder has. */
  readonly folder: string;
  readonly addedAt: string;
}

export interface Sources {
  list(): readonly Source[];
  /** Whether the last import of the source was cut short. */
  unfinishedImport(sourceId: number): number | null;
  find(folder: string): Source | null;
  /** The source that a unit's bundles are taken into. */
  ofTownship(township: string): Source | null;
}

export interface SourceWriter {
  /** The source for this folder, added where it is new. */
  ensure(folder: string): Source;
  /** The source for the bundles of this unit, added where it is new. */
  ensureTownship(township: string): Source;
  /** Begins a pass over the source, or takes up the one that was cut short. */
  beginImport(sourceId: number): { readonly importId: number; readonly resumed: boolean };
  finishImport(importId: number): void;
}

export function createSources(database: Database): Sources {
  const all = database.prepare<[], Source>('SELECT id, township, folder, added_at AS addedAt FROM sources ORDER BY id');
  const byFolder = database.prepare<[string], Source>('SELECT id, township, folder, added_at AS addedAt FROM sources WHERE folder = ?');
  const byTownship = database.prepare<[string], Source>('SELECT id, township, folder, added_at AS addedAt FROM sources WHERE township = ?');
  const unfinished = database.prepare<[number], number>('SELECT id FROM imports WHERE source_id = ? AND finished_at IS NULL ORDER BY id DESC').pluck();
  return {
    list: () => all.all(),
    find: (folder) => byFolder.get(folder) ?? null,
    ofTownship: (township) => byTownship.get(township) ?? null,
    unfinishedImport: (sourceId) => unfinished.get(sourceId) ?? null,
  };
}

export function createSourceWriter(database: Database, sources: Sources, now: () => string, { note }: Notes): SourceWriter {
  const insert = database.prepare<[string, string, string | null]>('INSERT INTO sources (folder, added_at, township) VALUES (?, ?, ?)');
  const begin = database.prepare<[number, string]>('INSERT INTO imports (source_id, started_at) VALUES (?, ?)');
  const finish = database.prepare<[string, number]>('UPDATE imports SET finished_at = ? WHERE id = ? AND finished_at IS NULL');
  const add = (folder: string, township: string | null): Source => {
    const addedAt = now();
    const id = Number(insert.run(folder, addedAt, township).lastInsertRowid);
    note('sources', String(id), null, township === null ? { folder } : { folder, township });
    return { id, township, folder, addedAt };
  };
  return {
    ensure: (folder) => sources.find(folder) ?? add(folder, null),
    ensureTownship: (township) => sources.ofTownship(township) ?? add(`成果包：${township}`, township),
    beginImport(sourceId) {
      const open = sources.unfinishedImport(sourceId);
      if (open !== null) return { importId: open, resumed: true };
      const importId = Number(begin.run(sourceId, now()).lastInsertRowid);
      note('imports', String(importId), null, 'begun');
      return { importId, resumed: false };
    },
    finishImport(importId) {
      if (finish.run(now(), importId).changes > 0) note('imports', String(importId), 'begun', 'finished');
    },
  };
}
