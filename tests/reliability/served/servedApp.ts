import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { WebSocket } from 'ws';
import type { CallInput, CallName, CallOutput } from '../../../shared/contract/contract.ts';
import type { Job } from '../../../shared/contract/jobs.ts';
import type { DangheErrorDetail } from '../../../shared/model/errors.ts';

/** Bytes of the server's process, after its garbage was collected. */
export interface Memory {
  readonly heapUsed: number;
  readonly external: number;
  readonly rss: number;
}

export type ToServed = 'memory' | 'stop';
export type FromServed = { readonly kind: 'listening'; readonly address: string } | ({ readonly kind: 'memory' } & Memory);

/** The answer to any call, whatever its name and input. */
export type Answered = { readonly result: unknown } | { readonly error: DangheErrorDetail };

/** The program as a browser host, and a page's connection to it. */
export interface ServedApp {
  readonly pid: number;
  /** @throws Error with the code where the call is refused */
  ask<Name extends CallName>(call: Name, input: CallInput<Name>): Promise<CallOutput<Name>>;
  askAnything(call: unknown, input: unknown): Promise<Answered>;
  /** Sends a text as it is; the connection may be closed for it. */
  sendRaw(text: string): void;
  /** Opens the connection again where it was closed. */
  reconnect(): Promise<void>;
  isConnected(): boolean;
  /** Waits for a job's end. @throws Error where it failed */
  ended(job: number): Promise<Job>;
  memory(): Promise<Memory>;
  /** How the process ended by itself; `null` while it runs. */
  exit(): string | null;
  close(): Promise<void>;
}

export interface ServedChoices {
  /** Holds `data` and the page. */
  readonly folder: string;
  readonly library?: string;
  readonly env?: NodeJS.ProcessEnv;
  readonly cwd?: string;
}

/** Starts the server and connects as its page does: by the one-time address, with its cookie and origin. */
export async function serveApp({ folder, library, env = {}, cwd }: ServedChoices): Promise<ServedApp> {
  const page = join(folder, 'page');
  await mkdir(page, { recursive: true });
  await writeFile(join(page, 'index.html'), '<!doctype html>');
  const child = fork(fileURLToPath(new URL('./serveProcess.ts', import.meta.url)), [join(folder, 'data'), page, ...(library === undefined ? [] : [library])], {
    execArgv: ['--disable-warning=ExperimentalWarning', '--expose-gc', '--max-semi-space-size=8', '--heap-growing-percent=30'], env: { ...process.env, ...env }, ...(cwd === undefined ? {} : { cwd }), stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  let exit: string | null = null;
  const gone = once(child, 'exit').then(([code, signal]) => (exit = (signal as string | null) ?? `exit ${code}`));
  const next = (kind: FromServed['kind']) => {
    const { promise, resolve, reject } = Promise.withResolvers<FromServed>();
    const take = (message: FromServed) => {
      if (message.kind !== kind) return;
      child.off('message', take);
      resolve(message);
    };
    child.on('message', take);
    void gone.then((how) => reject(new Error(`the server ended: ${how}`)));
    return promise;
  };
  const { address } = (await next('listening')) as Extract<FromServed, { readonly kind: 'listening' }>;
  const { origin, host } = new URL(address);
  const entered = await fetch(address, { redirect: 'manual' });
  const cookie = entered.headers.get('set-cookie')!.split(';')[0]!;

  const waiting = new Map<number, (answer: Answered) => void>();
  const jobs = new Map<number, Job>();
  let lastId = 0;
  let onJob: (job: Job) => void = () => undefined;
  let socket: WebSocket;
  const connect = async () => {
    socket = new WebSocket(`ws://${host}/socket`, { headers: { cookie, origin } });
    socket.on('message', (data: Buffer) => {
      const message = JSON.parse(data.toString('utf8')) as ({ readonly id: number } & Answered) | { readonly event: string; readonly data: unknown };
      if ('id' in message) {
        waiting.get(message.id)?.(message);
        waiting.delete(message.id);
      } else if (message.event === 'job') {
        const job = message.data as Job;
        jobs.set(job.id, job);
        onJob(job);
      }
    });
    socket.on('close', () => {
      for (const answer of waiting.values()) answer({ error: { code: 'disconnected' } });
      waiting.clear();
    });
    socket.on('error', () => undefined);
    await once(socket, 'open');
  };
  await connect();
  const askAnything = (call: unknown, input: unknown) =>
    new Promise<Answered>((resolve) => {
      const id = (lastId += 1);
      waiting.set(id, resolve);
      socket.send(JSON.stringify({ id, call, input }));
    });
  return {
    pid: child.pid!,
    askAnything,
    async ask(call, input) {
      const answer = await askAnything(call, input);
      if ('error' in answer) throw new Error(`${call}: ${JSON.stringify(answer.error)}`);
      return answer.result as CallOutput<typeof call>;
    },
    sendRaw: (text) => socket.send(text),
    isConnected: () => socket.readyState === WebSocket.OPEN,
    reconnect: connect,
    async ended(id) {
      const isOver = (job: Job | undefined) => job !== undefined && job.state !== 'running' && job.state !== 'paused';
      if (!isOver(jobs.get(id))) {
        const { promise, resolve } = Promise.withResolvers<undefined>();
        onJob = (job) => {
          if (job.id === id && isOver(job)) resolve(undefined);
        };
        await promise;
      }
      const job = jobs.get(id)!;
      if (job.state === 'failed') throw new Error(`${job.kind}: ${JSON.stringify(job.error)}`);
      return job;
    },
    async memory() {
      const answer = next('memory');
      child.send('memory' satisfies ToServed);
      const { heapUsed, external, rss } = (await answer) as Extract<FromServed, { readonly kind: 'memory' }>;
      return { heapUsed, external, rss };
    },
    exit: () => exit,
    async close() {
      socket.terminate();
      if (exit !== null) return;
      child.send('stop' satisfies ToServed);
      await gone;
    },
  };
}
