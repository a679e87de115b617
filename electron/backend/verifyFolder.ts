import { mkdtemp, readdir, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DangheError } from '../../shared/model/errors.ts';
import { verifyBundle, type Verification, type VerifyOptions } from '../exports/verifyBundle.ts';
import { isSealed, unsealFile } from '../exports/sealed/unsealFile.ts';
import { removeTree } from '../files/retry.ts';

/**
 * Checks a bundle: its folder, or an encrypted file, which is unpacked into a private temporary folder for it and removed
 * again.
 *
 * @throws DangheError `folder-missing`, `sealed-unknown`, `password-needed`, `password-wrong`; what is
 *   wrong with a bundle is in the answer
 */
export async function verifyFolder(path: string, { password, ...options }: VerifyOptions & { readonly password?: string | undefined } = {}): Promise<Verification> {
  const stats = await stat(path).catch(() => null);
  if (!stats) throw new DangheError({ code: 'folder-missing', path });
  if (stats.isDirectory()) return verifyBundle(path, options);
  if (!(await isEncrypted(path))) throw new DangheError({ code: 'sealed-unknown', path });
  if (!password) throw new DangheError({ code: 'password-needed', path });
  const folder = await mkdtemp(join(tmpdir(), 'danghe-unsealed-'));
  try {
    await unsealFile(path, folder, { password, signal: options.signal });
    const [name = ''] = await readdir(folder);
    return await verifyBundle(join(folder, name), options);
  } catch (error) {
    if (error instanceof DangheError && error.detail.code === 'sealed-damaged') return { ok: false, faults: [{ kind: 'sealed-damaged', path }], redacted: false, counts: { files: 0, bytes: 0, events: 0 } };
    throw error;
  } finally {
    await removeTree(folder);
  }
}

/** Whether a path is an encrypted bundle, so that a password must be asked for. */
export async function isEncrypted(path: string): Promise<boolean> {
  const stats = await stat(path).catch(() => null);
  return stats !== null && stats.isFile() && isSealed(path);
}
