import type { CallInput, CallName, CallOutput } from '../../shared/contract/contract.ts';
import type { EventName } from '../../shared/contract/events.ts';
import type { Message } from '../../shared/contract/protocol.ts';
import { DangheError } from '../../shared/model/errors.ts';
import { connectPort, desktopBridge } from './desktop.ts';
import { connectSocket, type Answer, type Connection, type ConnectionEvents, type Listener } from './connection.ts';

/** How the page speaks with the backend. */
export interface Client {
  /** @throws DangheError what the backend says, or `disconnected` */
  call<Name extends CallName>(name: Name, input: CallInput<Name>): Promise<CallOutput<Name>>;
  /** Gives back what ends the listening. */
  on<Name extends EventName>(event: Name, listener: Listener<Name>): () => void;
  /** Whether the backend can be reached; tells of each change. */
  onConnected(listener: (connected: boolean) => void): () => void;
}

const RETRY_MILLISECONDS = 1000;

/** The desktop window has a port, a browser page a socket. */
function connectToHost(events: ConnectionEvents): Connection {
  const bridge = desktopBridge();
  return bridge ? connectPort(bridge, events) : connectSocket(events);
}

/** Connects, and again whenever the connection is lost; what was asked meanwhile waits, what was under way fails. */
export function createClient(connect: (events: ConnectionEvents) => Connection = connectToHost): Client {
  const pending = new Map<number, (answer: Answer) => void>();
  const listeners = new Map<EventName, Set<(data: never) => void>>();
  const watchers = new Set<(connected: boolean) => void>();
  const waiting: (() => void)[] = [];
  let connected = false;
  let lastId = 0;
  let connection = open();

  function open(): Connection {
    return connect({
      onOpen() {
        setConnected(true);
        for (const send of waiting.splice(0)) send();
      },
      onMessage: receive,
      onClose() {
        setConnected(false);
        for (const settle of [...pending.values()]) settle({ error: { code: 'disconnected' } });
        pending.clear();
        setTimeout(() => {
          connection = open();
        }, RETRY_MILLISECONDS);
      },
    });
  }

  function setConnected(now: boolean): void {
    connected = now;
    for (const watcher of watchers) watcher(now);
  }

  function receive(message: Message): void {
    if ('event' in message) {
      for (const listener of listeners.get(message.event) ?? []) listener(message.data as never);
      return;
    }
    pending.get(message.id)?.('error' in message ? { error: message.error } : { result: message.result });
    pending.delete(message.id);
  }

  return {
    call: (name, input) =>
      new Promise((resolve, reject) => {
        const id = (lastId += 1);
        pending.set(id, (answer) => {
          if ('error' in answer) reject(new DangheError(answer.error));
          // The backend is the program itself: what it answers has the type that the contract declares.
          else resolve(answer.result as CallOutput<typeof name>);
        });
        const send = () => connection.send({ id, call: name, input });
        if (connected) send();
        else waiting.push(send);
      }),
    on(event, listener) {
      const set = listeners.get(event) ?? new Set();
      listeners.set(event, set);
      set.add(listener);
      return () => void set.delete(listener);
    },
    onConnected(listener) {
      watchers.add(listener);
      listener(connected);
      return () => void watchers.delete(listener);
    },
  };
}
