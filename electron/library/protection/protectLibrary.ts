import { resolve } from 'node:path';
import { DangheError } from '../../../shared/model/errors.ts';
import { libraryPasswordProblem } from '../../../shared/presentation/libraryPassword.ts';
import { openDatabase } from '../database.ts';
import type { OpenOptions } from '../library.ts';
import { migrations } from '../migrations/migrations.ts';
import { makeKeyFile, readKeyFile, withNewRecovery, withPassword, writeKeyFile, type KeyFile } from './keyFile.ts';
import { masterOf } from './unlock.ts';

type Opening = Pick<OpenOptions, 'secret' | 'now'>;

/** Whether a library has a password; it need not be open, or whole. */
export async function isProtected(folder: string): Promise<boolean> {
  return (await readKeyFile(resolve(folder))) !== null;
}

/**
 * Makes keys for a library that is to be protected; nothing is written. The recovery key stands nowhere else: a person writes
 * it down before anything is encrypted.
 *
 * @throws DangheError `password-refused`
 */
export async function prepareKeys(password: string): Promise<{ readonly file: KeyFile; readonly recoveryKey: string }> {
  refuseWeak(password);
  const { file, master, recoveryKey } = await makeKeyFile(password);
  master.fill(0);
  return { file, recoveryKey };
}

/**
 * Gives a library its keys. From here on only the password opens it, and the next opening encrypts everything in it (see
 * `finishProtection`). The library must not be open.
 *
 * @throws DangheError `already-protected`, `library-in-use` and the faults of a library
 */
export async function beginProtecting(folder: string, file: KeyFile): Promise<void> {
  const path = resolve(folder);
  if (await readKeyFile(path)) throw new DangheError({ code: 'already-protected', path });
  const database = await openDatabase(path, false, migrations);
  try {
    await writeKeyFile(path, file);
  } finally {
    database.close();
  }
}

/** Whether a secret opens a library. @throws as `unlock` */
export async function checkSecret(folder: string, opening: Opening): Promise<void> {
  await rewrite(folder, opening, () => Promise.resolve(null));
}

/** Takes the protection off: the next opening, with the password once more, decrypts everything. @throws as `unlock` */
export async function beginUnprotecting(folder: string, opening: Opening): Promise<void> {
  await rewrite(folder, opening, (file) => Promise.resolve({ ...file, state: 'unprotecting' }));
}

/** Puts the same key under a new password; nothing else is written. @throws as `unlock`, `password-refused` */
export async function changePassword(folder: string, opening: Opening, password: string): Promise<void> {
  refuseWeak(password);
  await rewrite(folder, opening, (file, master) => withPassword(file, master, password));
}

/** Makes a new recovery key; the one before opens nothing any more. @throws as `unlock` */
export async function renewRecoveryKey(folder: string, opening: Opening): Promise<string> {
  let recoveryKey = '';
  await rewrite(folder, opening, (file, master) => {
    const renewed = withNewRecovery(file, master);
    recoveryKey = renewed.recoveryKey;
    return Promise.resolve(renewed.file);
  });
  return recoveryKey;
}

async function rewrite(folder: string, opening: Opening, change: (file: KeyFile, master: Buffer) => Promise<KeyFile | null>): Promise<void> {
  const path = resolve(folder);
  const file = await readKeyFile(path);
  if (!file) throw new DangheError({ code: 'not-protected', path });
  const master = await masterOf(path, file, opening);
  try {
    const changed = await change(file, master);
    if (changed) await writeKeyFile(path, changed);
  } finally {
    master.fill(0);
  }
}

function refuseWeak(password: string): void {
  const problem = libraryPasswordProblem(password);
  if (problem !== null) throw new DangheError({ code: 'password-refused', problem });
}
