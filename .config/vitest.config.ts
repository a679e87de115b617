import { defineConfig } from 'vitest/config';
import { electronProgram } from '../tests/e2e/hosts/desktopHost.ts';

const shared = { testTimeout: 180_000, hookTimeout: 180_000, pool: 'forks' as const, maxWorkers: 2 };
// On a busy machine a spec that takes seconds takes minutes; what is waited for is never a time.
const specs = { ...shared, testTimeout: 600_000, include: ['tests/e2e/**/*.e2e.test.ts'] };

export default defineConfig({
  root: new URL('..', import.meta.url).pathname,
  test: {
    maxWorkers: 2,
    projects: [
      { test: { ...shared, name: 'core', include: ['tests/{unit,integration,rules,crash,security}/**/*.test.ts'] } },
      { test: { ...specs, name: 'e2e', provide: { host: 'browser', prepared: '' }, globalSetup: 'tests/e2e/prepare.ts' } },
      // The same specs in the desktop window; skipped by name where Electron's program is missing.
      electronProgram() === null
        ? { test: { ...specs, name: 'e2e desktop', provide: { host: 'desktop', prepared: '' }, isolate: false } }
        : { test: { ...specs, name: 'e2e desktop', provide: { host: 'desktop', prepared: '' }, globalSetup: 'tests/e2e/prepare.ts' } },
      // Builds the program anew, which the specs of the page must not see: after all others.
      { test: { ...shared, name: 'packaging', include: ['tests/packaging/**/*.test.ts'], sequence: { groupOrder: 1 } } },
    ],
  },
});
