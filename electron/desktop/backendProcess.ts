import type { MessagePortMain, UtilityProcess } from 'electron';
import type { CalendarDate } from '../../shared/model/calendarDate.ts';
import type { FromBackend, Original, ToBackend } from './backendMessages.ts';
import type { ElectronApi } from './electronApi.ts';
import { createReaderProcesses } from './readerProcesses.ts';
import type { DesktopFiles } from './desktopFiles.ts';

/** The backend's process as the shell sees it. */
export interface BackendProcess {
  /** Hands a window's port over. */
  readonly connect: (port: MessagePortMain) => void;
  readonly originalOf: (itemId: number) => Promise<Original | null>;
  readonly stop: () => void;
}

interface BackendPlan {
  readonly files: DesktopFiles;
  readonly dataFolder: string;
  /** The day of the checks, where it is not today. */
  readonly asOf?: CalendarDate;
  readonly onLibraryClosed: () => void;
  /** It ended without being asked to; a new one has been started. */
  readonly onGone: (detail: string) => void;
  /** It ended again and again; none is started any more. */
  readonly onLost: (detail: string) => void;
}

/** A backend that ends again at once is not started for ever. */
const MOST_RESTARTS = 3;

/** Starts the process that owns the library, and again when it ends by itself. */
export function startBackendProcess(electron: ElectronApi, { files, dataFolder, asOf, onGone, onLost, onLibraryClosed }: BackendPlan): BackendProcess {
  const asked = new Map<number, (original: Original | null) => void>();
  let lastId = 0;
  let restarts = 0;
  let stopping = false;
  let child = start();

  function start(): UtilityProcess {
    const started = electron.utilityProcess.fork(files.backend, [], { serviceName: '档盒后台', stdio: 'ignore' });
    const readers = createReaderProcesses(electron, files.reader, (message, ports) => started.postMessage(message, [...ports]));
    started.on('message', (message: FromBackend) => {
      if (message.kind === 'original') {
        asked.get(message.id)?.(message.original);
        asked.delete(message.id);
      } else if (message.kind === 'library-closed') onLibraryClosed();
      else if (message.kind === 'start-reader') readers.start(message.id, message.memoryBytes);
      else readers.end(message.id);
    });
    started.on('exit', (code) => {
      readers.endAll();
      for (const answer of asked.values()) answer(null);
      asked.clear();
      if (stopping) return;
      if (restarts >= MOST_RESTARTS) {
        onLost(`exit ${code}`);
        return;
      }
      restarts += 1;
      child = start();
      onGone(`exit ${code}`);
    });
    started.postMessage({ kind: 'start', dataFolder, ...(asOf ? { asOf } : {}) } satisfies ToBackend);
    return started;
  }

  return {
    connect: (port) => child.postMessage({ kind: 'window' } satisfies ToBackend, [port]),
    originalOf: (itemId) =>
      new Promise((resolve) => {
        const id = (lastId += 1);
        asked.set(id, resolve);
        child.postMessage({ kind: 'original', id, itemId } satisfies ToBackend);
      }),
    stop() {
      stopping = true;
      child.postMessage({ kind: 'stop' } satisfies ToBackend);
    },
  };
}
