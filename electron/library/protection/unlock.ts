import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { DangheError } from '../../../shared/model/errors.ts';
import { databaseName, originalsName } from '../database.ts';
import type { OpenOptions } from '../library.ts';
import { sealedSuffix } from '../originals.ts';
import { noteAttempt, secondsToWait } from './attempts.ts';
import { isPlainDatabase } from './databaseForm.ts';
import { finishProtection } from './finishProtection.ts';
import { readKeyFile, unwrapMaster, type KeyFile } from './keyFile.ts';
import { createLibraryKeys, type LibraryKeys } from './libraryKeys.ts';

/**
 * The keys of a library; `null` where it has no password. Work of protecting it or taking the protection off that was cut
 * short is ended first.
 *
 * @throws DangheError `password-needed`, `password-wrong`, `password-wait`, `keys-missing`, `library-corrupt`
 */
export async function unlock(folder: string, options: Pick<OpenOptions, 'secret' | 'now' | 'onProtection'>): Promise<LibraryKeys | null> {
  const file = await readKeyFile(folder);
  if (!file) {
    if (await isSealedWithoutKeys(folder)) throw new DangheError({ code: 'keys-missing', path: folder });
    return null;
  }
  const keys = createLibraryKeys(await masterOf(folder, file, options));
  try {
    if (file.state === 'protected') return keys;
    await finishProtection(folder, file, keys, options.onProtection);
    if (file.state === 'protecting') return keys;
    keys.forget();
    return null;
  } catch (error) {
    keys.forget();
    throw error;
  }
}

/**
 * The random key itself, for the password that was given. Wrong ones are counted and slow the next down.
 *
 * @throws DangheError `password-needed`, `password-wrong`, `password-wait`
 */
export async function masterOf(folder: string, file: KeyFile, { secret, now }: Pick<OpenOptions, 'secret' | 'now'>): Promise<Buffer> {
  if (secret === undefined) throw new DangheError({ code: 'password-needed', path: folder, of: 'library' });
  const seconds = secondsToWait(folder, 'password', now());
  if (seconds > 0) throw new DangheError({ code: 'password-wait', seconds });
  const master = await unwrapMaster(file, secret);
  await noteAttempt(folder, 'password', master !== null, now());
  if (master === null) throw new DangheError({ code: 'password-wrong', path: folder, of: secret.kind === 'password' ? 'library' : 'recovery' });
  return master;
}

/** The database does not begin as SQLite's do, and originals are encrypted ones. */
async function isSealedWithoutKeys(folder: string): Promise<boolean> {
  if (isPlainDatabase(join(folder, databaseName)) !== false) return false;
  const names = await readdir(join(folder, originalsName), { recursive: true }).catch(() => []);
  return names.some((name) => name.endsWith(sealedSuffix));
}
