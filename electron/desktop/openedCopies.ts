import { chmod, mkdtemp, readdir, rm } from 'node:fs/promises';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { copyKept, type KeptOriginal } from '../files/keptFile.ts';

const PREFIX = 'danghe-open-';

/** Copies of originals that other programs have open. Member files are personal data: no copy outlives the program. */
export interface OpenedCopies {
  /** Copies an original to a place of its own, read-only: what is changed there would be lost. */
  readonly make: (original: KeptOriginal, name: string) => Promise<string>;
  /** Takes the copies away; one that another program still holds stays until the next start. */
  readonly removeAll: () => void;
}

/** @param temporary the system's folder for temporary files; copies of an earlier, killed run are removed from it */
export function openedCopies(temporary: string): OpenedCopies {
  const made: string[] = [];
  const left = removeLeft(temporary);
  return {
    async make(original, name) {
      await left;
      const folder = await mkdtemp(join(temporary, PREFIX));
      made.push(folder);
      const copy = join(folder, name);
      await copyKept(original, copy);
      await chmod(copy, 0o400);
      return copy;
    },
    removeAll() {
      for (const folder of made.splice(0)) tryRemove(folder);
    },
  };
}

async function removeLeft(temporary: string): Promise<void> {
  for (const name of await readdir(temporary).catch(() => [])) if (name.startsWith(PREFIX)) await rm(join(temporary, name), { recursive: true, force: true }).catch(keep);
}

function tryRemove(folder: string): void {
  try {
    rmSync(folder, { recursive: true, force: true });
  } catch {
    keep();
  }
}

/** On Windows a file that another program has open cannot be removed: the next start tries again. */
function keep(): void {}
