import { cp } from 'node:fs/promises';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';

const root = new URL('../renderer', import.meta.url).pathname;
const outDir = new URL('../out/renderer', import.meta.url).pathname;

/** What pdfjs loads only when a file needs it: character maps, the fonts of the standard, decoders as plain script. */
const pdfParts: Plugin = {
  name: 'pdf-parts',
  apply: 'build',
  async closeBundle() {
    const parts = new URL('../node_modules/pdfjs-dist/', import.meta.url).pathname;
    for (const folder of ['cmaps', 'standard_fonts', 'wasm']) await cp(`${parts}${folder}`, `${outDir}/pdfjs/${folder}`, { recursive: true, filter: (source) => !/\.wasm$|quickjs/.test(source) });
  },
};

/** The page: one bundle that runs the same in the desktop window and in a browser. Nothing is fetched from elsewhere. */
export default defineConfig({
  root,
  base: './',
  plugins: [react(), pdfParts],
  build: {
    outDir,
    emptyOutDir: true,
    rollupOptions: { input: `${root}/index.html` },
    target: 'chrome120',
    sourcemap: false,
    minify: true,
    license: { fileName: 'licences.json' },
    modulePreload: false,
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 3000,
  },
});
