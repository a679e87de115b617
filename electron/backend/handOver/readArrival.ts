import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { DangheError } from '../../../shared/model/errors.ts';
import { createSpill, type Spill } from '../../files/spill.ts';
import type { ReaderPool } from '../../intake/pool.ts';
import type { ImportedFile } from '../../library/importedFile.ts';
import type { Library } from '../../library/library.ts';
import type { OriginalToKeep } from '../../library/originals.ts';
import { createBatches } from '../importBatches.ts';
import type { ImportProgress } from '../importFolder.ts';
import { readFiles } from '../readFiles.ts';
import type { ReadTask } from '../readTask.ts';

export interface ArrivalOptions {
  readonly library: Library;
  readonly schemeFile: string;
  /** Where what was read waits for the rest; removed afterwards. */
  readonly workFolder: string;
  /** Readers to use; own ones are started, and ended afterwards, where absent. */
  readonly pool?: ReaderPool;
  readonly signal?: AbortSignal;
  readonly onProgress: (progress: ImportProgress) => void;
}

/** An original that is not read: it is kept for itself. */
interface PlainOriginal extends OriginalToKeep {
  /** What an error calls it. */
  readonly path: string;
}

/**
 * Reads the files that another unit hands over, keeps their originals, and then calls `record` once, which puts all of
 * them into the library in one change: whatever happens before its end, nothing has been taken in. Originals that no row
 * names after all are removed, here or, after a kill, when the library is opened next.
 *
 * @throws DangheError `original-altered` where a file is no longer the one that was verified, `cancelled`, and what `record` throws
 */
export async function readArrival<Result>(tasks: readonly ReadTask[], options: ArrivalOptions, record: (files: Spill<readonly ImportedFile[]>) => Promise<Result>, plain: readonly PlainOriginal[] = []): Promise<Result> {
  const { library, schemeFile, workFolder, pool, signal, onProgress } = options;
  await mkdir(workFolder, { recursive: true });
  const read = createSpill<readonly ImportedFile[]>(join(workFolder, '.arriving'));
  const kept: string[] = [];
  let [done, total] = [0, tasks.length];
  const keep = async (files: readonly PlainOriginal[]) => {
    kept.push(...files.map(({ sha256 }) => sha256));
    const failures = await library.originals.keep(files);
    const failed = files.find(({ sha256 }) => failures.has(sha256));
    if (failed) throw new DangheError({ code: 'original-altered', path: failed.path, sha256: failed.sha256 });
  };
  try {
    await keep(plain);
    const batches = createBatches(async (files) => {
      await keep(files.flatMap(({ original: file, sha256, path, seal }) => (file !== null && sha256 !== null ? [{ file, sha256, path, ...(seal === undefined ? {} : { seal }) }] : [])));
      read.add(files.map(({ seal: _, ...file }) => ({ ...file, original: file.original === null ? null : '' })));
    });
    if (tasks.length > 0) {
      await readFiles(tasks, {
        library, schemeFile, batches, ...(pool ? { pool } : {}),
        before: () => (signal?.aborted ? Promise.reject(new DangheError({ code: 'cancelled' })) : Promise.resolve()),
        onRead(path, members) {
          total += members;
          onProgress({ done: (done += 1), total, path });
        },
      });
    }
    await batches.finish();
    if (signal?.aborted) throw new DangheError({ code: 'cancelled' });
    return await record(read);
  } finally {
    await library.originals.discardUnnamed(kept);
    await read.remove();
  }
}
