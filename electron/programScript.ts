import { existsSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/**
 * The script of a process or thread of the program, given by where it lies below `electron/`: from a checkout the
 * TypeScript file itself; in the built program the module of that name beside `main.js`.
 */
export function programScript(source: string): string {
  const here = fileURLToPath(import.meta.url);
  if (here.endsWith('.ts')) return join(dirname(here), ...source.split('/'));
  const name = basename(source).replace(/\.ts$/, '.js');
  const beside = join(dirname(here), name);
  return existsSync(beside) ? beside : join(dirname(here), '..', name);
}
