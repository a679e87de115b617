import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import * as electron from 'electron';
import { startDesktop } from './desktop/startDesktop.ts';

// The desktop program. Built into out/electron beside out/renderer.
const here = dirname(fileURLToPath(import.meta.url));
await startDesktop(electron, {
  page: join(here, '..', 'renderer'),
  preload: join(here, 'preload.cjs'),
  backend: join(here, 'backendProcess.js'),
  reader: join(here, 'worker.js'),
});
