import type { CalendarDate } from '../../shared/model/calendarDate.ts';
import type { Report } from '../../shared/model/report.ts';
import type { Scheme } from '../../shared/model/scheme.ts';
import { developmentRows } from '../../shared/presentation/developmentRows.ts';
import { evidenceLedgerRows, rectificationRows } from '../../shared/presentation/ledgerRows.ts';
import type { Selection } from '../../shared/report/selection.ts';
import { exportBundle, type ExportOutcome, type ExportProgress } from '../exports/exportBundle.ts';
import { exportSealedBundle } from '../exports/exportSealedBundle.ts';
import { redactInput } from '../exports/redactInput.ts';
import type { Library } from '../library/library.ts';
import { libraryReport } from './libraryReport.ts';
import { libraryRulebook } from './resourceOverrides.ts';

export interface ExportRequest {
  readonly library: Library;
  readonly scheme: Scheme;
  readonly asOf: CalendarDate;
  readonly out: string;
  readonly selection?: Selection;
  /** Writes a second manifest of SM3 sums beside the one of SHA-256. */
  readonly sm3?: boolean;
  /** Hides the numbers of people and devices everywhere and leaves the originals out (`redactInput`). */
  readonly redacted?: boolean;
  /** Writes a book of all records for each category too; not with `redacted`, which holds no records' texts. */
  readonly merged?: boolean;
  /** Writes one encrypted file instead of a folder; `out` is its name then. */
  readonly password?: string;
  readonly onProgress?: (progress: ExportProgress) => void;
  readonly signal?: AbortSignal;
}

/** Checks the library and writes a bundle of it; where it fails or is cancelled, nothing is left at `out`. */
export async function exportLibrary({ library, scheme, asOf, out, selection, sm3 = false, redacted = false, merged = false, password, onProgress, signal }: ExportRequest): Promise<{ readonly report: Report; readonly outcome: ExportOutcome }> {
  const report = await libraryReport(library, scheme, asOf, selection);
  const kept = new Map(library.items.list().filter(({ kept: isKept, sha256 }) => isKept && sha256 !== null).map(({ path, sha256 }) => [path, sha256!]));
  const originals = report.items.flatMap(({ path, status }) => {
    const sha256 = status === 'duplicate' || status === 'skipped' ? undefined : kept.get(path);
    return sha256 === undefined ? [] : [{ itemPath: path, sha256, ...library.originals.kept(sha256) }];
  });
  const shaOf = new Map(report.items.map(({ path, sha256 }) => [path, sha256]));
  const documentOf = (path: string) => library.documents.get(shaOf.get(path) ?? '');
  const whole = { report, originals, events: library.events.exportEvents(), rectification: rectificationRows(report), evidenceLedger: evidenceLedgerRows(report, (await libraryRulebook(library)).standards), cases: developmentRows(report) };
  const input = redacted ? redactInput(whole, deviceNumbers(library)) : { ...whole, ...(merged ? { documentOf } : {}) };
  const options = { sm3, ...(onProgress ? { onProgress } : {}), ...(signal ? { signal } : {}) };
  const outcome = password === undefined ? await exportBundle(input, out, options) : await exportSealedBundle(input, out, { ...options, password, workFolder: library.folder });
  return { report, outcome };
}

/** The serial numbers of cameras and phones that pictures carry, wherever else they may be written. */
function* deviceNumbers(library: Library): Generator<string> {
  for (const { exif } of library.pictures.all()) for (const [name, value] of Object.entries(exif)) if (/Serial|UniqueID/.test(name)) yield value;
}
