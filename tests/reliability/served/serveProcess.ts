import { parseCalendarDate } from '../../../shared/model/calendarDate.ts';
import { serve } from '../../../electron/serve.ts';
import type { FromServed, ToServed } from './servedApp.ts';

// The program's own server in a process of its own; started by `servedApp.ts`. Tells of its memory when it is asked.
const [dataFolder, page, library] = process.argv.slice(2) as [string, string, string?];
const tell = (message: FromServed) => void process.send?.(message);
const serving = await serve({ dataFolder, page, port: 0, asOf: parseCalendarDate('2026-01-15')!, ...(library === undefined ? {} : { library }) });
process.on('message', (message: ToServed) => {
  if (message === 'memory') {
    // What is garbage is none of the growth that is looked for.
    globalThis.gc?.();
    const { heapUsed, external, rss } = process.memoryUsage();
    tell({ kind: 'memory', heapUsed, external, rss });
  } else void serving.close().then(() => process.exit(0));
});
process.on('disconnect', () => process.exit(1));
tell({ kind: 'listening', address: serving.address });
