import type { LibrarySecret } from '../library/protection/keyFile.ts';
import { restoreLibrary } from '../library/restoreLibrary.ts';
import { clock } from './clock.ts';

/**
 * Makes a library from a backup; the folder must not exist or be empty.
 *
 * @throws DangheError `backup-invalid`, `target-not-empty`, `password-needed`, `password-wrong` and the faults of a library
 */
export async function restoreFromBackup(file: string, folder: string, { actor = '命令行', secret }: { readonly actor?: string; readonly secret?: LibrarySecret | undefined } = {}): Promise<void> {
  await restoreLibrary(file, folder, { actor, now: clock.now, ...(secret === undefined ? {} : { secret }) });
}
