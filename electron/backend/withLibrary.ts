import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { removeTree } from '../files/retry.ts';
import type { Library } from '../library/library.ts';
import type { LibrarySecret } from '../library/protection/keyFile.ts';
import { openLibrary } from '../library/openLibrary.ts';
import { clock } from './clock.ts';

/** Opens (or makes) the library, or a temporary one that is removed afterwards. */
export async function withLibrary<Result>(folder: string | undefined, use: (library: Library) => Promise<Result>, secret?: LibrarySecret): Promise<Result> {
  const temporary = folder === undefined ? await mkdtemp(join(tmpdir(), 'danghe-library-')) : null;
  try {
    const library = await openLibrary(folder ?? temporary!, { create: true, actor: '命令行', now: clock.now, ...(secret === undefined ? {} : { secret }) });
    try {
      return await use(library);
    } finally {
      library.close();
    }
  } finally {
    if (temporary) await removeTree(temporary);
  }
}
