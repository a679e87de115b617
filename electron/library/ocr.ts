import { deflateSync, inflateSync } from 'node:zlib';
import type { Database } from 'better-sqlite3';
import { pictureFormats, type Format } from '../../shared/model/document.ts';
import type { UnreadableCode } from '../../shared/model/item.ts';
import type { OcrState } from '../../shared/model/ocr.ts';
import type { ConfirmedLine, ScannedPage, Turn } from '../../shared/model/scan.ts';
import { textHash, type Notes } from './events.ts';

/** A file that OCR has read or is to read, by its content. */
export interface StoredOcrJob {
  readonly sha256: string;
  readonly format: Format;
  readonly state: OcrState;
  /** Numbers of the pages to read; `null` until the file was opened. */
  readonly pages: readonly number[] | null;
  /** Pages that were read or found unreadable. */
  readonly pagesDone: number;
  readonly pagesFailed: number;
  readonly problem: OcrProblem | null;
}

export interface OcrProblem {
  readonly code: UnreadableCode;
  readonly detail: string | null;
}

export interface Ocr {
  /** In the order they were queued. */
  jobs(): readonly StoredOcrJob[];
  countByState(): Readonly<Record<OcrState, number>>;
  /** Kept files that OCR could read and that are not in the queue, in order of source and path: pictures, and PDFs with pages without text. */
  notQueued(): readonly ScanFile[];
  /** How many contents those are. */
  countNotQueued(): number;
  job(sha256: string): StoredOcrJob | null;
  /** The next file with pages to read, or whose pages are read and not in its document yet; `null` where nothing is left. */
  next(): StoredOcrJob | null;
  /** Pages of a file that were tried. */
  tried(sha256: string): ReadonlySet<number>;
  pages(sha256: string): readonly ScannedPage[];
  /** How a page was turned to be read; `null` where it was not. */
  turnedOf(sha256: string, page: number): Turn | null;
  confirmed(sha256: string): readonly ConfirmedLine[];
}

/** A file that may be a scan. */
export interface ScanFile {
  readonly sha256: string;
  readonly format: Format;
  readonly kind: string | null;
}

export interface OcrWriter {
  /** Puts files at the end of the queue that are not in it yet. */
  enqueue(files: readonly { readonly sha256: string; readonly format: Format }[]): void;
  /**
   * What is to be read of a file that was opened. This and the pages as they come change nothing that anyone sees: the
   * event comes with `done`, when they go into the document.
   */
  setPages(sha256: string, pages: readonly number[]): void;
  putPage(sha256: string, page: ScannedPage, engine: string): void;
  failPage(sha256: string, page: number, problem: OcrProblem): void;
  fail(sha256: string, problem: OcrProblem): void;
  setState(sha256: string, state: Extract<OcrState, 'waiting' | 'read' | 'done'>): void;
  /** Forgets what was read of a file or of one page and confirmed there, so that it is read anew; the history keeps what was confirmed. */
  readAgain(sha256: string, page?: number): void;
  confirm(sha256: string, lines: readonly ConfirmedLine[]): void;
  /** Takes back what was confirmed of a line: it reads as OCR read it, and waits for a person again. */
  unconfirm(sha256: string, page: number, line: number): void;
}

interface JobRow {
  readonly sha256: string;
  readonly format: Format;
  readonly state: OcrState;
  readonly pages: string | null;
  readonly problem_code: UnreadableCode | null;
  readonly problem_detail: string | null;
  readonly done: number;
  readonly bad: number;
}

const jobSql = `
  SELECT sha256, format, state, pages, problem_code, problem_detail,
    (SELECT count(*) FROM ocr_pages WHERE ocr_pages.sha256 = ocr_jobs.sha256) AS done,
    (SELECT count(*) FROM ocr_pages WHERE ocr_pages.sha256 = ocr_jobs.sha256 AND ocr_pages.reading IS NULL) AS bad
  FROM ocr_jobs`;

/** What may be a scan, by the index on the formats. */
export const notQueuedSql = `
  FROM items WHERE format IN (${[...pictureFormats, 'pdf'].map((format) => `'${format}'`).join(', ')}) AND status IN ('filed', 'needs-review', 'duplicate') AND original IS NOT NULL
    AND (format <> 'pdf' OR original IN (SELECT sha256 FROM documents WHERE image_only = 1))
    AND NOT EXISTS (SELECT 1 FROM ocr_jobs WHERE ocr_jobs.sha256 = original)`;

export function createOcr(database: Database): Ocr {
  const counts = database.prepare<[], { state: OcrState; count: number }>('SELECT state, count(*) AS count FROM ocr_jobs GROUP BY state');
  const notQueued = database.prepare<[], ScanFile>(`SELECT sha256, format, kind ${notQueuedSql} ORDER BY source_id, path`);
  const countNotQueued = database.prepare<[], number>(`SELECT count(DISTINCT original) ${notQueuedSql}`).pluck();
  const all = database.prepare<[], JobRow>(`${jobSql} ORDER BY position`);
  const one = database.prepare<[string], JobRow>(`${jobSql} WHERE sha256 = ?`);
  const next = database.prepare<[], JobRow>(`${jobSql} WHERE state IN ('read', 'waiting') ORDER BY state, position LIMIT 1`);
  const tried = database.prepare<[string], number>('SELECT page FROM ocr_pages WHERE sha256 = ?').pluck();
  const pages = database.prepare<[string], Buffer>('SELECT reading FROM ocr_pages WHERE sha256 = ? AND reading IS NOT NULL ORDER BY page').pluck();
  const onePage = database.prepare<[string, number], Buffer>('SELECT reading FROM ocr_pages WHERE sha256 = ? AND page = ? AND reading IS NOT NULL').pluck();
  const confirmed = database.prepare<[string], ConfirmedLine>('SELECT page, line, text FROM ocr_confirmed WHERE sha256 = ? ORDER BY page, line');
  return {
    jobs: () => all.all().map(jobOf),
    countByState: () => ({ waiting: 0, read: 0, done: 0, failed: 0, ...Object.fromEntries(counts.all().map(({ state, count }) => [state, count])) }),
    notQueued: () => notQueued.all(),
    countNotQueued: () => countNotQueued.get()!,
    job: (sha256) => jobOrNull(one.get(sha256)),
    next: () => jobOrNull(next.get()),
    tried: (sha256) => new Set(tried.all(sha256)),
    pages: (sha256) => pages.all(sha256).map(unpacked),
    turnedOf(sha256, page) {
      const reading = onePage.get(sha256, page);
      return reading === undefined ? null : unpacked(reading).turned;
    },
    confirmed: (sha256) => confirmed.all(sha256),
  };
}

