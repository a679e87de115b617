import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { protectFolder } from '../../../electron/backend/protection/protectFolder.ts';
import type { Library } from '../../../electron/library/library.ts';
import { openLibrary } from '../../../electron/library/openLibrary.ts';
import { importTexts, person, temporaryFolder } from '../library/sampleFiles.ts';

export const password = '东沟档案 2026';
export const secret = { kind: 'password', text: password } as const;
/** A name that stands in every file, in its title and its text. */
export const planted = '欧阳植入';
export const texts: Readonly<Record<string, string>> = Object.fromEntries(
  Array.from({ length: 6 }, (_, index) => [`东沟村/${planted}${index}.txt`, `${planted}第${index}次会议记录。`.repeat(10 + index * 4000)]),
);

/** A library with a few files, closed; its folder. */
export async function filledLibrary(): Promise<string> {
  const folder = join(await temporaryFolder(), 'library');
  const library = await openLibrary(folder, { ...person, create: true });
  await importTexts(library, await temporaryFolder(), texts);
  library.close();
  return folder;
}

/** The same, protected; with its recovery key. */
export async function protectedLibrary(): Promise<{ readonly folder: string; readonly recoveryKey: string }> {
  const folder = await filledLibrary();
  let recoveryKey = '';
  await protectFolder(folder, password, { actor: '李明', onRecoveryKey: (key) => (recoveryKey = key) });
  return { folder, recoveryKey };
}

/** Opens it for one test. */
export async function unlocked(folder: string): Promise<Library> {
  const library = await openLibrary(folder, { ...person, secret });
  onTestFinished(() => library.close());
  return library;
}

/** Files below a folder in which the text stands, as UTF-8, UTF-16 or in their name. */
export async function filesWith(folder: string, text: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const found: string[] = [];
  for (const entry of entries) {
    const file = join(entry.parentPath, entry.name);
    const bytes = entry.isFile() ? await readFile(file) : Buffer.alloc(0);
    if (entry.name.includes(text) || bytes.includes(text) || bytes.includes(Buffer.from(text, 'utf16le'))) found.push(file);
  }
  return found;
}
