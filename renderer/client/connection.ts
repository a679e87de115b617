import type { EventData, EventName } from '../../shared/contract/events.ts';
import type { Message, Request } from '../../shared/contract/protocol.ts';
import type { DangheErrorDetail } from '../../shared/model/errors.ts';

/** The way to the backend, whichever host it is: requests out, messages in. */
export interface Connection {
  send(request: Request): void;
  close(): void;
}

export interface ConnectionEvents {
  readonly onOpen: () => void;
  readonly onMessage: (message: Message) => void;
  readonly onClose: () => void;
}

export type Answer = { readonly result: unknown } | { readonly error: DangheErrorDetail };
export type Listener<Name extends EventName> = (data: EventData<Name>) => void;

/** In a browser: a socket to the server that the page came from. */
export function connectSocket({ onOpen, onMessage, onClose }: ConnectionEvents): Connection {
  const socket = new WebSocket(`${location.protocol === 'https:' ? 'wss' : 'ws'}://${location.host}/socket`);
  socket.addEventListener('open', onOpen);
  socket.addEventListener('message', ({ data }: MessageEvent<string>) => onMessage(JSON.parse(data) as Message));
  socket.addEventListener('close', onClose);
  return { send: (request) => socket.send(JSON.stringify(request)), close: () => socket.close() };
}
