import { DangheError } from '../../../shared/model/errors.ts';
import type { OcrProgress } from '../../../shared/model/ocr.ts';
import type { Scheme } from '../../../shared/model/scheme.ts';
import { createScanPool, type ScanPool } from '../../intake/ocr/scanPool.ts';
import type { StoredOcrJob } from '../../library/ocr.ts';
import type { Library } from '../../library/library.ts';
import { fileLibrary } from '../fileLibrary.ts';
import { applyScan, isComplete } from './applyScan.ts';
import { enqueueScans } from './enqueueScans.ts';
import { howToRead } from './readAgain.ts';
import { isOcrPaused } from './pauseOcr.ts';

export interface OcrOptions {
  readonly library: Library;
  readonly scheme: Scheme;
  /** A folder with the user's own models. */
  readonly models?: string;
  readonly pool?: ScanPool;
  /** At most so many pages, then a rest; all where absent. */
  readonly pages?: number;
  /** The filing pass, where it is not to be made at once and in one piece. */
  readonly file?: () => Promise<void>;
  readonly onProgress?: (progress: OcrProgress) => void;
  readonly signal?: AbortSignal;
}

export interface OcrSummary {
  readonly pagesRead: number;
  readonly pagesFailed: number;
  /** Files still in the queue: paused, stopped, or more pages than asked for. */
  readonly waiting: number;
}

/** The pass over the whole township that puts files in their places is not made for each of them. */
const FILE_EVERY = 20;

const running = new WeakMap<Library, Promise<OcrSummary>>();

/**
 * Works through the OCR queue in an own process, page by page; each page is stored as soon as it is read, so that it may be
 * killed at any moment and go on from there. Ends when nothing is left, when paused, or when `signal` says so. Imports and
 * everything else go on meanwhile. A second call while one is under way waits for the first.
 *
 * @throws DangheError `ocr-model-missing`, `ocr-model-altered`, `ocr-unavailable`: no page can be read; what waits goes on waiting
 */
export function runOcr(options: OcrOptions): Promise<OcrSummary> {
  const known = running.get(options.library);
  if (known) return known;
  const run = workThrough(options).finally(() => running.delete(options.library));
  running.set(options.library, run);
  return run;
}

async function workThrough(options: OcrOptions): Promise<OcrSummary> {
  const { library, scheme, onProgress, signal } = options;
  enqueueScans(library);
  const pool = options.pool ?? createScanPool();
  let left = options.pages ?? Infinity;
  let [pagesRead, pagesFailed, unfiled] = [0, 0, 0];
  const stopped = () => signal?.aborted === true || left <= 0 || isOcrPaused(library);
  const file = async () => {
    if (unfiled === 0) return;
    unfiled = 0;
    if (options.file) await options.file();
    else fileLibrary(library, scheme);
  };
  const tellProgress = (path: string | null, page: number | null) => {
    const jobs = library.ocr.jobs();
    onProgress?.({ files: jobs.length, filesDone: jobs.filter(({ state }) => state === 'done' || state === 'failed').length, pagesDone: jobs.reduce((sum, job) => sum + job.pagesDone, 0), path, page });
  };
  try {
    for (let job = library.ocr.next(); job && !stopped(); job = library.ocr.next()) {
      const path = pathOf(library, job.sha256);
      const opened = await withPages(job, path, options, pool);
      if (!opened) continue;
      for (const page of opened.pages!) {
        if (library.ocr.tried(job.sha256).has(page)) continue;
        if (stopped()) break;
        tellProgress(path, page);
        const outcome = await readPage(opened, page, path, options, pool);
        if (outcome === 'read') pagesRead += 1;
        else if (outcome === 'failed') pagesFailed += 1;
        left -= 1;
      }
      if (!isComplete(opened, library.ocr.tried(job.sha256))) break;
      applyScan(library, scheme, job.sha256);
      unfiled += 1;
      if (unfiled >= FILE_EVERY) await file();
    }
    await measureReadBefore(options, pool, stopped);
    tellProgress(null, null);
    return { pagesRead, pagesFailed, waiting: library.ocr.jobs().filter(({ state }) => state === 'waiting' || state === 'read').length };
  } finally {
    await file();
    if (!options.pool) await pool.close();
  }
}

