import type { UnreadableCode } from '../../shared/model/item.ts';
import type { Change } from './change.ts';
import { libraryError } from './database.ts';
import type { ImportedFile } from './importedFile.ts';
import type { NotKept, OriginalToKeep, Originals } from './originals.ts';
import type { Sources } from './sources.ts';

interface ImportTarget {
  readonly folder: string;
  readonly sources: Sources;
  readonly originals: Originals;
  readonly change: Change;
}

type ImportBatch = (sourceId: number, files: readonly ImportedFile[]) => Promise<void>;

/**
 * Keeps the originals of a batch, flushed to the disk, then records the batch in one transaction with one event. Batches
 * take their turn: two of them may hold the same bytes.
 */
export function createImportBatch(target: ImportTarget): ImportBatch {
  let last: Promise<unknown> = Promise.resolve();
  return (sourceId, files) => {
    const turn = last.then(() => importBatch(target, sourceId, files));
    // The next batch follows whether or not this one succeeds; the caller of this one hears of the failure.
    last = turn.catch(() => undefined);
    return turn;
  };
}

async function importBatch({ folder, sources, originals, change }: ImportTarget, sourceId: number, files: readonly ImportedFile[]): Promise<void> {
  if (files.length === 0) return;
  const toKeep = files.flatMap(({ original: file, sha256, copy, seal }): OriginalToKeep[] => (file !== null && sha256 !== null ? [{ file, sha256, ...(copy === undefined ? {} : { copy }), ...(seal === undefined ? {} : { seal }) }] : []));
  try {
    const failures = await originals.keep(toKeep);
    const recorded = files.map((file) => {
      const failure = file.original === null || file.sha256 === null ? undefined : failures.get(file.sha256);
      return failure ? notKept(file, failure) : file;
    });
    const source = sources.list().find(({ id }) => id === sourceId);
    change('import-batch', source?.folder ?? String(sourceId), ({ imports }) => imports.record(sourceId, recorded));
  } catch (error) {
    await originals.discardUnnamed(toKeep.map(({ sha256 }) => sha256));
    throw libraryError(error, folder);
  }
}

const codes: Readonly<Record<NotKept, UnreadableCode>> = { changed: 'changed-while-reading', missing: 'changed-while-reading', 'access-denied': 'access-denied' };

function notKept(file: ImportedFile, failure: NotKept): ImportedFile {
  return { ...file, sha256: null, original: null, outcome: { kind: 'unreadable', code: codes[failure] } };
}
