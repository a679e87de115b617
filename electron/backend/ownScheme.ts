import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Scheme } from '../../shared/model/scheme.ts';
import { writeDurably } from '../files/durable.ts';
import type { Library } from '../library/library.ts';
import { hasOwnScheme } from './hasOwnScheme.ts';
import { defaultSchemeFile } from './loadData.ts';
import { librarySchemeInForce } from './resourceOverrides.ts';

/** Beside the database: what the reader processes are given. Written from the settings, never read back as the truth. */
const FILE = 'scheme.json';

/** The scheme in force for a library, and a file that holds it. */
export async function schemeInForce(library: Library): Promise<{ readonly scheme: Scheme; readonly file: string }> {
  const scheme = await librarySchemeInForce(library);
  if (!hasOwnScheme(library)) return { scheme, file: defaultSchemeFile };
  const file = join(library.folder, FILE);
  const text = `${JSON.stringify(scheme, null, 1)}\n`;
  if (!existsSync(file) || (await readFile(file, 'utf8')) !== text) await writeDurably(file, text);
  return { scheme, file };
}
