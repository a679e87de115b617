import { errorDetail } from '../backend/errorDetail.ts';
import { serve, type Serving } from '../serve.ts';
import type { FromServer, ToServer } from './serverMessages.ts';

// The script of the server's process; started by `superviseServer.ts`, and ended with it.
let serving: Serving | null = null;
const tell = (message: FromServer) => void process.send?.(message);

// The keyboard's interrupt reaches the whole group: the process that started this one says when to end.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => undefined);
process.on('message', (message: ToServer) => void (message.kind === 'start' ? start(message) : end()));
process.on('disconnect', () => void end());

async function start({ options }: Extract<ToServer, { readonly kind: 'start' }>): Promise<void> {
  try {
    serving = await serve({ ...options, onTokenUsed: () => tell({ kind: 'token-used' }) });
    tell({ kind: 'listening', address: serving.address, port: serving.port });
  } catch (error) {
    tell({ kind: 'failed', detail: errorDetail(error) });
  }
}

async function end(): Promise<void> {
  await serving?.close();
  process.exit(0);
}
