import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Connections } from '../../../shared/contract/appCalls.ts';
import { contract, type CallName } from '../../../shared/contract/contract.ts';
import type { EventData, EventName, Events } from '../../../shared/contract/events.ts';
import type { CalendarDate } from '../../../shared/model/calendarDate.ts';
import { DangheError, type DangheErrorDetail } from '../../../shared/model/errors.ts';
import type { KeptOriginal } from '../../files/keptFile.ts';
import { removeTree } from '../../files/retry.ts';
import { TAKE_IN_FOLDER } from './handOverHandlers.ts';
import type { Library } from '../../library/library.ts';
import { clock } from '../clock.ts';
import { clockTrouble } from '../clockTrouble.ts';
import { handlers } from './allHandlers.ts';
import type { App } from './app.ts';
import { errorDetail } from '../errorDetail.ts';
import { createFaultLog } from './faultLog.ts';
import { createIdleLock } from './idleLock.ts';
import { createJobs } from './jobs.ts';
import { ocrRunnerOf } from './ocrRunner.ts';
import { isShown } from './ownBranch.ts';
import { loadPreferences } from './preferences.ts';
import { openSession, type Session } from './session.ts';
import { createSitting } from './sitting.ts';

export interface AppOptions {
  readonly host: App['host'];
  /** Where the program keeps what it remembers, and libraries that nobody put elsewhere. */
  readonly dataFolder: string;
  /** The day of the checks, where it is not today. */
  readonly asOf?: CalendarDate;
  readonly emit: <Name extends EventName>(event: Name, data: Events[Name]) => void;
  /** Who is connected, where windows come and go by themselves. */
  readonly connected?: () => Connections;
}

/** The backend as a host holds it. */
export interface Backend {
  /**
   * Answers one call: the name is looked up, the input parsed, the handler asked.
   *
   * @throws DangheError; anything else is a fault of the program
   */
  call(name: string, input: unknown): Promise<unknown>;
  /** An original as it is read, for a preview; `null` where there is none. */
  originalOf(itemId: number): { readonly file: KeptOriginal; readonly format: string | null } | null;
  /** Opens a library before any window asks. */
  open(folder: string): Promise<void>;
  /** Opens the library that was open when the program ended without closing it; where that fails, every window is told. */
  resume(): Promise<void>;
  /** Ends jobs and closes the library. */
  close(): Promise<void>;
}

const RECENT = 8;

