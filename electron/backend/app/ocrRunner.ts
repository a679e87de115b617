import type { OcrStatus } from '../../../shared/contract/ocrCalls.ts';
import type { DangheErrorDetail } from '../../../shared/model/errors.ts';
import type { OcrProgress } from '../../../shared/model/ocr.ts';
import { createScanPool, type ScanPool } from '../../intake/ocr/scanPool.ts';
import type { By } from '../../library/change.ts';
import { clock } from '../clock.ts';
import { fileInBackground } from '../filing/fileInBackground.ts';
import { isOcrPaused, pauseOcr } from '../ocr/pauseOcr.ts';
import { runOcr } from '../ocr/runOcr.ts';
import type { App } from './app.ts';
import { errorDetail } from '../errorDetail.ts';
import type { Session } from './session.ts';

/** Reads the scans and photos of an open library in the background, from a person's click on; no job, it blocks none. */
export interface OcrRunner {
  readonly status: () => OcrStatus;
  readonly start: (by: By) => void;
  readonly pause: (by: By) => void;
  /** At opening: goes on where a person had started it and it was not finished or paused. */
  readonly resume: () => void;
  /** Draws pages for a person to look at, beside the process that reads them. */
  readonly pictures: () => ScanPool;
}

/** The screens ask everything anew after a change: not for each page. */
const TELL_EVERY_MILLISECONDS = 15_000;

const runners = new WeakMap<Session, OcrRunner>();

/** The runner of an open library. */
export function ocrRunnerOf(app: App, session: Session): OcrRunner {
  const known = runners.get(session) ?? createRunner(app, session);
  runners.set(session, known);
  return known;
}

function createRunner(app: App, session: Session): OcrRunner {
  const { library } = session;
  const closing = new AbortController();
  let reading: ScanPool | null = null;
  let pictures: ScanPool | null = null;
  let running: Promise<void> | null = null;
  let progress: OcrProgress | null = null;
  let error: DangheErrorDetail | null = null;
  let told = { at: 0, events: 0 };

  const statusNow = (): OcrStatus => {
    const { waiting, read, done, failed } = library.ocr.countByState();
    return {
      state: isOcrPaused(library) && running === null ? 'paused' : running ? 'running' : 'idle',
      unread: waiting + read + library.ocr.countNotQueued(),
      readFiles: done,
      failedFiles: failed,
      progress,
      error,
    };
  };
  const tell = () => {
    if (closing.signal.aborted) return;
    app.emit('ocr', statusNow());
    const events = library.events.head().count;
    if (running && clock.elapsed() - told.at < TELL_EVERY_MILLISECONDS) return;
    if (events !== told.events) app.emit('library-changed', { events });
    told = { at: clock.elapsed(), events };
  };
  const run = async () => {
    reading = createScanPool();
    try {
      await runOcr({
        library, scheme: session.scheme, pool: reading, signal: closing.signal,
        file: () => fileInBackground(library, session.scheme),
        onProgress(now) {
          progress = now;
          tell();
        },
      });
    } catch (failure) {
      error = errorDetail(failure);
    } finally {
      await reading.close();
    }
  };
  const begin = () => {
    if (running) return;
    error = null;
    told = { at: clock.elapsed(), events: library.events.head().count };
    running = run().finally(() => {
      running = null;
      progress = null;
      tell();
    });
    tell();
  };
  session.beforeClose(async () => {
    closing.abort();
    await Promise.all([reading?.close(), pictures?.close()]);
    await running;
  });
  return {
    status: statusNow,
    start(by) {
      if (isOcrPaused(library)) pauseOcr(library, false, by);
      begin();
    },
    pause(by) {
      pauseOcr(library, true, by);
      tell();
    },
    resume() {
      if (!isOcrPaused(library) && library.ocr.next()) begin();
    },
    pictures: () => (pictures ??= createScanPool()),
  };
}
