import type { MessagePortMain } from 'electron';
import type { Message } from '../../shared/contract/protocol.ts';
import { answerCall } from '../backend/app/answerCall.ts';
import { createBackend, type Backend } from '../backend/app/createApp.ts';
import { useSpawnReader } from '../intake/spawnReader.ts';
import type { FromBackend, ToBackend } from './backendMessages.ts';
import { createReadersOverPorts } from './readersOverPorts.ts';

/** The backend inside its own process: windows come as ports, readers too. */
export interface RunningBackend {
  readonly receive: (message: ToBackend, ports: readonly MessagePortMain[]) => Promise<void>;
}

export function runBackend({ tell, end }: { readonly tell: (message: FromBackend) => void; readonly end: () => void }): RunningBackend {
  const windows = new Set<MessagePortMain>();
  const readers = createReadersOverPorts(tell);
  useSpawnReader(readers.spawn);
  let backend: Promise<Backend> | null = null;
  const emit = (message: Message) => {
    for (const window of windows) window.postMessage(message);
  };
  return {
    async receive(message, ports) {
      const [port] = ports;
      switch (message.kind) {
        case 'start':
          backend = startBackend(message, emit, () => tell({ kind: 'library-closed' }));
          await backend;
          return;
        case 'window':
          if (port && backend) attach(port, await backend, windows);
          return;
        case 'original':
          tell({ kind: 'original', id: message.id, original: backend ? (await backend).originalOf(message.itemId) : null });
          return;
        case 'reader':
          if (port) readers.arrived(message.id, port);
          return;
        case 'reader-gone':
          readers.gone(message.id, message.detail);
          return;
        case 'stop':
          if (backend) await (await backend).close();
          end();
      }
    },
  };
}

async function startBackend({ dataFolder, asOf }: Extract<ToBackend, { readonly kind: 'start' }>, emit: (message: Message) => void, onClosed: () => void): Promise<Backend> {
  const backend = await createBackend({ host: 'desktop', dataFolder, ...(asOf ? { asOf } : {}), emit: (event, data) => {
    if (event === 'library-closed') onClosed();
    emit({ event, data } as Message);
  } });
  await backend.resume();
  return backend;
}

function attach(port: MessagePortMain, backend: Backend, windows: Set<MessagePortMain>): void {
  windows.add(port);
  port.on('close', () => windows.delete(port));
  port.on('message', ({ data }) => {
    void answerCall(backend, data).then((message) => {
      if (message === null) port.close();
      else port.postMessage(message);
    });
  });
  port.start();
}
