import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { openLibrary } from '../../electron/library/openLibrary.ts';
import type { ImportedFile } from '../../electron/library/importedFile.ts';
import { reading, sha256Of } from '../integration/library/readOutcome.ts';

// Imports the files of a folder in small batches, what is known passed over, and files them after each batch.
const [library, source, once] = process.argv.slice(2) as [string, string, string?];
const opened = await openLibrary(library, { create: true, actor: '李明', now: () => '2026-01-15T08:00:00.000Z' });
const { id } = opened.change('begin-import', source, ({ sources }) => sources.ensure(source));
const known = opened.items.knownFiles(id);
const files: ImportedFile[] = [];
for (const path of (await readdir(source)).sort()) {
  const original = join(source, path);
  const text = await readFile(original, 'utf8');
  const [bytes, sha256] = [Buffer.byteLength(text), sha256Of(text)];
  const before = known.get(path);
  if (before?.sha256 === sha256 && before.bytes === bytes) continue;
  files.push({ path, bytes, mtimeMs: 0, sha256, original, parentPath: null, outcome: reading(text) });
}
// At most five batches a run, so that there is work left for every kill; then it waits for it. The last run takes all.
const taken = once ? files : files.slice(0, 20);
for (let start = 0; start < taken.length; start += 4) {
  process.stdout.write('.');
  await opened.importBatch(id, taken.slice(start, start + 4));
}
if (once) opened.close();
else setInterval(() => undefined, 1000);
