import { spawn } from 'node:child_process';
import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { faultyDisk } from '../disk/faultyDisk.ts';
import type { FuzzOutcome, FuzzPlan } from './fuzzArea.ts';
import type { FuzzAreaName } from './fuzzAreas.ts';

export interface WatchedOutcome extends FuzzOutcome {
  /** Files that were opened for writing elsewhere; `null` where that could not be watched (no C compiler). */
  readonly outside: readonly string[] | null;
  /** Connections to anything but this machine. */
  readonly network: number | null;
}

/** Feeds one area in a process of its own, and watches what it and its children write and where they connect to. */
export async function fuzz(name: FuzzAreaName, { place, count, seed }: FuzzPlan): Promise<WatchedOutcome> {
  // Deep, so that a path that leads upwards out of it is still below the place.
  const [tmp, cwd] = [join(place, 'tmp'), join(place, 'a', 'b', 'c')];
  for (const folder of [tmp, cwd]) await mkdir(folder, { recursive: true });
  const disk = faultyDisk(place, join(place, 'state'));
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', fileURLToPath(new URL('./fuzzProcess.ts', import.meta.url)), name, place, String(count), String(seed)], {
    cwd, stdio: ['ignore', 'pipe', 'inherit'], env: { ...process.env, ...disk?.env, TMPDIR: tmp, NODE_COMPILE_CACHE: join(place, 'compiled') },
  });
  const ended = new Promise<string>((resolve) => child.once('exit', (code, signal) => resolve(signal ?? `exit ${code}`)));
  const answer = await text(child.stdout);
  const end = await ended;
  if (end !== 'exit 0') throw new Error(`${name}: the process ended with ${end}`);
  const outcome = JSON.parse(answer.trim().split('\n').at(-1)!) as FuzzOutcome;
  if (disk === null) return { ...outcome, outside: null, network: null };
  const written = await readFile(join(place, 'state.outside'), 'utf8').catch(() => '');
  return { ...outcome, outside: [...new Set(written.split('\n').filter(Boolean))], network: disk.get().network };
}
