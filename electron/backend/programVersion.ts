import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { resourceFile } from '../resources.ts';

const manifest = z.object({ version: z.string() });

/** The program's version, from its package.json beside `resources/`. */
export async function programVersion(): Promise<string> {
  const text = await readFile(join(resourceFile('.'), '..', 'package.json'), 'utf8');
  return manifest.parse(JSON.parse(text)).version;
}
