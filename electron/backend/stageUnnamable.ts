import { copyFile } from 'node:fs/promises';
import { hash } from 'node:crypto';
import { join } from 'node:path';

/**
 * A path that a reader process can be told: names that are not valid UTF-8 exist only as bytes, so such a file is copied
 * into the staging folder first.
 */
export async function stageUnnamable(location: string | Buffer, staging: string): Promise<string> {
  if (typeof location === 'string') return location;
  const path = location.toString('utf8');
  if (Buffer.from(path, 'utf8').equals(location)) return path;
  const copy = join(staging, `unnamable-${hash('sha256', location).slice(0, 16)}`);
  await copyFile(location, copy);
  return copy;
}
