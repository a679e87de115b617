import { mkdtemp, writeFile, mkdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { ImportedFile } from '../../../electron/library/importedFile.ts';
import type { Library, OpenOptions } from '../../../electron/library/library.ts';
import { openLibrary } from '../../../electron/library/openLibrary.ts';
import { removeTree } from '../../../electron/files/retry.ts';
import { placement, reading, sha256Of } from './readOutcome.ts';

export { placement, reading, sha256Of };

/** A folder of its own for one test, removed after it. */
export async function temporaryFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'danghe-library-'));
  onTestFinished(() => removeTree(folder));
  return folder;
}

export const person: Pick<OpenOptions, 'actor' | 'now'> = { actor: '李明', now: () => '2026-01-15T08:00:00.000Z' };

/** An open library in a folder of its own, closed after the test. */
export async function newLibrary(): Promise<Library> {
  const library = await openLibrary(join(await temporaryFolder(), 'library'), { ...person, create: true });
  onTestFinished(() => library.close());
  return library;
}

/** Writes a real file below the folder and describes it as the import would. */
export async function importedFile(folder: string, path: string, text: string, outcome: ImportedFile['outcome'] = reading(text)): Promise<ImportedFile> {
  const file = join(folder, path);
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, text);
  return { path, bytes: Buffer.byteLength(text), mtimeMs: 1_740_000_000_000, sha256: sha256Of(text), original: file, parentPath: null, outcome };
}

/** A source with the files written and imported; returns its id. */
export async function importTexts(library: Library, folder: string, texts: Readonly<Record<string, string>>): Promise<number> {
  const { id } = library.change('import', folder, ({ sources }) => sources.ensure(folder));
  await library.importBatch(id, await Promise.all(Object.entries(texts).map(([path, text]) => importedFile(folder, path, text))));
  return id;
}
