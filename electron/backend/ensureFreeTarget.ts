import { readdir, stat } from 'node:fs/promises';
import { DangheError } from '../../shared/model/errors.ts';
import { errorCode } from '../files/retry.ts';

/**
 * Says early, before hours of reading, that a target cannot be used: a folder that holds something, or, where a file is to
 * be written, anything of that name.
 *
 * @throws DangheError `target-not-empty`, `file-exists`
 */
export async function ensureFreeTarget(path: string, wants: 'folder' | 'file' = 'folder'): Promise<void> {
  if (wants === 'file') {
    if (await stat(path).then(() => true, () => false)) throw new DangheError({ code: 'file-exists', path });
    return;
  }
  try {
    if ((await readdir(path)).length === 0) return;
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return;
  }
  throw new DangheError({ code: 'target-not-empty', path });
}
