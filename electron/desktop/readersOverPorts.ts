import type { MessagePortMain } from 'electron';
import type { FromReader } from '../intake/poolMessages.ts';
import type { ReaderEvents, SpawnReader } from '../intake/spawnReader.ts';
import type { FromBackend } from './backendMessages.ts';

/** The backend's side of its readers: asks main for one, then talks to it over the port that comes. */
export interface ReadersOverPorts {
  readonly spawn: SpawnReader;
  readonly arrived: (id: number, port: MessagePortMain) => void;
  readonly gone: (id: number, detail: string) => void;
}

export function createReadersOverPorts(tell: (message: FromBackend) => void): ReadersOverPorts {
  const readers = new Map<number, { readonly events: ReaderEvents; readonly queue: unknown[]; port: MessagePortMain | null }>();
  let lastId = 0;
  return {
    spawn(memoryBytes, events) {
      const id = (lastId += 1);
      const reader: { readonly events: ReaderEvents; readonly queue: unknown[]; port: MessagePortMain | null } = { events, queue: [], port: null };
      readers.set(id, reader);
      tell({ kind: 'start-reader', id, memoryBytes });
      return {
        send(message) {
          if (reader.port) reader.port.postMessage(message);
          else reader.queue.push(message);
        },
        kill: () => tell({ kind: 'end-reader', id }),
      };
    },
    arrived(id, port) {
      const reader = readers.get(id);
      if (!reader) return;
      reader.port = port;
      port.on('message', ({ data }) => reader.events.onMessage(data as FromReader));
      port.start();
      for (const message of reader.queue.splice(0)) port.postMessage(message);
    },
    gone(id, detail) {
      const reader = readers.get(id);
      readers.delete(id);
      reader?.events.onExit({ outOfMemory: false, detail });
    },
  };
}
