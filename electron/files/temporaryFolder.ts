import { mkdtemp, readdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { errorCode, removeTree } from './retry.ts';

/**
 * A folder of this process in the system's temporary place. What killed processes left of the same kind is removed first: it
 * may hold what is in members' files.
 *
 * @param kind what it is for, such as `danghe-import`
 */
export async function temporaryFolder(kind: string): Promise<string> {
  const place = tmpdir();
  for (const name of await readdir(place).catch(() => [])) {
    const [, pid] = new RegExp(`^${kind}-(\\d+)-`).exec(name) ?? [];
    // What cannot be removed, another user's for one, is not ours to worry about.
    if (pid !== undefined && !isAlive(Number(pid))) await removeTree(join(place, name)).catch(() => undefined);
  }
  return mkdtemp(join(place, `${kind}-${process.pid}-`));
}

function isAlive(pid: number): boolean {
  if (pid === process.pid) return true;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return errorCode(error) !== 'ESRCH';
  }
}
