import { mkdtemp } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import { removeTree } from '../files/retry.ts';
import { asWriteError } from './bundle/writeErrors.ts';
import { type BundleInput, exportBundle, type ExportOptions, type ExportOutcome } from './exportBundle.ts';
import { sealFolder } from './sealed/sealFolder.ts';

/** How to export an encrypted bundle. */
export interface SealedExportOptions extends ExportOptions {
  readonly password: string;
  /** Where the bundle is built before it is encrypted: a folder that holds the originals readably anyway, never the target's. */
  readonly workFolder: string;
}

/**
 * Writes a bundle as one encrypted file (see `sealFolder`). What lies readable on the disk meanwhile lies in `workFolder`
 * and is removed, whatever happens; on the medium that is carried away only encrypted bytes are ever written.
 *
 * @throws DangheError as `exportBundle` and `sealFolder`
 */
export async function exportSealedBundle(input: BundleInput, file: string, { password, workFolder, ...options }: SealedExportOptions): Promise<ExportOutcome> {
  const target = resolve(file);
  const work = await mkdtemp(join(workFolder, 'sealing-')).catch((error: unknown) => {
    throw asWriteError(error, workFolder);
  });
  try {
    const outcome = await exportBundle(input, join(work, basename(target).replace(/\.zip$/i, '')), options);
    await sealFolder(work, target, { password, signal: options.signal, onProgress: (done, total) => options.onProgress?.({ stage: 'seal', done, total }) });
    return outcome;
  } finally {
    await removeTree(work);
  }
}
