import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { removeTree } from '../files/retry.ts';
import { temporaryFolder } from '../files/temporaryFolder.ts';
import { settleAll } from '../files/settleAll.ts';
import { createReaderPool, type ReaderPool } from '../intake/pool.ts';
import type { UnderstandContext } from '../intake/understandJob.ts';
import type { Library } from '../library/library.ts';
import type { Batches } from './importBatches.ts';
import { readTask, type ReadTask } from './readTask.ts';

export interface ReadFilesOptions {
  readonly library: Library;
  readonly schemeFile: string;
  readonly batches: Batches;
  /** An own one is made, and closed afterwards, where absent. */
  readonly pool?: ReaderPool;
  /** Waited for before each file; throws to stop. */
  readonly before: () => Promise<void>;
  readonly onRead: (path: string, members: number) => void;
}

/** Files that are read at one time: enough to keep every reader busy while results are stored. */
const LANES = 6;

/** Reads files, and what is in archives among them, and puts all into batches; returns when the last batch is kept. */
export async function readFiles(files: readonly ReadTask[], options: ReadFilesOptions): Promise<void> {
  const { library, schemeFile, batches, before, onRead } = options;
  const pool = options.pool ?? createReaderPool();
  const staging = await temporaryFolder('danghe-import');
  let incoming: string | null = null;
  try {
    incoming = library.originals.incoming();
    const own = incoming;
    const context = await writeContext(library, schemeFile, staging);
    // Taken from the end: the first comes last.
    const tasks = files.toReversed();
    // Archives put their members in front, so that a zip is finished before the next file.
    const lanes = Array.from({ length: LANES }, async () => {
      for (let task = tasks.pop(); task; task = tasks.pop()) {
        await before();
        const { files: read, members } = await readTask(task, { pool, staging, incoming: own, context });
        tasks.push(...members.toReversed());
        for (const file of read) await batches.add(file, task.temporary ? task.location : undefined);
        onRead(task.path, members.length);
      }
    });
    await settleAll(lanes);
    await batches.finish();
  } finally {
    if (!options.pool) await pool.close();
    await Promise.all([staging, ...(incoming === null ? [] : [incoming])].map(removeTree));
  }
}

/** What the clerk has taught goes to the readers through a file in the staging folder. */
async function writeContext(library: Library, schemeFile: string, staging: string): Promise<UnderstandContext> {
  const learned = library.settings.learnedModel();
  if (!learned) return { schemeFile, learnedFile: null };
  const learnedFile = join(staging, 'learned.json');
  await writeFile(learnedFile, JSON.stringify(learned));
  return { schemeFile, learnedFile };
}
