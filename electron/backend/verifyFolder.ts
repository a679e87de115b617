import { stat } from 'node:fs/promises';
import { DangheError } from '../../shared/model/errors.ts';
import { verifyBundle, type Verification, type VerifyOptions } from '../exports/verifyBundle.ts';

/**
 * Checks a bundle.
 *
 * @throws DangheError `folder-missing` or `folder-not-a-directory`; what is wrong with a bundle is in the answer
 */
export async function verifyFolder(folder: string, options: VerifyOptions = {}): Promise<Verification> {
  const stats = await stat(folder).catch(() => null);
  if (!stats) throw new DangheError({ code: 'folder-missing', path: folder });
  if (!stats.isDirectory()) throw new DangheError({ code: 'folder-not-a-directory', path: folder });
  return verifyBundle(folder, options);
}
