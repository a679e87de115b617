import { writeSync } from 'node:fs';
import { workerData } from 'node:worker_threads';
import { OUT_OF_MEMORY_LINE } from './poolMessages.ts';

// Runs as a thread of a reader process. Native memory (unpacked archives, buffers) counts against no limit of the JavaScript
// heap, and a busy reader cannot watch itself: this thread can, and ends the whole process.

const CHECK_MILLISECONDS = 200;
const { memoryBytes } = workerData as { readonly memoryBytes: number };

setInterval(() => {
  const used = process.memoryUsage.rss();
  if (used <= memoryBytes) return;
  writeSync(2, `${OUT_OF_MEMORY_LINE} ${used} > ${memoryBytes}\n`);
  process.kill(process.pid, 'SIGKILL');
}, CHECK_MILLISECONDS);
