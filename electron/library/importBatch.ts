import type { UnreadableCode } from '../../shared/model/item.ts';
import type { Change } from './change.ts';
import { libraryError } from './database.ts';
import type { ImportedFile } from './importedFile.ts';
import { keepOriginals, type NotKept, type OriginalToKeep } from './originals.ts';
import type { Sources } from './sources.ts';

interface ImportTarget {
  readonly folder: string;
  readonly sources: Sources;
  readonly change: Change;
}

/** Keeps the originals of a batch, flushed to the disk, then records the batch in one transaction with one event. */
export async function importBatch({ folder, sources, change }: ImportTarget, sourceId: number, files: readonly ImportedFile[]): Promise<void> {
  if (files.length === 0) return;
  const toKeep = files.flatMap(({ original: file, sha256 }): OriginalToKeep[] => (file !== null && sha256 !== null ? [{ file, sha256 }] : []));
  let failures: ReadonlyMap<string, NotKept>;
  try {
    failures = await keepOriginals(folder, toKeep);
  } catch (error) {
    throw libraryError(error, folder);
  }
  const recorded = files.map((file) => {
    const failure = file.original === null || file.sha256 === null ? undefined : failures.get(file.sha256);
    return failure ? notKept(file, failure) : file;
  });
  const source = sources.list().find(({ id }) => id === sourceId);
  change('import-batch', source?.folder ?? String(sourceId), ({ imports }) => imports.record(sourceId, recorded));
}

const codes: Readonly<Record<NotKept, UnreadableCode>> = { changed: 'changed-while-reading', missing: 'changed-while-reading', 'access-denied': 'access-denied' };

function notKept(file: ImportedFile, failure: NotKept): ImportedFile {
  return { ...file, sha256: null, original: null, outcome: { kind: 'unreadable', code: codes[failure] } };
}
