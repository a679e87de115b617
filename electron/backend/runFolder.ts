import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, relative, resolve } from 'node:path';
import type { CalendarDate } from '../../shared/model/calendarDate.ts';
import { DangheError } from '../../shared/model/errors.ts';
import type { Report } from '../../shared/model/report.ts';
import { removeTree } from '../files/retry.ts';
import { createReaderPool, type ReaderPool } from '../intake/pool.ts';
import type { Library } from '../library/library.ts';
import { openLibrary } from '../library/openLibrary.ts';
import { clock } from './clock.ts';
import { exportLibrary } from './exportLibrary.ts';
import { ensureFreeTarget } from './ensureFreeTarget.ts';
import { fileLibrary } from './fileLibrary.ts';
import { importFolder, type ImportOptions, type ImportSummary } from './importFolder.ts';
import { libraryReport } from './libraryReport.ts';
import { defaultSchemeFile, loadScheme } from './loadData.ts';

export interface RunRequest {
  readonly folder: string;
  /** Where the bundle goes; must not exist or be empty, and not lie inside the folder. */
  readonly out: string;
  /** Kept where given; otherwise a temporary library is used and removed. */
  readonly library?: string;
  readonly schemeFile?: string;
  readonly asOf: CalendarDate;
  readonly onProgress?: (progress: RunProgress) => void;
  readonly signal?: AbortSignal;
}

export type RunProgress =
  | { readonly stage: 'import'; readonly done: number; readonly total: number; readonly path: string }
  | { readonly stage: 'file' | 'check' }
  | { readonly stage: 'export'; readonly done: number; readonly total: number };

/** The main job in one go: import, file, check, export. */
export async function runToBundle(request: RunRequest): Promise<Report> {
  const { folder, out, onProgress, signal, asOf } = request;
  refuseInside(folder, out);
  if (request.library) refuseInside(folder, request.library);
  await ensureFreeTarget(out);
  const schemeFile = request.schemeFile ?? defaultSchemeFile;
  const scheme = await loadScheme(schemeFile);
  return withLibrary(request.library, async (library) => {
    await importInto(library, { folder, schemeFile, ...(signal ? { signal } : {}), ...(onProgress ? { onProgress: (progress) => onProgress({ stage: 'import', ...progress }) } : {}) });
    onProgress?.({ stage: 'file' });
    fileLibrary(library, scheme);
    onProgress?.({ stage: 'check' });
    const { report } = await exportLibrary({
      library, scheme, asOf, out, ...(signal ? { signal } : {}), ...(onProgress ? { onProgress: ({ done, total }) => onProgress({ stage: 'export', done, total }) } : {}),
    });
    return report;
  });
}

/** The report on a folder without writing a bundle; the temporary library is removed. */
export async function runFolder(folder: string, asOf: CalendarDate, pool?: ReaderPool): Promise<Report> {
  const scheme = await loadScheme();
  return withLibrary(undefined, async (library) => {
    await importInto(library, { folder, schemeFile: defaultSchemeFile, ...(pool ? { pool } : {}) });
    fileLibrary(library, scheme);
    return libraryReport(library, scheme, asOf);
  });
}

/** Imports with an own pool of readers that is closed afterwards, or with the one given. */
export async function importInto(library: Library, options: Omit<ImportOptions, 'library' | 'pool'> & { readonly pool?: ReaderPool }): Promise<ImportSummary> {
  const pool = options.pool ?? createReaderPool();
  try {
    return await importFolder({ ...options, library, pool });
  } finally {
    if (!options.pool) await pool.close();
  }
}

/** Opens (or makes) the library, or a temporary one that is removed afterwards. */
export async function withLibrary<Result>(folder: string | undefined, use: (library: Library) => Promise<Result>): Promise<Result> {
  const temporary = folder === undefined ? await mkdtemp(join(tmpdir(), 'danghe-library-')) : null;
  try {
    const library = await openLibrary(folder ?? temporary!, { create: true, actor: '命令行', now: clock.now });
    try {
      return await use(library);
    } finally {
      library.close();
    }
  } finally {
    if (temporary) await removeTree(temporary);
  }
}

/** Nothing in the source folder is ever written: neither a bundle nor a library may lie inside it. */
export function refuseInside(folder: string, target: string): void {
  const way = relative(resolve(folder), resolve(target));
  if (way === '' || (!way.startsWith('..') && !resolve(way).startsWith('\\\\') && !/^[A-Za-z]:/.test(way))) {
    throw new DangheError({ code: 'target-inside-source', path: target, source: folder });
  }
}
