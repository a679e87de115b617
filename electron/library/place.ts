import { accessSync, chmodSync, closeSync, constants, existsSync, openSync, realpathSync, rmSync, statfsSync } from 'node:fs';
import { copyFile, mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { DangheError } from '../../shared/model/errors.ts';
import { errorCode } from '../files/retry.ts';
import { databaseName, libraryError } from './database.ts';

/**
 * A database on a file server is damaged sooner or later: the server's locks and flushes are not what SQLite counts on.
 *
 * @throws DangheError `library-on-network`
 */
export function refuseNetwork(folder: string): void {
  const there = nearest(folder);
  if (process.platform === 'win32' ? isShare(realpathSync.native(there)) : process.platform === 'linux' && networkKinds.has(statfsSync(there).type)) throw new DangheError({ code: 'library-on-network', path: folder });
}

/**
 * Linux file systems of other machines (`f_type` of statfs): NFS, SMB (smbfs, cifs, smb3), NetWare, AFS (two kinds), Coda,
 * Ceph, Lustre. Not FUSE, by which NTFS and exFAT sticks are mounted, nor 9P, by which virtual machines see their own disk.
 */
const networkKinds: ReadonlySet<number> = new Set([0x6969, 0x517b, 0xff53_4d42, 0xfe53_4d42, 0x564c, 0x5346_414f, 0x6b41_4653, 0x7375_7245, 0x00c3_6400, 0x0bd0_0bd0]);

/** A path as Windows names it in full: a mapped drive has become its share by then. Exported for its test. */
export function isShare(path: string): boolean {
  return /^\\\\(?!\?\\(?!UNC\\)|\.\\)/i.test(path);
}

/** A library that is there and cannot be written to: a disc, a protected stick, no permission. */
export function isWriteProtected(folder: string): boolean {
  const file = join(folder, databaseName);
  if (!existsSync(file)) return false;
  try {
    // Elsewhere nothing is opened: closing it would let go of the locks that this process holds on it.
    if (process.platform === 'win32') closeSync(openSync(file, 'r+'));
    else for (const path of [folder, file]) accessSync(path, constants.W_OK);
    return false;
  } catch (error) {
    return ['EROFS', 'EACCES', 'EPERM'].includes(errorCode(error) ?? '');
  }
}

/** Copies a library's database with what is still in its write-ahead log into a private temporary folder. */
export async function copyDatabase(folder: string): Promise<{ readonly folder: string; readonly remove: () => void }> {
  const copy = await mkdtemp(join(tmpdir(), 'danghe-read-'));
  const remove = () => rmSync(copy, { recursive: true, force: true });
  try {
    for (const name of [databaseName, `${databaseName}-wal`]) {
      if (!existsSync(join(folder, name))) continue;
      await copyFile(join(folder, name), join(copy, name));
      chmodSync(join(copy, name), 0o600);
    }
    return { folder: copy, remove };
  } catch (error) {
    remove();
    throw libraryError(error, copy);
  }
}

/** The folder itself, or the nearest above it that is there. */
function nearest(path: string): string {
  return existsSync(path) || dirname(path) === path ? path : nearest(dirname(path));
}
