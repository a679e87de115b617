import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { WebSocketServer, type WebSocket } from 'ws';
import type { Connections } from '../../shared/contract/appCalls.ts';
import type { EventName, Events } from '../../shared/contract/events.ts';
import { MAXIMUM_MESSAGE_BYTES } from '../../shared/contract/protocol.ts';
import { answerCall } from '../backend/app/answerCall.ts';
import type { Backend } from '../backend/app/createApp.ts';
import type { Access } from './access.ts';

interface Arrival {
  readonly request: IncomingMessage;
  readonly socket: Duplex;
  readonly head: Buffer;
  readonly access: Access;
  readonly backend: Backend;
}

export interface Sockets {
  upgrade(arrival: Arrival): void;
  /** To every window. */
  readonly tell: <Name extends EventName>(event: Name, data: Events[Name]) => void;
  readonly connected: () => Connections;
  close(): void;
}

/** The windows' connections: each request is answered by the backend, each event goes to all of them. */
export function acceptSockets(): Sockets {
  const server = new WebSocketServer({ noServer: true, maxPayload: MAXIMUM_MESSAGE_BYTES, perMessageDeflate: false });
  const addresses = new Map<WebSocket, string>();
  const tell: Sockets['tell'] = (event, data) => {
    const text = JSON.stringify({ event, data });
    for (const connection of server.clients) if (connection.readyState === connection.OPEN) connection.send(text);
  };
  const connected = () => ({ windows: addresses.size, addresses: [...new Set(addresses.values())].sort() });
  return {
    upgrade({ request, socket, head, access, backend }) {
      if (request.url !== '/socket' || !access.isOwnHost(request) || !access.isOwnOrigin(request) || !access.hasCookie(request)) {
        socket.end('HTTP/1.1 403 Forbidden\r\nConnection: close\r\n\r\n');
        return;
      }
      server.handleUpgrade(request, socket, head, (connection) => {
        server.emit('connection', connection, request);
        addresses.set(connection, request.socket.remoteAddress ?? '');
        // Every window says how many there are.
        const changed = () => tell('connections', connected());
        changed();
        connection.on('close', () => {
          addresses.delete(connection);
          changed();
        });
        connection.on('message', (data, binary) => {
          if (binary) connection.close(1003);
          else answer(connection, backend, (data as Buffer).toString('utf8')).catch(() => connection.close(1011));
        });
        connection.on('error', () => connection.terminate());
      });
    },
    tell,
    connected,
    close() {
      for (const connection of server.clients) connection.close(1001);
      server.close();
    },
  };
}

async function answer(connection: WebSocket, backend: Backend, text: string): Promise<void> {
  const message = await answerCall(backend, parseJson(text));
  if (message === null) connection.close(1008);
  else if (connection.readyState === connection.OPEN) connection.send(JSON.stringify(message));
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
