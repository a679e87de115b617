import { setTimeout as wait } from 'node:timers/promises';
import { rectificationSteps } from '../../../shared/ledgers/rectification.ts';
import type { CalendarDate } from '../../../shared/model/calendarDate.ts';
import type { CheckOutcome } from '../../../shared/model/checkOutcome.ts';
import { DangheError, type DangheErrorDetail } from '../../../shared/model/errors.ts';
import type { ScreenReport } from '../../../shared/model/report.ts';
import type { Scheme } from '../../../shared/model/scheme.ts';
import type { NumberedItem } from '../../library/items.ts';
import type { Library } from '../../library/library.ts';
import { errorDetail } from '../errorDetail.ts';
import { libraryRuleData, ownRules } from '../resourceOverrides.ts';
import type { RunningWork } from '../threads/workInThread.ts';
import { checkInThread, type CheckTask } from './checkInThread.ts';
import { reportOf } from './reportOf.ts';
import { keepCheck, readKeptCheck, type KeptCheck } from './storedCheck.ts';

/** A check as the screens use it. */
export interface LatestCheck {
  readonly outcome: CheckOutcome;
  /** With people's decisions as they stand now. */
  readonly report: ScreenReport;
  /** Items by path; of two folders with the same path, the first. */
  readonly items: ReadonlyMap<string, NumberedItem>;
  /** The library has changed in what checks look at; a new check is under way or will be when work ends. */
  readonly stale: boolean;
}

export interface SessionCheck {
  /** The newest complete check; waits only where there is none at all. Asks for a new one where it is stale. */
  readonly latest: () => Promise<LatestCheck>;
  /** Asks for a new check where the newest is stale; nothing is waited for. */
  readonly renew: () => void;
  readonly close: () => void;
}

interface Parts {
  readonly library: Library;
  /** As it is in force. */
  readonly scheme: () => Scheme;
  readonly version: string;
  readonly day: () => CalendarDate;
  /** Work that changes the library goes on: a check now would be of a state that nobody wants to know. */
  readonly busy: () => boolean;
  /** A new check is there. */
  readonly onChange: () => void;
}

/** Rapid changes, such as filing by keys, are waited out before a new check. */
const QUIET_MILLISECONDS = 1200;

/** What people write into the ledgers and what goes out changes no check: it is laid over the one there is. */
const withoutEffect: readonly string[] = ['decide-finding', 'register-rectification', 'edit-rectification', 'rectification-evidence', ...Object.keys(rectificationSteps).map((step) => `rectification-${step}`), 'export', 'backup', 'verify', 'ocr-queue', 'ocr-pause', 'ocr-misread', 'filed'];

/** Keeps the newest check of an open library: an older one stays until the thread that makes the next has answered. */
export async function createSessionCheck(parts: Parts): Promise<SessionCheck> {
  const { library, scheme, version, onChange } = parts;
  let kept: KeptCheck | null = await readKeptCheck(library.folder, version);
  let listed: { readonly changes: number; readonly all: readonly NumberedItem[]; readonly byPath: LatestCheck['items'] } | null = null;
  let overlaid: { readonly of: KeptCheck; readonly head: string; readonly report: ScreenReport } | null = null;
  let running: RunningWork | null = null;
  let timer: NodeJS.Timeout | null = null;
  let first: Promise<void> | null = null;
  let failed: { readonly key: string; readonly detail: DangheErrorDetail } | null = null;
  let closed = false;
  const changes = () => library.events.latestSeq(withoutEffect);
  const keyNow = () => `${changes()} ${parts.day()} ${scheme().id} ${scheme().version}`;

  async function run(): Promise<void> {
    let made: { readonly key: string; readonly events: KeptCheck['events'] } | null = null;
    try {
      running = checkInThread(async () => {
        await library.settled();
        const task = await taskNow();
        const at = { key: keyNow(), events: library.events.head() };
        made = at;
        return { task, parts: library.snapshot('check'), settled: library.settled, unchanged: () => !closed && keyNow() === at.key };
      });
      const text = await running.outcome;
      if (closed || made === null) return;
      const { key, events }: NonNullable<typeof made> = made;
      kept = { key, events, outcome: JSON.parse(text) as CheckOutcome };
      failed = null;
      if (!library.protected) await keepCheck(library.folder, version, { key, events }, text);
    } catch (error) {
      if (closed) return;
      const detail = errorDetail(error);
      // Told to whoever asks next where there is no check at all; the same state is not tried again by itself. What was
      // cut off by a change is simply asked for again.
      failed = detail.code === 'cancelled' ? null : { key: (made as { readonly key: string } | null)?.key ?? keyNow(), detail };
    } finally {
      running = null;
    }
    onChange();
  }

  /** What the check goes by, all of one moment. */
  async function taskNow(): Promise<CheckTask> {
    for (;;) {
      const key = keyNow();
      const task = { scheme: scheme(), asOf: parts.day(), rules: await libraryRuleData(library), own: ownRules(library) };
      if (key === keyNow()) return task;
    }
  }

  /** The first check of all; a library that is being changed is waited for. */
  async function runFirst(): Promise<void> {
    while (!closed && kept === null) {
      await run();
      if (kept !== null || failed !== null) return;
      do {
        await wait(QUIET_MILLISECONDS);
      } while (!closed && parts.busy());
    }
  }

  /** The items as they are now; read again only where something has touched them. */
  function itemsNow(): NonNullable<typeof listed> {
    if (listed?.changes === changes()) return listed;
    const all = library.items.listed();
    return (listed = { changes: changes(), all, byPath: new Map(all.toReversed().map((item) => [item.path, item])) });
  }

  function reportNow(of: KeptCheck): ScreenReport {
    const { head } = library.events.head();
    if (overlaid?.of !== of || overlaid.head !== head) overlaid = { of, head, report: reportOf(library, scheme(), version, of, itemsNow().all) };
    return overlaid.report;
  }

  function renew(): void {
    if (closed || running || timer || kept === null || parts.busy() || kept.key === keyNow() || failed?.key === keyNow()) return;
    timer = setTimeout(() => {
      timer = null;
      if (!closed && !parts.busy()) void run();
    }, QUIET_MILLISECONDS);
  }

  return {
    async latest() {
      if (kept === null) await (first ??= runFirst().finally(() => (first = null)));
      if (closed) throw new DangheError({ code: 'no-library-open' });
      if (kept === null) throw new DangheError(failed?.detail ?? { code: 'internal', problem: 'no check' });
      renew();
      return { outcome: kept.outcome, report: reportNow(kept), items: itemsNow().byPath, stale: kept.key !== keyNow() };
    },
    renew,
    close() {
      closed = true;
      if (timer) clearTimeout(timer);
      running?.stop();
    },
  };
}
