import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { FileToPlace } from '../../shared/filing/filing.ts';
import { underScheme, type KindHomes } from '../../shared/filing/underScheme.ts';
import type { Scheme } from '../../shared/model/scheme.ts';
import { parseScheme } from '../../shared/scheme/parseScheme.ts';
import { writeDurably } from '../files/durable.ts';
import type { Library } from '../library/library.ts';
import { defaultSchemeFile, loadScheme } from './loadData.ts';

export const OWN_SCHEME = 'ownScheme';
/** Beside the database: what the reader processes are given. Written from the setting, never read back as the truth. */
const FILE = 'scheme.json';

/** The library's own scheme (`null`: the shipped one), and the homes that kinds have had so far. */
export interface KeptScheme {
  readonly scheme: Scheme | null;
  readonly readWith: KindHomes;
}

/** `null` where the scheme was never changed. */
export function keptScheme({ settings }: Pick<Library, 'settings'>): KeptScheme | null {
  return settings.get(OWN_SCHEME) as unknown as KeptScheme | null;
}

/** The scheme in force for a library: the county's own, else the one that ships; and a file that holds it. */
export async function schemeInForce(library: Library): Promise<{ readonly scheme: Scheme; readonly file: string; readonly own: boolean }> {
  const own = keptScheme(library)?.scheme;
  if (!own) return { scheme: await loadScheme(), file: defaultSchemeFile, own: false };
  const file = join(library.folder, FILE);
  const text = `${JSON.stringify(own, null, 1)}\n`;
  if (!existsSync(file) || (await readFile(file, 'utf8')) !== text) await writeDurably(file, text);
  return { scheme: parseScheme(own, FILE), file, own: true };
}

/** The files of a source as they stand under the scheme in force. */
export function filesUnderScheme(library: Library, files: readonly FileToPlace[], scheme: Scheme): readonly FileToPlace[] {
  const kept = keptScheme(library);
  return kept ? underScheme(files, kept.readWith, scheme) : files;
}
