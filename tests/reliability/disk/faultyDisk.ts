import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { closeSync, existsSync, openSync, readFileSync, readSync, renameSync, writeFileSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** What `faultyDisk.c` is told and what it tells; see there. */
const fields = ['count', 'at', 'error', 'lasting', 'failed', 'slow', 'kind', 'outside', 'network'] as const;
export type DiskState = Readonly<Record<(typeof fields)[number], number>>;

/** The disk below one folder, as the processes that are given `env` see it. */
export interface FaultyDisk {
  readonly env: NodeJS.ProcessEnv;
  get(): DiskState;
  set(changed: Partial<DiskState>): void;
}

/** Error numbers of Linux. */
export const errors = { EIO: 5, EACCES: 13, ENOSPC: 28, EROFS: 30 } as const;

/**
 * @param folder what is written below it is counted and can fail
 * @param stateFile outside of it
 * @returns `null` where there is no C compiler, or the system is not Linux
 */
export function faultyDisk(folder: string, stateFile: string): FaultyDisk | null {
  const library = compiled();
  if (library === null) return null;
  writeFileSync(stateFile, Buffer.alloc(fields.length * 8));
  return { env: { LD_PRELOAD: library, FAULTY_DISK_STATE: stateFile, FAULTY_DISK_FOLDER: folder, FAULTY_DISK_LOG: `${stateFile}.outside` }, ...stateIn(stateFile) };
}

/** The same, from inside of a process that was given the `env`. */
export function ownDisk(): Pick<FaultyDisk, 'get' | 'set'> {
  return stateIn(process.env['FAULTY_DISK_STATE']!);
}

function stateIn(file: string): Pick<FaultyDisk, 'get' | 'set'> {
  return {
    get() {
      const bytes = Buffer.alloc(fields.length * 8);
      withFile(file, 'r', (descriptor) => readSync(descriptor, bytes, 0, bytes.length, 0));
      return Object.fromEntries(fields.map((name, index) => [name, Number(bytes.readBigInt64LE(index * 8))])) as DiskState;
    },
    set(changed) {
      withFile(file, 'r+', (descriptor) => {
        for (const [name, value] of Object.entries(changed)) {
          const bytes = Buffer.alloc(8);
          bytes.writeBigInt64LE(BigInt(value));
          writeSync(descriptor, bytes, 0, 8, fields.indexOf(name as keyof DiskState) * 8);
        }
      });
    },
  };
}

function withFile(file: string, flags: 'r' | 'r+', use: (descriptor: number) => unknown): void {
  const descriptor = openSync(file, flags);
  try {
    use(descriptor);
  } finally {
    closeSync(descriptor);
  }
}

/** Compiled once for each state of its source. */
function compiled(): string | null {
  if (process.platform !== 'linux') return null;
  const source = fileURLToPath(new URL('./faultyDisk.c', import.meta.url));
  const file = join(tmpdir(), `danghe-faulty-disk-${createHash('sha256').update(readFileSync(source)).digest('hex').slice(0, 16)}.so`);
  if (existsSync(file)) return file;
  const unfinished = `${file}.${process.pid}`;
  const { status } = spawnSync('cc', ['-shared', '-fPIC', '-O1', '-o', unfinished, source, '-ldl'], { stdio: ['ignore', 'ignore', 'inherit'] });
  if (status !== 0) return null;
  renameSync(unfinished, file);
  return file;
}
