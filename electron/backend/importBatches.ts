import { rm } from 'node:fs/promises';
import type { ImportedFile } from '../library/importedFile.ts';

/** Files that are committed together: the flushes of a batch share their wait for the disk. */
const BATCH_FILES = 200;
const BATCH_BYTES = 128 << 20;

export interface Batches {
  /** @param temporary an unpacked member that can go once its bytes are kept */
  add(file: ImportedFile, temporary?: string | Buffer): Promise<void>;
  finish(): Promise<void>;
}

/** Gathers what lanes have read and commits it in batches, one at a time. */
export function createBatches(keep: (files: readonly ImportedFile[]) => Promise<void>): Batches {
  let files: ImportedFile[] = [];
  let temporaries: (string | Buffer)[] = [];
  let bytes = 0;
  let committing: Promise<void> = Promise.resolve();

  const commit = () => {
    const [batch, spent] = [files, temporaries];
    [files, temporaries, bytes] = [[], [], 0];
    committing = committing.then(async () => {
      await keep(batch);
      await Promise.all(spent.map((file) => rm(file, { force: true })));
    });
    return committing;
  };

  return {
    async add(file, temporary) {
      files.push(file);
      if (temporary !== undefined) temporaries.push(temporary);
      bytes += file.bytes;
      if (files.length >= BATCH_FILES || bytes >= BATCH_BYTES) await commit();
    },
    finish: () => commit(),
  };
}
