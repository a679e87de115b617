import { existsSync, mkdirSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Database } from 'better-sqlite3';
import { DangheError } from '../../shared/model/errors.ts';
import { flushFolder, moveFlushed } from '../files/durable.ts';
import { copyKept, hashKept, sealKept, type KeptFile, type KeptOriginal } from '../files/keptFile.ts';
import { errorCode, removeTree } from '../files/retry.ts';
import { settleAll } from '../files/settleAll.ts';
import { originalsName } from './database.ts';
import type { LibraryKeys } from './protection/libraryKeys.ts';

/**
 * The bytes that were imported, kept by content: `originals/ab/cd/<sha256>`, never changed after. In a protected library they
 * are encrypted and called `<sha256>.sealed`; the name is that of the plain content there too.
 */
export interface Originals {
  /** Where the original of these bytes lies, whether or not it is there. */
  pathOf(sha256: string): string;
  /** The same with what it takes to read it: whatever reads an original asks for it here. */
  kept(sha256: string): KeptOriginal;
  /** The same for a file of the same key elsewhere, as one out of a backup. Nothing opens it where this library has none. */
  keptAt(file: string, sha256: string): KeptOriginal;
  has(sha256: string): boolean;
  /** Makes the folder for copies that are to be taken over; what is left in it belongs to nobody. `null` where none may lie readable. */
  incoming(): string | null;
  /**
   * Hashes the kept bytes again.
   *
   * @throws DangheError `original-missing`, `original-altered`
   */
  check(sha256: string): Promise<void>;
  /** Every original that a row names, in order of its hash. */
  list(): readonly { readonly sha256: string; readonly bytes: number }[];
  /** Copies files in before rows name them: `keepOriginals`. */
  keep(files: readonly OriginalToKeep[]): Promise<ReadonlyMap<string, NotKept>>;
  /** Removes those of these that no row names after all: what was to name them did not come about. */
  discardUnnamed(sha256s: Iterable<string>): Promise<void>;
}

/** A file to keep: where its bytes are now and what they are expected to be. */
export interface OriginalToKeep extends KeptFile {
  /** A copy of them in `incoming`, made by what computed the digest: it is taken over and the file not read again. */
  readonly copy?: string;
  readonly sha256: string;
}

/** Why a file was not kept: its bytes were other ones than expected, or it could not be read. */
export type NotKept = 'changed' | 'missing' | 'access-denied';

/** Files copied at one time: enough to let the disk put their flushes together. */
const AT_ONCE = 8;

/** @param keys of a protected library, unlocked; `null` for any other */
export function createOriginals(database: Database, folder: string, keys: LibraryKeys | null): Originals {
  const find = database.prepare<[string], number>('SELECT bytes FROM originals WHERE sha256 = ?').pluck();
  const all = database.prepare<[], { sha256: string; bytes: number }>('SELECT sha256, bytes FROM originals ORDER BY sha256');
  const pathOf = (sha256: string) => originalPath(folder, sha256, keys !== null);
  const kept = (sha256: string) => keptOriginal(folder, sha256, keys);
  return {
    pathOf,
    kept,
    keptAt: (file, sha256) => sealedAt(file, sha256, keys),
    has: (sha256) => find.get(sha256) !== undefined && existsSync(pathOf(sha256)),
    list: () => all.all(),
    keep: (files) => keepOriginals(folder, files, keys),
    async discardUnnamed(sha256s) {
      for (const sha256 of sha256s) if (find.get(sha256) === undefined) await removeTree(pathOf(sha256));
    },
    incoming() {
      if (keys !== null) return null;
      const path = join(folder, originalsName, 'incoming');
      mkdirSync(path, { recursive: true });
      return path;
    },
    async check(sha256) {
      const path = pathOf(sha256);
      let found;
      try {
        found = await hashKept(kept(sha256));
      } catch (error) {
        if (errorCode(error) === 'ENOENT') throw new DangheError({ code: 'original-missing', path, sha256 }, { cause: error });
        throw error;
      }
      if (found.sha256 !== sha256) throw new DangheError({ code: 'original-altered', path, sha256 });
    },
  };
}

/**
 * Copies files into `originals/` and flushes them and every folder entry to the disk; only then may a row name them.
 * Bytes that are there already are not copied again.
 *
 * @returns sha256 → why it could not be kept, for those that could not
 */
