import type { CalendarDate } from '../../shared/model/calendarDate.ts';
import { DangheError } from '../../shared/model/errors.ts';
import type { OcrProgress } from '../../shared/model/ocr.ts';
import type { Report } from '../../shared/model/report.ts';
import type { LibrarySecret } from '../library/protection/keyFile.ts';
import type { ReaderPool } from '../intake/pool.ts';
import { commandScheme } from './commandScheme.ts';
import { exportLibrary } from './exportLibrary.ts';
import { ensureFreeTarget } from './ensureFreeTarget.ts';
import { fileLibrary } from './fileLibrary.ts';
import { importFolder } from './importFolder.ts';
import { libraryReport } from './libraryReport.ts';
import { defaultSchemeFile, loadScheme } from './loadData.ts';
import { runOcr } from './ocr/runOcr.ts';
import { refuseInside } from './refuseInside.ts';
import { withLibrary } from './withLibrary.ts';

export interface RunRequest {
  readonly folder: string;
  /** Where the bundle goes; must not exist or be empty, and not lie inside the folder. */
  readonly out: string;
  /** Kept where given; otherwise a temporary library is used and removed. */
  readonly library?: string;
  /** What opens that library where it is protected. */
  readonly secret?: LibrarySecret;
  readonly schemeFile?: string;
  readonly asOf: CalendarDate;
  /** Scans and photos are read by OCR, too. */
  readonly ocr?: boolean;
  /** Hides the numbers of people and devices and leaves the originals out. */
  readonly redacted?: boolean;
  /** Writes a book of all records for each category too; not with `redacted`. */
  readonly merged?: boolean;
  /** Writes one encrypted file instead of a folder; `out` is its name then. */
  readonly password?: string;
  readonly onProgress?: (progress: RunProgress) => void;
  readonly signal?: AbortSignal;
}

export type RunProgress =
  | { readonly stage: 'import'; readonly done: number; readonly total: number; readonly path: string }
  | ({ readonly stage: 'ocr' } & OcrProgress)
  | { readonly stage: 'file' | 'check' }
  | { readonly stage: 'export'; readonly done: number; readonly total: number };

/** The main job in one go: import, file, check, export. */
export async function runToBundle(request: RunRequest): Promise<Report> {
  const { folder, out, onProgress, signal, asOf } = request;
  refuseInside(folder, out);
  if (request.library) refuseInside(folder, request.library);
  await ensureFreeTarget(out, request.password === undefined ? 'folder' : 'file');
  // A fault in a scheme that was named is told before anything is made.
  if (request.schemeFile !== undefined) await loadScheme(request.schemeFile);
  return withLibrary(request.library, async (library) => {
    const { file, load } = await commandScheme(library, request.schemeFile);
    const scheme = await load();
    await importFolder({ library, folder, schemeFile: file, ...(signal ? { signal } : {}), ...(onProgress ? { onProgress: (progress) => onProgress({ stage: 'import', ...progress }) } : {}) });
    if (request.ocr) await runOcr({ library, scheme, ...(signal ? { signal } : {}), ...(onProgress ? { onProgress: (progress) => onProgress({ stage: 'ocr', ...progress }) } : {}) });
    if (signal?.aborted) throw new DangheError({ code: 'cancelled' });
    onProgress?.({ stage: 'file' });
    fileLibrary(library, scheme);
    onProgress?.({ stage: 'check' });
    const { report } = await exportLibrary({
      library, scheme, asOf, out, redacted: request.redacted ?? false, merged: request.merged ?? false, ...(request.password === undefined ? {} : { password: request.password }), ...(signal ? { signal } : {}), ...(onProgress ? { onProgress: ({ done, total }) => onProgress({ stage: 'export', done, total }) } : {}),
    });
    return report;
  }, request.secret);
}

/** The report on a folder without writing a bundle; the temporary library is removed. */
export async function runFolder(folder: string, asOf: CalendarDate, pool?: ReaderPool): Promise<Report> {
  const scheme = await loadScheme();
  return withLibrary(undefined, async (library) => {
    await importFolder({ library, folder, schemeFile: defaultSchemeFile, ...(pool ? { pool } : {}) });
    fileLibrary(library, scheme);
    return libraryReport(library, scheme, asOf);
  });
}
