import { fork } from 'node:child_process';
import { programScript } from '../programScript.ts';
import { OUT_OF_MEMORY_LINE, type FromReader, type ToReader } from './poolMessages.ts';

/** A reader process as the pool sees it; a host that cannot fork Node (packaged Electron) brings another kind. */
export interface ReaderProcess {
  readonly send: (message: ToReader) => void;
  readonly kill: () => void;
}

export interface ReaderEvents {
  readonly onMessage: (message: FromReader) => void;
  /** The process is gone: because of its memory, or for whatever its last words in `detail` say. Comes once. */
  readonly onExit: (exit: { readonly outOfMemory: boolean; readonly detail: string }) => void;
}

export type SpawnReader = (memoryBytes: number, events: ReaderEvents) => ReaderProcess;

const STDERR_KEPT = 4000;

/** Starts a reader in a process of its own, the way the host does it. */
export const spawnReader: SpawnReader = (memoryBytes, events) => spawnOfHost(memoryBytes, events);

/** The desktop program cannot fork Node: it brings a way of its own. */
export function useSpawnReader(spawn: SpawnReader): void {
  spawnOfHost = spawn;
}

/** `worker.ts` in a Node process. */
let spawnOfHost: SpawnReader = (memoryBytes, events) => forkReader(programScript('intake/worker.ts'), memoryBytes, events);

/** Starts a reader script in a Node process whose JavaScript heap stays below three quarters of `memoryBytes`. */
export function forkReader(script: string, memoryBytes: number, { onMessage, onExit }: ReaderEvents): ReaderProcess {
  const heapMegabytes = Math.max(64, Math.floor((memoryBytes * 0.75) / (1 << 20)));
  const child = fork(script, [], {
    serialization: 'advanced',
    // Room for what one file leaves behind is given at once instead of grown into.
    execArgv: [`--max-old-space-size=${heapMegabytes}`, '--min-semi-space-size=16'],
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  });
  let stderr = '';
  child.stderr?.setEncoding('utf8').on('data', (text: string) => (stderr = (stderr + text).slice(-STDERR_KEPT)));
  child.on('message', (message) => onMessage(message as unknown as FromReader));
  // A process that could not be started has no exit; a message that could not be sent is followed by one.
  child.on('error', (error) => {
    if (child.pid === undefined) onExit({ outOfMemory: false, detail: error.message });
  });
  // `close` comes after `exit`, when all of stderr has arrived.
  child.on('close', (code, signal) => {
    if (child.pid === undefined) return;
    const outOfMemory = stderr.includes(OUT_OF_MEMORY_LINE) || /heap out of memory|Allocation failed|Array buffer allocation failed/.test(stderr);
    onExit({ outOfMemory, detail: `${signal ?? `exit ${code}`} ${stderr.trim().slice(-400)}`.trim() });
  });
  return {
    send: (message) => {
      if (child.connected) child.send(message);
    },
    kill: () => void child.kill('SIGKILL'),
  };
}
