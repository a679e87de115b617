import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { DangheError } from '../../../shared/model/errors.ts';
import { writeDurably } from '../../files/durable.ts';
import { errorCode } from '../../files/retry.ts';
import type { Library } from '../../library/library.ts';
import { clock } from '../clock.ts';

/** How far the check has come, beside the library; it can be removed at any time, the check then begins anew. */
const fixityName = 'fixity.json';

const fault = z.enum(['missing', 'altered', 'unreadable']);
const progressShape = z.object({
  format: z.literal(1),
  startedAt: z.string(),
  /** The last original that was checked, in order of the hashes; `null` when all were. */
  after: z.string().nullable(),
  finishedAt: z.string().nullable(),
  checked: z.int(),
  bytes: z.number(),
  faults: z.record(z.string(), fault),
});
type Progress = z.infer<typeof progressShape>;

/** An original that is not as it was registered, with the files that it is the original of. */
export interface FaultyOriginal {
  readonly sha256: string;
  readonly fault: z.infer<typeof fault>;
  readonly paths: readonly string[];
}

export interface FixityOutcome {
  /** ISO 8601 instants. */
  readonly startedAt: string;
  readonly finishedAt: string;
  readonly checked: number;
  readonly bytes: number;
  readonly faults: readonly FaultyOriginal[];
}

export interface FixityOptions {
  /** Begins anew, whatever an interrupted check has done. */
  readonly restart?: boolean;
  readonly signal?: AbortSignal;
  readonly onProgress?: (done: number, total: number) => void;
}

/** How many originals are checked between two notes of how far it has come. */
const NOTE_EVERY = 200;

/**
 * Hashes every original and compares it with what was registered. May be stopped or killed at any moment: the next call goes
 * on where it was. What is faulty does not stop it. Changes nothing of the library.
 *
 * @throws DangheError `cancelled`
 */
export async function checkOriginals(library: Library, { restart = false, signal, onProgress }: FixityOptions = {}): Promise<FixityOutcome> {
  const file = join(library.folder, fixityName);
  // Where nothing can be written a check that was stopped begins anew.
  const note = async (state: Progress) => (library.readOnly ? undefined : writeDurably(file, JSON.stringify(state)));
  const found = restart ? null : await readProgress(file);
  let progress: Progress = found?.finishedAt === null ? found : { format: 1, startedAt: clock.now(), after: null, finishedAt: null, checked: 0, bytes: 0, faults: {} };
  const originals = library.originals.list();
  let done = originals.findIndex(({ sha256 }) => progress.after === null || sha256 > progress.after);
  if (done < 0) done = originals.length;
  for (; done < originals.length; done += 1) {
    if (signal?.aborted) {
      await note(progress);
      throw new DangheError({ code: 'cancelled' });
    }
    const { sha256, bytes } = originals[done]!;
    const wrong = await faultOf(library, sha256);
    progress = { ...progress, after: sha256, checked: progress.checked + 1, bytes: progress.bytes + bytes, faults: wrong === null ? progress.faults : { ...progress.faults, [sha256]: wrong } };
    onProgress?.(done + 1, originals.length);
    if (progress.checked % NOTE_EVERY === 0) await note(progress);
  }
  // What was faulty when it was looked at may have been put right since.
  const faults: Record<string, z.infer<typeof fault>> = {};
  for (const sha256 of Object.keys(progress.faults)) {
    const wrong = await faultOf(library, sha256);
    if (wrong !== null) faults[sha256] = wrong;
  }
  const finishedAt = clock.now();
  await note({ ...progress, after: null, finishedAt, faults });
  return { startedAt: progress.startedAt, finishedAt, checked: progress.checked, bytes: progress.bytes, faults: named(library, faults) };
}

async function faultOf({ originals }: Library, sha256: string): Promise<z.infer<typeof fault> | null> {
  try {
    await originals.check(sha256);
    return null;
  } catch (error) {
    if (error instanceof DangheError) return error.detail.code === 'original-missing' ? 'missing' : 'altered';
    // A worn disk refuses to read: as bad as missing, and no reason to leave the others unlooked at.
    if (errorCode(error) !== undefined) return 'unreadable';
    throw error;
  }
}

function named(library: Library, faults: Readonly<Record<string, z.infer<typeof fault>>>): readonly FaultyOriginal[] {
  const paths = Map.groupBy(library.items.list().filter(({ sha256, kept }) => kept && sha256 !== null && sha256 in faults), ({ sha256 }) => sha256!);
  return Object.entries(faults).map(([sha256, wrong]) => ({ sha256, fault: wrong, paths: (paths.get(sha256) ?? []).map(({ path }) => path) }));
}

async function readProgress(file: string): Promise<Progress | null> {
  // Whatever keeps it from being read, the check begins anew.
  const text = await readFile(file, 'utf8').catch(() => '');
  try {
    return progressShape.parse(JSON.parse(text));
  } catch {
    return null;
  }
}
