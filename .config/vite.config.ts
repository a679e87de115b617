import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

const root = new URL('../renderer', import.meta.url).pathname;

/** The page: one bundle that runs the same in the desktop window and in a browser. Nothing is fetched from elsewhere. */
export default defineConfig({
  root,
  base: './',
  plugins: [react()],
  build: {
    outDir: new URL('../out/renderer', import.meta.url).pathname,
    emptyOutDir: true,
    rollupOptions: { input: `${root}/index.html` },
    target: 'chrome120',
    sourcemap: false,
    minify: true,
    modulePreload: false,
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 3000,
  },
});
