import type { MessagePortMain, UtilityProcess } from 'electron';
import type { ToBackend } from './backendMessages.ts';
import type { ElectronApi } from './electronApi.ts';

/** Reader processes: only the main process can start them, the backend's talks to each over a port of its own. */
export interface ReaderProcesses {
  readonly start: (id: number, memoryBytes: number) => void;
  readonly end: (id: number) => void;
  readonly endAll: () => void;
}

export function createReaderProcesses(electron: ElectronApi, script: string, tell: (message: ToBackend, ports: readonly MessagePortMain[]) => void): ReaderProcesses {
  const running = new Map<number, UtilityProcess>();
  const end = (id: number) => {
    running.get(id)?.kill();
    running.delete(id);
  };
  return {
    start(id, memoryBytes) {
      // The JavaScript heap stays below three quarters of what the process may take, as in `forkReader`.
      const megabytes = Math.max(64, Math.floor((memoryBytes * 0.75) / (1 << 20)));
      const child = electron.utilityProcess.fork(script, [], { serviceName: '档盒读取', stdio: 'ignore', execArgv: [`--js-flags=--max-old-space-size=${megabytes}`] });
      running.set(id, child);
      const { port1, port2 } = new electron.MessageChannelMain();
      child.on('exit', (code) => {
        running.delete(id);
        tell({ kind: 'reader-gone', id, detail: `exit ${code}` }, []);
      });
      child.postMessage({ kind: 'port' }, [port1]);
      tell({ kind: 'reader', id }, [port2]);
    },
    end,
    endAll() {
      for (const id of [...running.keys()]) end(id);
    },
  };
}
