import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { makeSample } from '../../../electron/backend/makeSample.ts';

export interface Seed {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** Larger ones only make everything slow. */
const LARGEST = 400_000;
const folders = ['../../fixtures/files', '../../fixtures/folders', '../../fixtures/fuzz', '../../../../shared/data/zoo'];

/** Files of every format: the sample township's, the fixtures', and real ones where they are at hand. */
export async function fileSeeds(place: string): Promise<readonly Seed[]> {
  const sample = join(place, 'seeds');
  await makeSample(sample, { branches: 1, years: 1 });
  const seeds: Seed[] = [];
  for (const folder of [sample, ...folders.map((name) => fileURLToPath(new URL(name, import.meta.url)))]) {
    const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
    for (const entry of entries.filter((one) => one.isFile()).sort((a, b) => (join(a.parentPath, a.name) < join(b.parentPath, b.name) ? -1 : 1))) {
      const file = join(entry.parentPath, entry.name);
      if ((await stat(file)).size <= LARGEST) seeds.push({ name: entry.name, bytes: await readFile(file) });
    }
  }
  return seeds;
}

/** By what they are, so that a format with many files is not tried more often than the others. */
export function byExtension(seeds: readonly Seed[]): readonly (readonly Seed[])[] {
  return [...Map.groupBy(seeds, ({ name }) => /\.[^.]+$/.exec(name)?.[0].toLowerCase() ?? '').values()];
}