/** Starts the backend. */
export async function createBackend({ host, dataFolder, asOf, emit, connected }: AppOptions): Promise<Backend> {
  const preferences = await loadPreferences(dataFolder);
  // What a take-in that was killed had unpacked there is readable.
  for (const left of ['.unpacked', '.arriving', '.events']) await removeTree(join(dataFolder, TAKE_IN_FOLDER, left)).catch(() => undefined);
  let session: Session | null = null;
  let notResumed: DangheErrorDetail | null = null;
  let locked: string | null = null;
  const faults = createFaultLog();
  const app: App = {
    host,
    dataFolder,
    preferences,
    faults,
    sitting: createSitting(),
    jobs: createJobs((job) => {
      emit('job', job);
      if (job.state === 'failed' && job.error) faults.note(job.kind, new DangheError(job.error));
      // What a job changed is checked once it has let go of the library.
      if (job.state !== 'running' && job.state !== 'paused') setImmediate(() => session?.renewCheck());
    }),
    session: () => session,
    troubles: () => [preferences.trouble(), notResumed, ...(session ? libraryTroubles(session.library) : [])].filter((trouble) => trouble !== null),
    connected: () => connected?.() ?? null,
    locked: () => locked,
    async lock(folder) {
      const path = folder ?? (session?.library.protected ? session.library.folder : null);
      if (path === null) return;
      await closeSession();
      // What they were about is nobody's to read now.
      app.jobs.forgetEnded();
      locked = path;
      emit('state-changed', {});
    },
    async open(folder, { create, secret, visitor = false }) {
      const path = resolve(folder);
      const before = session;
      if (before?.library.folder === path) {
        if (!visitor && !before.visitor && secret === undefined) return before;
        // In another way than now: nobody has it open twice.
        await closeSession();
      }
      try {
        // What it still owes is done first: where that or the opening fails, the library that is open stays open.
        await session?.refiling.settle();
        const opened = await openSession(path, {
          create,
          visitor,
          ...(secret ? { secret } : {}),
          actor: () => preferences.get().person ?? '未署名',
          busy: () => app.jobs.running() !== null,
          onCheck: () => emit('report-changed', { events: session?.library.events.head().count ?? 0 }),
          onRefiled: () => emit('library-changed', { events: session?.library.events.head().count ?? 0 }),
          ...(asOf ? { asOf } : {}),
        });
        try {
          await closeSession();
        } finally {
          session = opened;
        }
        [notResumed, locked] = [null, null];
        idle.active();
        const others = preferences.get().recent.filter((recent) => recent.folder !== path && existsSync(recent.folder));
        await preferences.set({ open: path, recent: [{ folder: path, openedAt: clock.now() }, ...others].slice(0, RECENT) });
        if (!visitor) ocrRunnerOf(app, session).resume();
        return session;
      } catch (error) {
        locked = error instanceof DangheError && error.detail.code.startsWith('password-') ? path : null;
        if (locked !== null) await closeSession();
        throw error;
      } finally {
        emit('state-changed', {});
      }
    },
    async close() {
      await closeSession();
      locked = null;
      await preferences.set({ open: null });
      emit('state-changed', {});
    },
    emit: <Name extends EventName>(event: Name, data: EventData<Name>) => emit(event, data),
  };
  const idle = createIdleLock({
    minutes: () => preferences.get().lockAfterMinutes,
    busy: () => app.jobs.running() !== null,
    lock: () => void app.lock().catch((error: unknown) => faults.note('idle', error)),
  });
  async function closeSession(): Promise<void> {
    const closing = session;
    idle.stop();
    app.sitting.end();
    if (closing) emit('library-closed', {});
    try {
      await closing?.refiling.settle();
    } finally {
      // Closed whatever became of the last pass: the library itself is sound without it.
      session = null;
      await closing?.close();
    }
  }
  async function answer(name: CallName, input: unknown): Promise<unknown> {
    try {
      return await (handlers[name] as (app: App, input: unknown) => unknown)(app, input);
    } catch (error) {
      faults.note(name, error);
      throw error;
    }
  }
  return {
    async call(name, input) {
      if (!isCallName(name)) throw new DangheError({ code: 'call-unknown', call: name });
      if (session?.visitor && contract[name].effect === 'change' && !visitorsOwn.has(name)) throw new DangheError({ code: 'visitor' });
      const parsed = contract[name].input.safeParse(input);
      if (!parsed.success) throw new DangheError({ code: 'call-invalid', call: name, problem: parsed.error.issues[0]?.message ?? '' });
      if (session && (name === 'protection.active' || contract[name].effect === 'change')) idle.active();
      // A long change is half done: its own job can be watched and stopped, everything else waits for its end.
      if (!name.startsWith('job.')) await session?.library.settled();
      const before = session?.library.events.head().count;
      const result = await answer(name, parsed.data);
      const after = session?.library.events.head().count;
      if (after !== undefined && after !== before) emit('library-changed', { events: after });
      return result ?? null;
    },
    originalOf(itemId) {
      const item = session?.library.items.get(itemId);
      if (!session || !item?.kept || item.sha256 === null || !isShown(app, item.branch)) return null;
      return { file: session.library.originals.kept(item.sha256), format: item.format };
    },
    async open(folder) {
      try {
        await app.open(folder, { create: true });
      } catch (error) {
        // A protected one waits for its password in the window.
        if (locked === null) throw error;
      }
    },
    async resume() {
      const { open } = preferences.get();
      if (open === null) return;
      // Where the opening itself ends the program, the next start does not try it again.
      await preferences.set({ open: null });
      try {
        await app.open(open, { create: false });
      } catch (error) {
        // One that waits for its password is no trouble.
        notResumed = locked === null ? errorDetail(error) : null;
      }
    },
    async close() {
      await app.jobs.settle();
      await closeSession();
      if (preferences.get().open !== null) await preferences.set({ open: null });
    },
  };
}

/** What a visitor may do although it counts as a change: leave. */
const visitorsOwn: ReadonlySet<CallName> = new Set<CallName>(['library.close', 'protection.lock']);

function libraryTroubles(library: Library): readonly (DangheErrorDetail | null)[] {
  return [library.readOnly ? { code: 'library-read-only', path: library.folder } : null, clockTrouble(library)];
}

function isCallName(name: string): name is CallName {
  return Object.hasOwn(contract, name);
}
