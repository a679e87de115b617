import { spawn } from 'node:child_process';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import type { FaultKindName } from './faultKinds.ts';
import { faultyDisk } from './faultyDisk.ts';
import type { Mode, WalkOutcome } from './walk.ts';

/** Walks over the writes of one kind of work in a process of its own; `null` where no disk can be made to fail. */
export async function faultWalk(name: FaultKindName, place: string, mode: Mode, { every, first = 1 }: { readonly every: number; readonly first?: number }): Promise<WalkOutcome | null> {
  await mkdir(join(place, 'disk', 'tmp'), { recursive: true });
  const disk = faultyDisk(join(place, 'disk'), join(place, 'state'));
  if (disk === null) return null;
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', fileURLToPath(new URL('./walkProcess.ts', import.meta.url)), name, place, mode, String(every), String(first)], {
    stdio: ['ignore', 'pipe', 'inherit'], env: { ...process.env, ...disk.env, TMPDIR: join(place, 'disk', 'tmp'), FAULTY_DISK_QUIET: '1' },
  });
  const ended = new Promise<string>((resolve) => child.once('exit', (code, signal) => resolve(signal ?? `exit ${code}`)));
  const answer = await text(child.stdout);
  const end = await ended;
  if (end !== 'exit 0') throw new Error(`${name}, ${mode}: the process ended with ${end}`);
  return JSON.parse(answer.trim().split('\n').at(-1)!) as WalkOutcome;
}
