import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { extractOriginals } from '../../library/restoreLibrary.ts';
import { removeTree } from '../../files/retry.ts';
import type { By } from '../../library/change.ts';
import type { Library } from '../../library/library.ts';

/**
 * Brings originals back out of a backup of this library (or of any that holds the same bytes); each is hashed before it takes
 * its place, and an event says so. The library itself stays as it is: nothing is rolled back.
 *
 * @returns the SHA-256 of those that were brought back
 * @throws DangheError `file-missing`, `backup-invalid`, `disk-full`, `write-failed`
 */
export async function repairOriginals(library: Library, backup: string, sha256s: readonly string[], by?: By): Promise<readonly string[]> {
  const folder = join(library.folder, '.repair');
  try {
    await mkdir(folder, { recursive: true });
    const found = await extractOriginals(backup, new Set(sha256s), folder);
    const failures = await library.originals.keep(found.map(({ sha256, file, sealed }) => ({ ...(sealed ? library.originals.keptAt(file, sha256) : { file }), sha256 })));
    const back = found.flatMap(({ sha256 }) => (failures.has(sha256) ? [] : [sha256]));
    if (back.length > 0) library.change('repair', `${back.length} 件原件`, ({ note }) => back.forEach((sha256) => note('originals', sha256, 'faulty', 'restored')), by);
    return back;
  } finally {
    await removeTree(folder);
  }
}
