import { readFileSync } from 'node:fs';
import { serveJobs } from '../../../electron/intake/serveJobs.ts';
import type { ReadJob, ReadOutcome } from '../../../electron/intake/poolMessages.ts';

// A reader script for the pool's tests only: each file's content says how the reader is to behave.
const held: unknown[] = [];

function misbehave(order: string): void {
  if (order === 'hang') for (;;) held.length = 0;
  if (order === 'abort') process.abort();
  if (order === 'exit') process.exit(7);
  if (order === 'buffers') for (;;) held.push(Buffer.alloc(8 << 20, 1));
  if (order === 'objects') for (;;) held.push({ at: held.length, text: `${held.length}`.repeat(50) });
}

serveJobs((job): Promise<ReadOutcome> => {
  const order = readFileSync((job as ReadJob).file, 'utf8').trim();
  misbehave(order);
  const document = { format: 'txt' as const, blocks: [{ kind: 'paragraph' as const, text: order }], pictures: [], evidence: { uninformative: {} }, notes: [] };
  return Promise.resolve({ ok: true, sha256: '', bytes: order.length, document, understanding: process.pid });
});
