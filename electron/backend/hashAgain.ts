import type { FileStamp } from '../files/fileStamp.ts';
import { hashMany } from '../files/hashMany.ts';
import type { ListedFile } from './scanFolder.ts';

/** A known file whose state does not vouch for its bytes, and what they hashed to. */
export interface DoubtfulFile {
  readonly file: ListedFile;
  readonly sha256: string;
}

interface HashedAgain {
  readonly changed: readonly ListedFile[];
  /** Of the unchanged ones that can be known by it from now on, by path. */
  readonly stamps: ReadonlyMap<string, FileStamp>;
}

/**
 * Hashes what its stamp cannot vouch for.
 *
 * @param before waited for before each portion of files; throws to stop
 */
export async function hashAgain(doubtful: readonly DoubtfulFile[], before: () => Promise<void>, onUnchanged: (file: ListedFile) => void): Promise<HashedAgain> {
  const stamps = new Map<string, FileStamp>();
  const changed: ListedFile[] = [];
  await hashMany(doubtful.map(({ file }) => file.location), before, (hash, index) => {
    const { file, sha256 } = doubtful[index]!;
    if (hash !== sha256) changed.push(file);
    else {
      if (file.stamp !== null) stamps.set(file.path, file.stamp);
      onUnchanged(file);
    }
  });
  return { changed, stamps };
}
