import type { FromReader, ToReader } from './poolMessages.ts';

/** The pool as a reader process sees it. */
export interface ReaderParent {
  readonly send: (message: FromReader) => void;
  readonly receive: (listener: (message: ToReader) => void) => void;
}

/** A port as Electron hands it to a process that it started. */
interface HandedPort {
  on(event: 'message', listener: (event: { readonly data: ToReader }) => void): void;
  postMessage(message: FromReader): void;
  start(): void;
}

interface ParentPort {
  once(event: 'message', listener: (event: { readonly ports: readonly HandedPort[] }) => void): void;
}

/** Under Node the parent's channel, which ends the process with it; in the desktop program a port that comes first. */
export function connectParent(): ReaderParent {
  const { parentPort } = process as unknown as { readonly parentPort?: ParentPort };
  return parentPort ? overPort(parentPort) : overChannel();
}

function overChannel(): ReaderParent {
  process.on('disconnect', () => process.exit());
  return {
    send: (message) => void process.send?.(message),
    receive: (listener) => void process.on('message', listener),
  };
}

function overPort(parentPort: ParentPort): ReaderParent {
  let port: HandedPort | null = null;
  let listener: (message: ToReader) => void = () => undefined;
  parentPort.once('message', ({ ports: [handed] }) => {
    if (!handed) return;
    port = handed;
    handed.on('message', ({ data }) => listener(data));
    handed.start();
  });
  return {
    send: (message) => port?.postMessage(message),
    receive(added) {
      listener = added;
    },
  };
}
