import { defineConfig } from 'vitest/config';

const shared = { testTimeout: 180_000, hookTimeout: 180_000, pool: 'forks' as const, maxWorkers: 2 };

export default defineConfig({
  root: new URL('..', import.meta.url).pathname,
  test: {
    maxWorkers: 2,
    projects: [
      { test: { ...shared, name: 'core', include: ['tests/{unit,integration,rules,crash,security}/**/*.test.ts'] } },
      { test: { ...shared, name: 'e2e', include: ['tests/e2e/**/*.e2e.test.ts'], globalSetup: 'tests/e2e/prepare.ts' } },
      // Builds the program anew, which the specs of the page must not see: after all others.
      { test: { ...shared, name: 'packaging', include: ['tests/packaging/**/*.test.ts'], sequence: { groupOrder: 1 } } },
    ],
  },
});
