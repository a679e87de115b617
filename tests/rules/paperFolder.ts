import { fileLibrary } from '../../electron/backend/fileLibrary.ts';
import { importFolder } from '../../electron/backend/importFolder.ts';
import { libraryReport } from '../../electron/backend/libraryReport.ts';
import { defaultSchemeFile, loadScheme } from '../../electron/backend/loadData.ts';
import { confirmRecord } from '../../electron/backend/ocr/confirmScan.ts';
import { runOcr } from '../../electron/backend/ocr/runOcr.ts';
import { withLibrary } from '../../electron/backend/withLibrary.ts';
import type { ScanPool } from '../../electron/intake/ocr/scanPool.ts';
import type { ReaderPool } from '../../electron/intake/pool.ts';
import type { CalendarDate } from '../../shared/model/calendarDate.ts';
import type { Report } from '../../shared/model/report.ts';

/** A folder of scans: imported, read by OCR, every record compared with its picture by a person and found right, checked. */
export async function runPaperFolder(folder: string, asOf: CalendarDate, pool: ReaderPool, scans: ScanPool): Promise<Report> {
  const scheme = await loadScheme();
  return withLibrary(undefined, async (library) => {
    await importFolder({ library, folder, schemeFile: defaultSchemeFile, pool });
    fileLibrary(library, scheme);
    await runOcr({ library, scheme, pool: scans });
    for (const { id } of library.items.list()) for (const { ordinal } of library.readings.understanding(id)?.records ?? []) confirmRecord(library, scheme, id, ordinal, undefined, 'later');
    fileLibrary(library, scheme);
    return libraryReport(library, scheme, asOf);
  });
}
