import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { CalendarDate } from '../shared/model/calendarDate.ts';
import { createBackend } from './backend/app/createApp.ts';
import { createAccess, makeKeys, type Keys } from './serve/access.ts';
import { acceptSockets } from './serve/sockets.ts';
import { answerRequest } from './serve/answerRequest.ts';

export interface ServeOptions {
  readonly dataFolder: string;
  /** Opened before the page asks. */
  readonly library?: string;
  /** 0 lets the system choose. */
  readonly port: number;
  /** The built page. */
  readonly page: string;
  readonly asOf?: CalendarDate;
  /** Made anew where not given. */
  readonly keys?: Keys;
  /** The one-time address was used. */
  readonly onTokenUsed?: () => void;
}

export interface Serving {
  /** The one-time address: good for one visit, which gets a cookie for the rest. */
  readonly address: string;
  readonly port: number;
  close(): Promise<void>;
}

/** The app in a browser: the backend behind a server on the loopback address only. */
export async function serve({ dataFolder, library, port, page, asOf, keys = makeKeys(), onTokenUsed = () => undefined }: ServeOptions): Promise<Serving> {
  const sockets = acceptSockets();
  const backend = await createBackend({ host: 'browser', dataFolder, ...(asOf ? { asOf } : {}), emit: sockets.tell, connected: sockets.connected });
  const server = createServer();
  try {
    if (library === undefined) await backend.resume();
    else await backend.open(library);
    await new Promise<void>((listening, failed) => {
      server.once('error', failed);
      server.listen(port, '127.0.0.1', listening);
    });
  } catch (error) {
    server.close();
    await backend.close();
    throw error;
  }
  const { port: actual } = server.address() as AddressInfo;
  const access = createAccess(actual, keys, onTokenUsed);
  server.on('request', (request, response) => answerRequest({ request, response, access, page, backend }));
  server.on('upgrade', (request, socket, head) => sockets.upgrade({ request, socket, head, access, backend }));
  return {
    address: access.address(),
    port: actual,
    async close() {
      sockets.close();
      server.closeAllConnections();
      await new Promise((closed) => server.close(closed));
      await backend.close();
    },
  };
}