async function keepOriginals(folder: string, files: readonly OriginalToKeep[], keys: LibraryKeys | null): Promise<ReadonlyMap<string, NotKept>> {
  const wanted = [...new Map(files.map((file) => [file.sha256, file])).values()];
  const failures = new Map<string, NotKept>();
  const touched = new Set<string>();
  const pending = wanted.values();
  const worker = async () => {
    for (const file of pending) {
      const failure = await keepOne(folder, file, touched, keys);
      if (failure) failures.set(file.sha256, failure);
    }
  };
  // All have ended before a failure is told: what it leaves unnamed is taken away again.
  await settleAll(Array.from({ length: Math.min(AT_ONCE, wanted.length) }, worker));
  await settleAll([...touched].map(flushFolder));
  return failures;
}

/**
 * Removes what an interrupted import left in `originals/`: half-written copies, and files that no row names.
 *
 * @returns how many files were removed
 */
export async function removeOrphans(folder: string, named: ReadonlySet<string>): Promise<number> {
  const root = join(folder, originalsName);
  const entries = await readdir(root, { recursive: true, withFileTypes: true }).catch(() => []);
  const orphans = entries.filter((entry) => entry.isFile() && !named.has(entry.name.replace(SEALED, '')));
  for (const orphan of orphans) await removeTree(join(orphan.parentPath, orphan.name));
  return orphans.length;
}

/** What the name of an encrypted original ends with. */
export const sealedSuffix = '.sealed';
const SEALED = /\.sealed$/;

/** `<folder>/originals/ab/cd/<sha256>`, with `.sealed` behind it where it is encrypted. */
export function originalPath(folder: string, sha256: string, sealed: boolean): string {
  return join(folder, originalsName, sha256.slice(0, 2), sha256.slice(2, 4), `${sha256}${sealed ? sealedSuffix : ''}`);
}

/** An original as it is read. A file that is missing or is no encrypted original has no key: reading it says what is wrong. */
export function keptOriginal(folder: string, sha256: string, keys: LibraryKeys | null): KeptOriginal {
  const file = originalPath(folder, sha256, keys !== null);
  return keys === null ? { file } : sealedAt(file, sha256, keys);
}

/** An encrypted original wherever it lies. */
export function sealedAt(file: string, sha256: string, keys: LibraryKeys | null): KeptOriginal {
  return { file, seal: keys !== null && existsSync(file) ? (keys.sealOf(file, sha256) ?? NO_KEY) : NO_KEY };
}

/** Opens nothing. */
const NO_KEY = '00'.repeat(32);

/** Whether the original is there and its bytes are the registered ones. */
async function isWhole(kept: KeptFile, sha256: string): Promise<boolean> {
  try {
    return (await hashKept(kept)).sha256 === sha256;
  } catch (error) {
    if (error instanceof DangheError) return false;
    throw error;
  }
}

async function keepOne(folder: string, { file, seal, copy, sha256 }: OriginalToKeep, touched: Set<string>, keys: LibraryKeys | null): Promise<NotKept | null> {
  const path = originalPath(folder, sha256, keys !== null);
  // Kept before, perhaps by an import that was cut short before its folder was flushed, perhaps damaged since.
  touched.add(dirname(path));
  if (existsSync(path) && (await isWhole(keptOriginal(folder, sha256, keys), sha256))) {
    if (copy !== undefined) await removeTree(copy);
    return null;
  }
  makeFolder(dirname(path), join(folder, originalsName), touched);
  if (copy !== undefined) {
    await moveFlushed(copy, path);
    return null;
  }
  try {
    const [from, accept] = [{ file, ...(seal === undefined ? {} : { seal }) }, (found: { readonly sha256: string }) => found.sha256 === sha256];
    const copied = keys === null ? await copyKept(from, path, accept) : await sealKept(from, path, keys.newSeal(sha256), accept);
    return copied.sha256 === sha256 ? null : 'changed';
  } catch (error) {
    if (error instanceof DangheError && error.detail.code === 'original-altered') return 'changed';
    const { code, path: about, syscall } = error as NodeJS.ErrnoException;
    // A worn USB stick fails in the middle of reading.
    if (syscall === 'read') return 'access-denied';
    // Troubles of the library's own disk are not the file's fault.
    if (about?.startsWith(folder)) throw error;
    if (code === 'ENOENT') return 'missing';
    if (code === 'EACCES' || code === 'EPERM' || code === 'EBUSY') return 'access-denied';
    throw error;
  }
}

/** Makes a folder and notes every parent whose entries changed, up to `originals/` and the library. */
function makeFolder(path: string, root: string, touched: Set<string>): void {
  const first = mkdirSync(path, { recursive: true });
  if (!first) return;
  for (let parent = dirname(path); ; parent = dirname(parent)) {
    touched.add(parent);
    if (parent.length < root.length) return;
  }
}
