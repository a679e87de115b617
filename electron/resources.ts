import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/**
 * The folder of the data the program ships (`resources/`). From a checkout it lies beside `electron/`; in the packaged
 * program the builder puts it beside the compiled files, at most two levels up.
 */
const resourceRoot = findUpwards(dirname(fileURLToPath(import.meta.url)));

/** The absolute path of a shipped file, given relative to `resources/` with `/` between parts. */
export function resourceFile(relative: string): string {
  return join(resourceRoot, ...relative.split('/'));
}

function findUpwards(start: string): string {
  for (let folder = start, depth = 0; depth < 4; folder = dirname(folder), depth += 1) {
    const candidate = join(folder, 'resources');
    if (existsSync(join(candidate, 'schemes'))) return candidate;
  }
  return join(start, '..', 'resources');
}
