import type { Library } from '../library/library.ts';
import type { LibrarySecret } from '../library/protection/keyFile.ts';
import { openLibrary } from '../library/openLibrary.ts';
import { clock } from './clock.ts';

/**
 * Opens a library that must be there, and closes it afterwards.
 *
 * @throws DangheError `library-missing` and the other faults of a library
 */
export async function openExistingLibrary<Result>(folder: string, use: (library: Library) => Promise<Result>, secret?: LibrarySecret): Promise<Result> {
  const library = await openLibrary(folder, { actor: '命令行', now: clock.now, ...(secret === undefined ? {} : { secret }) });
  try {
    return await use(library);
  } finally {
    library.close();
  }
}