/** The job with its pages counted; `null` where the file cannot be opened, which is noted. */
async function withPages(job: StoredOcrJob, path: string, { library, signal }: OcrOptions, pool: ScanPool): Promise<StoredOcrJob | null> {
  if (job.pages !== null) return job;
  const outcome = await pool.read({ ...library.originals.kept(job.sha256), format: job.format, want: 'count' });
  await library.settled();
  if (!outcome.ok) {
    if (outcome.code === 'unavailable') throw new DangheError(outcome.error);
    if (signal?.aborted) return null;
    const { code, detail = null } = outcome;
    library.change('ocr-fail', path, ({ ocr }) => ocr.fail(job.sha256, { code, detail }));
    return null;
  }
  const pages = outcome.got === 'count' ? unread(library, job.sha256, outcome.pages) : [];
  library.change('ocr-open', path, ({ ocr }) => ocr.setPages(job.sha256, pages));
  return { ...job, pages };
}

/** Fewer characters than this on a page of a PDF are a stamp or a page number beside the scan, not its text. */
const TEXT_OF_PAGE = 12;

/** The pages whose text the file itself does not hold. */
function unread(library: Library, sha256: string, count: number): number[] {
  const characters = new Map<number, number>();
  for (const block of library.documents.get(sha256)?.blocks ?? []) {
    const isScanned = block.kind === 'paragraph' ? block.scan !== undefined : block.rows.some((row) => row.some((cell) => cell?.scan));
    const length = block.kind === 'paragraph' ? block.text.length : block.rows.flat().reduce((sum, cell) => sum + (cell?.text.length ?? 0), 0);
    if (!isScanned && block.page !== undefined) characters.set(block.page, (characters.get(block.page) ?? 0) + length);
  }
  return Array.from({ length: count }, (_, index) => index + 1).filter((page) => (characters.get(page) ?? 0) < TEXT_OF_PAGE);
}

/**
 * Reads a page and stores it, or why it could not be read. A reader that ended because the run was stopped says nothing of
 * the page: it is read the next time.
 */
async function readPage(job: StoredOcrJob, page: number, path: string, { library, models, signal }: OcrOptions, pool: ScanPool): Promise<'read' | 'failed' | 'stopped'> {
  const outcome = await pool.read({ ...library.originals.kept(job.sha256), format: job.format, want: 'text', page, ...howToRead(library, job.sha256, page), ...(models === undefined ? {} : { models }) });
  // Somebody else's long change: what was read is put away after it.
  await library.settled();
  if (!outcome.ok) {
    if (outcome.code === 'unavailable') throw new DangheError(outcome.error);
    if (signal?.aborted) return 'stopped';
    const { code, detail = null } = outcome;
    library.change('ocr-page', path, ({ ocr }) => ocr.failPage(job.sha256, page, { code, detail }));
    return 'failed';
  }
  if (outcome.got !== 'text') return 'failed';
  library.change('ocr-page', path, ({ ocr, handwriting }) => {
    ocr.putPage(job.sha256, outcome.page, outcome.engine);
    handwriting.put(job.sha256, page, outcome.writing);
  });
  return 'read';
}

/** Writing on pages that an earlier version of the program has read. */
async function measureReadBefore({ library, signal }: OcrOptions, pool: ScanPool, stopped: () => boolean): Promise<void> {
  for (const { sha256, page } of library.handwriting.unmeasured()) {
    if (stopped()) return;
    const [job, reading] = [library.ocr.job(sha256), library.ocr.pages(sha256).find((one) => one.page === page)];
    if (!job || !reading) continue;
    const outcome = await pool.read({ ...library.originals.kept(sha256), format: job.format, want: 'writing', page, turned: reading.turned, lines: reading.lines });
    if (!outcome.ok && signal?.aborted) return;
    // What cannot be measured now counts as not written by hand, and is not tried at every start.
    library.change('ocr-writing', pathOf(library, sha256), ({ handwriting }) => handwriting.putLater(sha256, page, outcome.ok && outcome.got === 'writing' ? outcome.writing : null));
  }
}

function pathOf(library: Library, sha256: string): string {
  return library.items.ofContent(sha256)[0]?.path ?? sha256.slice(0, 12);
}
