import { existsSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { removeTree } from '../../electron/files/retry.ts';
import { writeSample } from '../../electron/sample/writeSample.ts';
import { countFiles } from './countFiles.ts';

/** The township of about 2,000 files, and the one of 60 branches and 3 years: some 25,000 files, five minutes to write. */
export const smallTownship = { seed: 7, branches: 6, years: 2 } as const;
export const largeTownship = { seed: 11, branches: 60, years: 3 } as const;

/** A sample township, written once and kept in the system's temporary folder for the next run; delete it after a change to the sample. */
export async function benchSample(size: typeof smallTownship | typeof largeTownship): Promise<{ readonly folder: string; readonly files: number }> {
  const folder = join(tmpdir(), `danghe-bench-${size.branches}x${size.years}-${size.seed}`);
  const complete = `${folder}.complete`;
  if (!existsSync(complete)) {
    await removeTree(folder);
    await writeSample(folder, size);
    await writeFile(complete, '');
  }
  return { folder, files: await countFiles(folder) };
}
