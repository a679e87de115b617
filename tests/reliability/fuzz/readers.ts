import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { defaultSchemeFile } from '../../../electron/backend/loadData.ts';
import { removeTree } from '../../../electron/files/retry.ts';
import { createReaderPool, type ReadOutcome } from '../../../electron/intake/pool.ts';
import type { FuzzArea, Finding } from './fuzzArea.ts';
import { mutateFile } from './mutateFile.ts';
import { createRandom } from './random.ts';
import { byExtension, fileSeeds } from './seeds.ts';

const READERS = 2;
/** Every reader: whatever the bytes, a file is read or refused for a reason; it never takes its process along. */
export const fuzzReaders: FuzzArea = async ({ place, count, seed }) => {
  const groups = byExtension(await fileSeeds(place));
  const [inputs, kept] = [join(place, 'inputs'), join(place, 'findings')];
  for (const folder of [inputs, kept]) await mkdir(folder, { recursive: true });
  const pool = createReaderPool({ workers: READERS });
  const findings: Finding[] = [];
  let [next, taken] = [0, 0];
  const lane = async () => {
    while (next < count) {
      const number = (next += 1);
      const random = createRandom(seed * 1_000_003 + number);
      const { name, bytes } = random.pick(random.pick(groups));
      const input = mutateFile(bytes, random, random.pick(random.pick(groups)).bytes);
      const [file, staging] = [join(inputs, `${number}-${name}`), join(inputs, `${number}.staging`)];
      await writeFile(file, input);
      const outcome = await pool.read({ file, name, staging, pack: true, context: { schemeFile: defaultSchemeFile, learnedFile: null } });
      const what = wrong(outcome);
      if (outcome.ok) taken += 1;
      if (what !== null) {
        const copy = join(kept, `${number}-${name}`);
        await writeFile(copy, input);
        findings.push({ number, of: name, what, file: copy });
      }
      await removeTree(file);
      await removeTree(staging);
    }
  };
  await Promise.all(Array.from({ length: READERS }, lane));
  await pool.close();
  return { inputs: count, taken, findings };
};

function wrong(outcome: ReadOutcome): string | null {
  if (outcome.ok) return null;
  return outcome.code === 'reader-crashed' || outcome.code === 'timed-out' || outcome.code === 'out-of-memory' ? `${outcome.code}: ${outcome.detail ?? ''}` : null;
}
