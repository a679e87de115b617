import { mkdir, readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { TakenIn } from '../../../shared/contract/handOverCalls.ts';
import { DangheError, type DangheErrorDetail } from '../../../shared/model/errors.ts';
import { unsealFile } from '../../exports/sealed/unsealFile.ts';
import { removeTree } from '../../files/retry.ts';
import { refuseInside } from '../refuseInside.ts';
import { isEncrypted } from '../verifyFolder.ts';
import { takeIn, type TakeInRequest } from './takeIn.ts';
import { takeInBundle } from './takeInBundle.ts';

/** What became of one source: taken in, or why not. */
export type TakenOrNot = { readonly path: string; readonly taken: TakenIn } | { readonly path: string; readonly error: DangheErrorDetail };

export interface TakeInAllRequest extends Omit<TakeInRequest, 'file'> {
  /** Villages' files, bundles (folders, or encrypted files), and folders in which bundles lie. */
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
  if (request.township !== undefined && arrivals.filter(({ kind }) => kind !== 'file').length > 1) throw new DangheError({ code: 'usage', problem: '一次接收几个成果包时不能都用同一个单位名称，请分开接收' });
  const outcomes: TakenOrNot[] = [];
  for (const { kind, path } of arrivals) {
    const onStep = (step: string) => request.onStep(arrivals.length > 1 ? `${path}：${step}` : step);
    try {
      refuseInside(path, request.library.folder);
      outcomes.push({ path, taken: await takers[kind](path, { ...request, onStep }) });
    } catch (error) {
      if (!(error instanceof DangheError) || !ofSource.has(error.detail.code)) throw error;
      outcomes.push({ path, error: error.detail });
    }
  }
  return outcomes;
}

const takers: Readonly<Record<Arrival['kind'], (path: string, request: TakeInAllRequest) => Promise<TakenIn>>> = {
  file: (file, request) => takeIn({ ...request, file }),
  bundle: (folder, request) => takeInBundle({ ...request, folder }),
  sealed: takeInSealed,
};

/** Unpacks an encrypted bundle inside the work folder for as long as it takes. */
async function takeInSealed(file: string, request: TakeInAllRequest): Promise<TakenIn> {
  const { workFolder, passwordOf, signal, onStep } = request;
  const password = await passwordOf?.(file);
  if (!password) throw new DangheError({ code: 'password-needed', path: file });
  const unsealed = join(workFolder, '.unsealed');
  await removeTree(unsealed);
  try {
    onStep('解密');
    await mkdir(unsealed, { recursive: true });
    await unsealFile(file, unsealed, { password, signal });
    const [name = ''] = await readdir(unsealed);
    return await takeInBundle({ ...request, folder: join(unsealed, name) });
  } catch (error) {
    // The person knows the file, not where it was unpacked.
    if (error instanceof DangheError && error.detail.code === 'bundle-invalid') throw new DangheError({ ...error.detail, path: file }, { cause: error });
    throw error;
  } finally {
    await removeTree(unsealed);
  }
}

/** What is wrong with one source; anything else would be wrong with all of them. */
const ofSource: ReadonlySet<DangheErrorDetail['code']> = new Set<DangheErrorDetail['code']>(['bundle-invalid', 'backup-invalid', 'refused', 'original-altered', 'library-newer', 'target-inside-source', 'file-unreadable', 'password-needed', 'password-wrong', 'sealed-damaged']);

interface Arrival {
  readonly kind: 'bundle' | 'sealed' | 'file';
  readonly path: string;
}

async function arrivalsAt(path: string): Promise<readonly Arrival[]> {
  const found = await stat(path).catch(() => null);
  if (!found) throw new DangheError({ code: 'file-missing', path });
  if (!found.isDirectory()) return [{ kind: (await isEncrypted(path)) ? 'sealed' : 'file', path }];
  if (await isBag(path)) return [{ kind: 'bundle', path }];
  const below = (await readdir(path, { withFileTypes: true })).toSorted((a, b) => (a.name < b.name ? -1 : 1));
  const bundles = await Promise.all(below.map(async (entry): Promise<readonly Arrival[]> => {
    const one = join(path, entry.name);
    if (entry.isDirectory()) return (await isBag(one)) ? [{ kind: 'bundle', path: one }] : [];
    return entry.isFile() && /\.zip$/i.test(entry.name) && (await isEncrypted(one)) ? [{ kind: 'sealed', path: one }] : [];
  }));
  // A folder in which nothing is a bundle is itself what `verify` then says of it.
  return bundles.flat().length > 0 ? bundles.flat() : [{ kind: 'bundle', path }];
}

function isBag(folder: string): Promise<boolean> {
  return stat(join(folder, 'bagit.txt')).then((entry) => entry.isFile(), () => false);
}
