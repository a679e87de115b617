import { defineConfig } from 'electron-vite';
import page from './vite.config.ts';

const at = (path: string) => new URL(path, import.meta.url).pathname;
const out = at('../out/electron');

/**
 * The desktop program: main, the backend's process, the reader and its watchdog, and the command line as modules; the
 * preload as one CommonJS file, which a sandboxed window needs. Dependencies stay in node_modules.
 */
export default defineConfig({
  main: {
    build: {
      outDir: out,
      emptyOutDir: true,
      sourcemap: false,
      externalizeDeps: { include: ['vite'] },
      rollupOptions: {
        input: {
          main: at('../electron/main.ts'),
          backendProcess: at('../electron/backendProcess.ts'),
          worker: at('../electron/intake/worker.ts'),
          watchdog: at('../electron/intake/watchdog.ts'),
          hashThread: at('../electron/files/hashThread.ts'),
          checkWorker: at('../electron/backend/check/checkWorker.ts'),
          filingWorker: at('../electron/backend/filing/filingWorker.ts'),
          serverProcess: at('../electron/serve/serverProcess.ts'),
          cli: at('../electron/cli.ts'),
        },
        output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: 'chunks/[name]-[hash].js' },
      },
    },
  },
  preload: {
    build: {
      outDir: out,
      emptyOutDir: false,
      sourcemap: false,
      rollupOptions: { input: { preload: at('../electron/preload.ts') }, output: { format: 'cjs', entryFileNames: '[name].cjs' } },
    },
  },
  renderer: page,
});
