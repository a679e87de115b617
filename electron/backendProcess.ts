import type { ParentPort } from 'electron';
import type { ToBackend } from './desktop/backendMessages.ts';
import { runBackend } from './desktop/runBackend.ts';

// The script of the backend's process in the desktop program; started by `desktop/backendProcess.ts`.
const { parentPort } = process as unknown as { readonly parentPort: ParentPort };
const backend = runBackend({ tell: (message) => parentPort.postMessage(message), end: () => process.exit(0) });
parentPort.on('message', ({ data, ports }) => void backend.receive(data as ToBackend, ports));
