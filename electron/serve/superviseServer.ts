import { fork, type ChildProcess } from 'node:child_process';
import { DangheError } from '../../shared/model/errors.ts';
import { programScript } from '../programScript.ts';
import type { ServeOptions, Serving } from '../serve.ts';
import { makeKeys } from './access.ts';
import type { FromServer, ToServer } from './serverMessages.ts';

export interface SupervisedServer extends Serving {
  /** Settles when the server has ended for good. @throws DangheError where it ended by itself, again and again */
  readonly ended: Promise<void>;
}

interface Supervision {
  readonly options: Omit<ServeOptions, 'keys' | 'onTokenUsed'>;
  /** It ended without being asked to and has been started again. */
  readonly onRestart: (cause: string) => void;
}

/** A server that ends again at once is not started for ever. */
const MOST_RESTARTS = 3;

/**
 * The server in a process of its own, started again where it ends by itself: at the same address and with the same keys,
 * so that the page finds it again, with the library that was open.
 *
 * @throws DangheError what kept it from starting
 */
export async function superviseServer({ options, onRestart }: Supervision): Promise<SupervisedServer> {
  const { promise: ended, resolve: end, reject: giveUp } = Promise.withResolvers<undefined>();
  // Nobody waits for it before the address is printed.
  ended.catch(() => undefined);
  let keys = makeKeys();
  let restarts = 0;
  let stopping = false;
  let child: ChildProcess;

  const start = (given: Supervision['options']) =>
    new Promise<Extract<FromServer, { readonly kind: 'listening' }>>((listening, failed) => {
      child = fork(programScript('serve/serverProcess.ts'), { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
      child.on('message', (message: FromServer) => {
        if (message.kind === 'token-used') keys = { ...keys, token: null };
        else if (message.kind === 'listening') listening(message);
        else failed(new DangheError(message.detail));
      });
      child.once('exit', (code, signal) => {
        const cause = signal ?? `exit ${code}`;
        failed(new DangheError({ code: 'backend-ended', cause }));
        if (stopping) end(undefined);
        else again(cause);
      });
      send({ kind: 'start', options: { ...given, keys } });
    });

  function again(cause: string): void {
    if (first === null) return;
    if (restarts >= MOST_RESTARTS) {
      giveUp(new DangheError({ code: 'backend-ended', cause }));
      return;
    }
    restarts += 1;
    const { library, ...rest } = options;
    // What was open is in the program's own memory, not in the command that began it.
    start({ ...rest, port: first.port }).then(() => onRestart(cause), (error: unknown) => {
      if (error instanceof DangheError && error.detail.code === 'backend-ended') return;
      stopping = true;
      child.kill('SIGKILL');
      giveUp(error);
    });
  }

  function send(message: ToServer): void {
    if (child.connected) child.send(message);
  }

  let first: Extract<FromServer, { readonly kind: 'listening' }> | null = null;
  try {
    first = await start(options);
  } catch (error) {
    stopping = true;
    send({ kind: 'stop' });
    throw error;
  }
  return {
    address: first.address,
    port: first.port,
    ended,
    async close() {
      stopping = true;
      send({ kind: 'stop' });
      await ended.catch(() => undefined);
    },
  };
}
