import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { TakenIn } from '../../../shared/contract/handOverCalls.ts';
import { DangheError, type DangheErrorDetail } from '../../../shared/model/errors.ts';
import { refuseInside } from '../refuseInside.ts';
import { takeIn, type TakeInRequest } from './takeIn.ts';
import { takeInBundle } from './takeInBundle.ts';

/** What became of one source: taken in, or why not. */
export type TakenOrNot = { readonly path: string; readonly taken: TakenIn } | { readonly path: string; readonly error: DangheErrorDetail };

export interface TakeInAllRequest extends Omit<TakeInRequest, 'file'> {
  /** Villages' files, bundles, and folders in which bundles lie. */
  readonly paths: readonly string[];
  readonly township?: string;
}

/**
 * Takes in one source after the other; a fault of one is told and does not keep the others out. Each is one change.
 *
 * @throws DangheError `usage` where a unit's name is given for several bundles, `file-missing`, `cancelled`, and what is
 *   wrong with the library itself
 */
export async function takeInAll(request: TakeInAllRequest): Promise<readonly TakenOrNot[]> {
  const arrivals = (await Promise.all(request.paths.map(arrivalsAt))).flat();
  if (request.township !== undefined && arrivals.filter(({ kind }) => kind === 'bundle').length > 1) throw new DangheError({ code: 'usage', problem: '一次接收几个成果包时不能都用同一个单位名称，请分开接收' });
  const outcomes: TakenOrNot[] = [];
  for (const { kind, path } of arrivals) {
    const onStep = (step: string) => request.onStep(arrivals.length > 1 ? `${path}：${step}` : step);
    try {
      refuseInside(path, request.library.folder);
      const taken = kind === 'bundle' ? await takeInBundle({ ...request, onStep, folder: path }) : await takeIn({ ...request, onStep, file: path });
      outcomes.push({ path, taken });
    } catch (error) {
      if (!(error instanceof DangheError) || !ofSource.has(error.detail.code)) throw error;
      outcomes.push({ path, error: error.detail });
    }
  }
  return outcomes;
}

/** What is wrong with one source; anything else would be wrong with all of them. */
const ofSource: ReadonlySet<DangheErrorDetail['code']> = new Set<DangheErrorDetail['code']>(['bundle-invalid', 'backup-invalid', 'refused', 'original-altered', 'library-newer', 'password-needed', 'password-wrong', 'target-inside-source', 'file-unreadable']);

interface Arrival {
  readonly kind: 'bundle' | 'file';
  readonly path: string;
}

async function arrivalsAt(path: string): Promise<readonly Arrival[]> {
  const found = await stat(path).catch(() => null);
  if (!found) throw new DangheError({ code: 'file-missing', path });
  if (!found.isDirectory()) return [{ kind: 'file', path }];
  if (await isBag(path)) return [{ kind: 'bundle', path }];
  const below = (await readdir(path, { withFileTypes: true })).filter((entry) => entry.isDirectory()).map(({ name }) => join(path, name)).sort();
  const bags = (await Promise.all(below.map(async (folder) => ((await isBag(folder)) ? folder : null)))).flatMap((folder) => folder ?? []);
  // A folder in which nothing is a bag is itself what `verify` then says of it.
  return bags.length > 0 ? bags.map((folder) => ({ kind: 'bundle', path: folder })) : [{ kind: 'bundle', path }];
}

function isBag(folder: string): Promise<boolean> {
  return stat(join(folder, 'bagit.txt')).then((entry) => entry.isFile(), () => false);
}
