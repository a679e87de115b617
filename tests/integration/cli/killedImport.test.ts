import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openLibrary } from '../../../electron/library/openLibrary.ts';
import { danghe } from './commandLine.ts';

const folder = 'tests/fixtures/folders/mixed-usb/source';
let place: string;
beforeAll(async () => {
  place = await mkdtemp(join(tmpdir(), 'danghe-killed-'));
});
afterAll(() => rm(place, { recursive: true, force: true }));

/** Everything the library says of its items, without what belongs to the run (ids, fonds order). */
async function contents(library: string) {
  const opened = await openLibrary(library, { actor: '测试', now: () => '2025-01-01T00:00:00.000Z' });
  try {
    const check = await opened.check();
    expect(check).toMatchObject({ damage: [], missing: [], altered: [], chain: { intact: true } });
    return opened.items.list().map(({ path, sha256, status, branch, kind, archiveNo }) => ({ path, sha256, status, branch, kind, archiveNo }));
  } finally {
    opened.close();
  }
}

it('ends as if nothing had happened after being killed again and again', async () => {
  await danghe('import', folder, '--library', join(place, 'undisturbed'));
  const killed = join(place, 'killed');
  for (const after of [350, 500, 650, 800, 950, 1100]) {
    const child = spawn(process.execPath, ['electron/cli.ts', 'import', folder, '--library', killed], { stdio: 'ignore' });
    const gone = once(child, 'exit');
    await pause(after);
    child.kill('SIGKILL');
    await gone;
  }
  expect((await danghe('import', folder, '--library', killed)).code).toBe(0);
  expect(await contents(killed)).toEqual(await contents(join(place, 'undisturbed')));
});
