import type { Database } from 'better-sqlite3';
import type { Notes } from './events.ts';

/** A folder that was imported, or a unit whose bundles were taken in. */
interface Source {
  readonly id: number;
  /** The unit whose bundle it is; `null` for a folder. */
  readonly township: string | null;
  /** For a unit's bundle a name that no folder has. */
  readonly folder: string;
  /** What stands before the paths of its files: the name of its folder, or nothing. */
  readonly label: string;
  readonly addedAt: string;
}

export interface Sources {
  list(): readonly Source[];
  /** Whether the last import of the source was cut short. */
  unfinishedImport(sourceId: number): number | null;
  find(folder: string): Source | null;
  /**
   * What stands before the paths of the files of a folder, known or not: nothing for the first source of a library, else
   * the folder's name, with a number where other files lie under that name. Two villages' sticks often hold folders of
   * the very same names.
   */
  labelOf(folder: string): string;
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
  const all = database.prepare<[], Source>('SELECT id, township, folder, label, added_at AS addedAt FROM sources ORDER BY id');
  const byFolder = database.prepare<[string], Source>('SELECT id, township, folder, label, added_at AS addedAt FROM sources WHERE folder = ?');
  const byTownship = database.prepare<[string], Source>('SELECT id, township, folder, label, added_at AS addedAt FROM sources WHERE township = ?');
  const others = database.prepare<[], number>('SELECT count(*) FROM sources').pluck();
  const taken = database.prepare<[string, string, string], number>('SELECT EXISTS (SELECT 1 FROM items WHERE path = ? OR (path > ? AND path < ?)) ').pluck();
  const freeLabel = (name: string): string => {
    for (let number = 1; ; number += 1) {
      const label = number === 1 ? name : `${name}（${number}）`;
      // “0” comes next after “/”.
      if (taken.get(label, `${label}/`, `${label}0`) === 0) return label;
    }
  };
  const unfinished = database.prepare<[number], number>('SELECT id FROM imports WHERE source_id = ? AND finished_at IS NULL ORDER BY id DESC').pluck();
  return {
    list: () => all.all(),
    find: (folder) => byFolder.get(folder) ?? null,
    labelOf: (folder) => byFolder.get(folder)?.label ?? (others.get() === 0 ? '' : freeLabel(folderName(folder))),
    ofTownship: (township) => byTownship.get(township) ?? null,
    unfinishedImport: (sourceId) => unfinished.get(sourceId) ?? null,
  };
}

export function createSourceWriter(database: Database, sources: Sources, now: () => string, { note }: Notes): SourceWriter {
  const insert = database.prepare<[string, string, string | null, string]>('INSERT INTO sources (folder, added_at, township, label) VALUES (?, ?, ?, ?)');
  const begin = database.prepare<[number, string]>('INSERT INTO imports (source_id, started_at) VALUES (?, ?)');
  const finish = database.prepare<[string, number]>('UPDATE imports SET finished_at = ? WHERE id = ? AND finished_at IS NULL');
  const add = (folder: string, township: string | null, label = ''): Source => {
    const addedAt = now();
    const id = Number(insert.run(folder, addedAt, township, label).lastInsertRowid);
    note('sources', String(id), null, { folder, ...(township === null ? {} : { township }), ...(label === '' ? {} : { label }) });
    return { id, township, folder, label, addedAt };
  };
  return {
    ensure: (folder) => sources.find(folder) ?? add(folder, null, sources.labelOf(folder)),
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

/** The last part of a path; of a whole stick its letter. */
function folderName(folder: string): string {
  const name = folder.split(/[\\/]/).findLast((part) => part !== '') ?? '';
  const drive = /^([a-z]):$/i.exec(name)?.[1];
  return drive ? `${drive.toUpperCase()}盘` : name === '' ? '另一处' : name;
}
