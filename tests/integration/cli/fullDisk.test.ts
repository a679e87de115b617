import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { danghe } from './commandLine.ts';

// A disk of 300 KB: enough to begin a bundle, too little to end it.
const disk = join(mkdtempSync(join(tmpdir(), 'danghe-disk-')), 'small');
mkdirSync(disk);
const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=300k', 'tmpfs', disk]).status === 0;
afterAll(() => {
  if (mounted) spawnSync('umount', [disk]);
  rmSync(join(disk, '..'), { recursive: true, force: true });
});

const folder = 'tests/fixtures/folders/石桥村-手工整理/source';

it.skipIf(!mounted)('says that the disk is full and leaves nothing half-written (skipped where a small disk cannot be mounted)', async () => {
  const run = await danghe('run', folder, '--out', join(disk, 'bundle'), '--json');
  expect([run.code, run.json.at(-1)?.['error'].code]).toEqual([1, 'disk-full']);
  expect(await readdir(disk)).toEqual([]);
});
