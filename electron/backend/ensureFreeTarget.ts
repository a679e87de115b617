import { readdir } from 'node:fs/promises';
import { DangheError } from '../../shared/model/errors.ts';
import { errorCode } from '../files/retry.ts';

/**
 * Says early, before hours of reading, that a target cannot be used.
 *
 * @throws DangheError `target-not-empty`
 */
export async function ensureFreeTarget(path: string): Promise<void> {
  try {
    if ((await readdir(path)).length === 0) return;
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return;
  }
  throw new DangheError({ code: 'target-not-empty', path });
}