export function createOcrWriter(database: Database, ocr: Ocr, { note }: Notes): OcrWriter {
  const enqueue = database.prepare<[string, string]>("INSERT INTO ocr_jobs (sha256, format, state, position) VALUES (?, ?, 'waiting', (SELECT coalesce(max(position), 0) + 1 FROM ocr_jobs)) ON CONFLICT (sha256) DO NOTHING");
  const setPages = database.prepare<[string, string]>('UPDATE ocr_jobs SET pages = ? WHERE sha256 = ?');
  const setState = database.prepare<[string, string]>('UPDATE ocr_jobs SET state = ?, problem_code = NULL, problem_detail = NULL WHERE sha256 = ?');
  const fail = database.prepare<[string, string | null, string]>("UPDATE ocr_jobs SET state = 'failed', problem_code = ?, problem_detail = ? WHERE sha256 = ?");
  const putPage = database.prepare<[string, number, string | null, Buffer | null, string | null, string | null]>('INSERT INTO ocr_pages VALUES (?, ?, ?, ?, ?, ?)');
  const forgetCount = database.prepare<[string]>('UPDATE ocr_jobs SET pages = NULL WHERE sha256 = ?');
  const forget = database.prepare<[string]>('DELETE FROM ocr_pages WHERE sha256 = ?');
  const forgetPage = database.prepare<[string, number]>('DELETE FROM ocr_pages WHERE sha256 = ? AND page = ?');
  const confirm = database.prepare<[string, number, number, string]>('INSERT INTO ocr_confirmed VALUES (?, ?, ?, ?) ON CONFLICT (sha256, page, line) DO UPDATE SET text = excluded.text');
  const unconfirm = database.prepare<[string, number, number]>('DELETE FROM ocr_confirmed WHERE sha256 = ? AND page = ? AND line = ?');
  return {
    enqueue(files) {
      for (const { sha256, format } of files) if (enqueue.run(sha256, format).changes > 0) note('ocrJobs', sha256, null, 'waiting');
    },
    setPages(sha256, pages) {
      setPages.run(JSON.stringify(pages), sha256);
    },
    putPage(sha256, page, engine) {
      putPage.run(sha256, page.page, engine, deflateSync(JSON.stringify(page)), null, null);
    },
    failPage(sha256, page, { code, detail }) {
      putPage.run(sha256, page, null, null, code, detail);
    },
    fail(sha256, { code, detail }) {
      fail.run(code, detail, sha256);
      note('ocrJobs', sha256, ocr.job(sha256)?.state ?? null, { problem: code });
    },
    setState(sha256, state) {
      const before = ocr.job(sha256)?.state ?? null;
      if (before === state) return;
      setState.run(state, sha256);
      note('ocrJobs', sha256, before, state === 'done' ? { state, pages: ocr.job(sha256)?.pagesDone ?? 0, read: textHash(JSON.stringify(ocr.pages(sha256))) } : state);
    },
    readAgain(sha256, page) {
      const before = ocr.job(sha256);
      if (!before) return;
      const confirmedLines = ocr.confirmed(sha256).filter((line) => page === undefined || line.page === page);
      if (page === undefined) {
        forget.run(sha256);
        forgetCount.run(sha256);
      } else forgetPage.run(sha256, page);
      setState.run('waiting', sha256);
      note('ocrJobs', sha256, { state: before.state, confirmed: confirmedLines.map(({ page, line, text }) => ({ page, line, text })) }, 'waiting');
    },
    confirm(sha256, lines) {
      const known = new Map(ocr.confirmed(sha256).map(({ page, line, text }) => [`${page}:${line}`, text]));
      for (const { page, line, text } of lines) {
        const before = known.get(`${page}:${line}`) ?? null;
        if (before === text) continue;
        confirm.run(sha256, page, line, text);
        note('ocrConfirmed', `${sha256}:${page}:${line}`, before, text);
      }
    },
    unconfirm(sha256, page, line) {
      const before = ocr.confirmed(sha256).find((known) => known.page === page && known.line === line);
      if (!before) return;
      unconfirm.run(sha256, page, line);
      note('ocrConfirmed', `${sha256}:${page}:${line}`, before.text, null);
    },
  };
}

function unpacked(reading: Buffer): ScannedPage {
  return JSON.parse(inflateSync(reading).toString('utf8')) as ScannedPage;
}

function jobOrNull(row: JobRow | undefined): StoredOcrJob | null {
  return row ? jobOf(row) : null;
}

function jobOf({ sha256, format, state, pages, problem_code, problem_detail, done, bad }: JobRow): StoredOcrJob {
  return {
    sha256, format, state,
    pages: pages === null ? null : (JSON.parse(pages) as number[]),
    pagesDone: done,
    pagesFailed: bad,
    problem: problem_code === null ? null : { code: problem_code, detail: problem_detail },
  };
}
