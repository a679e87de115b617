// `npm run glibc -- <folder>`: which glibc each native module below a folder needs. UOS 20 and Kylin V10 have 2.28.
import { glob, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

export interface GlibcNeed {
  readonly file: string;
  /** The newest version a symbol is asked for in, such as `2.28`; `null` where the file asks for none (or is of another system). */
  readonly glibc: string | null;
}

/** Reads the version names (`GLIBC_2.28`) that the dynamic symbol table of each `.node` and `.so` file refers to. */
export async function glibcNeeds(folder: string): Promise<readonly GlibcNeed[]> {
  const needs: GlibcNeed[] = [];
  for await (const file of glob('**/*.{node,so,so.*}', { cwd: folder })) needs.push({ file, glibc: newest(await readFile(join(folder, file))) });
  return needs.sort((a, b) => a.file.localeCompare(b.file));
}

function newest(program: Buffer): string | null {
  if (program.toString('latin1', 0, 4) !== '\x7fELF') return null;
  const versions = [...program.toString('latin1').matchAll(/GLIBC_2\.(\d{1,2})(?=[.\0])/g)].map((found) => Number(found[1]));
  return versions.length === 0 ? null : `2.${Math.max(...versions)}`;
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  for (const { file, glibc } of await glibcNeeds(process.argv[2] ?? 'dist')) process.stdout.write(`${glibc ?? '—'}\t${file}\n`);
}
