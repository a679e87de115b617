import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { savedFilterShape } from '../../../shared/contract/filterCalls.ts';
import { lockMinutes } from '../../../shared/contract/protectionCalls.ts';
import type { DangheErrorDetail } from '../../../shared/model/errors.ts';
import { errorCode } from '../../files/retry.ts';
import { writeDurably } from '../../files/durable.ts';

/** What the program remembers of this computer, outside any library. Nothing of a member's file is in it. */
const shape = z.object({
  role: z.enum(['township', 'village']).nullable().default(null),
  person: z.string().nullable().default(null),
  ownBranch: z.string().nullable().default(null),
  filters: z.array(savedFilterShape).default([]),
  recent: z.array(z.object({ folder: z.string(), openedAt: z.string() })).default([]),
  /** The library that is open; after an end without closing it is opened again. */
  open: z.string().nullable().default(null),
  lockAfterMinutes: z.int().min(lockMinutes.least).max(lockMinutes.most).default(lockMinutes.usual),
});

export type Remembered = Readonly<z.infer<typeof shape>>;

export interface Preferences {
  get(): Remembered;
  /** Remembers in any case; where it cannot be written for the next start, `trouble` tells. */
  set(changed: Partial<Remembered>): Promise<void>;
  /** Why nothing can be kept in the program's folder; `null` where it can. */
  trouble(): DangheErrorDetail | null;
}

/** Loads what is remembered; a file that cannot be understood is left aside and everything starts anew. */
export async function loadPreferences(dataFolder: string): Promise<Preferences> {
  const file = join(dataFolder, 'preferences.json');
  let trouble: DangheErrorDetail | null = null;
  const blocked = (error: unknown) => {
    trouble = { code: 'data-folder-blocked', path: dataFolder, cause: errorCode(error) ?? '' };
  };
  await mkdir(dataFolder, { recursive: true }).catch(blocked);
  let remembered = shape.parse({});
  try {
    remembered = await read(file);
  } catch (error) {
    blocked(error);
  }
  return {
    get: () => remembered,
    trouble: () => trouble,
    async set(changed) {
      remembered = { ...remembered, ...changed };
      try {
        await writeDurably(file, `${JSON.stringify(remembered, null, 2)}\n`);
        trouble = null;
      } catch (error) {
        blocked(error);
      }
    },
  };
}

async function read(file: string): Promise<Remembered> {
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch (error) {
    if (errorCode(error) !== 'ENOENT') throw error;
    return shape.parse({});
  }
  try {
    return shape.parse(JSON.parse(text));
  } catch {
    // Preferences are a convenience: a damaged file must not keep the program from starting.
    return shape.parse({});
  }
}
