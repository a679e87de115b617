import { spawn } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';

/** What a command and all its children cost. CPU and memory are read from /proc, so Linux only. */
export interface Cost {
  readonly wallSeconds: number;
  readonly cpuSeconds: number;
  /** The largest resident size that any one process of the tree reached. */
  readonly peakMegabytes: number;
  readonly exitCode: number | null;
}

const SAMPLE_MILLISECONDS = 100;
/** USER_HZ; 100 on every Linux this runs on. */
const TICKS_PER_SECOND = 100;

/** Runs a Node script to its end, with the flags that `npm run` gives, and adds up what it and its children used. */
export function costOf(parameters: readonly string[], cwd: string): Promise<Cost> {
  return new Promise((resolve, reject) => {
    const before = childTicks();
    const started = performance.now();
    const child = spawn(process.execPath, [...process.execArgv, ...parameters], { cwd, stdio: ['ignore', 'ignore', 'inherit'] });
    let peak = 0;
    const sampling = setInterval(() => {
      for (const pid of descendants(child.pid!)) peak = Math.max(peak, highWater(pid));
    }, SAMPLE_MILLISECONDS);
    child.on('error', reject);
    child.on('exit', (exitCode) => {
      clearInterval(sampling);
      const wallSeconds = (performance.now() - started) / 1000;
      resolve({ wallSeconds, cpuSeconds: (childTicks() - before) / TICKS_PER_SECOND, peakMegabytes: peak / 1024, exitCode });
    });
  });
}

/** How many cores' worth of work went on at once. */
export function coresUsed({ cpuSeconds, wallSeconds }: Cost): string {
  return `${(cpuSeconds / wallSeconds).toFixed(2)} of ${availableParallelism()}`;
}

/** User and system time of all children that have ended, with theirs. */
function childTicks(): number {
  const fields = readFileSync('/proc/self/stat', 'utf8').split(') ')[1]!.split(' ');
  return Number(fields[13]) + Number(fields[14]);
}

function descendants(root: number): number[] {
  const parents = new Map<number, number>();
  for (const name of readdirSync('/proc')) {
    if (!/^\d+$/.test(name)) continue;
    try {
      parents.set(Number(name), Number(readFileSync(`/proc/${name}/stat`, 'utf8').split(') ')[1]!.split(' ')[1]));
    } catch {
      // Ended between the listing and the look.
    }
  }
  const isBelow = (pid: number): boolean => pid === root || (parents.has(pid) && isBelow(parents.get(pid)!));
  return [...parents.keys()].filter(isBelow);
}

function highWater(pid: number): number {
  try {
    return Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0);
  } catch {
    return 0;
  }
}
