import { statfsSync, type BigIntStats } from 'node:fs';

/**
 * What the file system says of a file's state: as long as it says the same, nobody has written to the file since. Size and
 * modification time alone would not do, anyone can set them; the change time (`ctime`) is the kernel's own and cannot be
 * set by a program, and the inode tells a file that was put in another's place. Times are compared in nanoseconds.
 */
export type FileStamp = string;

/** Gives stamps for the files of one folder at one moment; `null` for a file that must be hashed to be known. */
export type Stamper = (stats: BigIntStats) => FileStamp | null;

/**
 * Linux file systems whose change time comes from this machine's own clock (`f_type` of statfs): ext2–4, XFS, Btrfs, F2FS,
 * ZFS, Bcachefs, tmpfs, overlayfs. FAT and exFAT have no change time and make inodes up anew; on NTFS a program can set the
 * change time; a server of files has another clock: there, and on every other system, nothing is taken on trust.
 */
const trustedKinds: ReadonlySet<number> = new Set([0xef53, 0x5846_5342, 0x9123_683e, 0xf2f5_2010, 0x2fc1_2fc1, 0xca45_1a4e, 0x0102_1994, 0x794c_7630]);

/**
 * A file that changed so shortly before it was looked at may change again without its stamp showing it: within one tick of
 * the clock, or through a memory map whose pages the kernel has not written back yet (30 s by default).
 */
const SETTLED_NANOSECONDS = 60_000_000_000n;

/** @param now milliseconds since 1970, taken before the folder is listed */
export function createStamper(folder: string, folderStats: BigIntStats, now: number): Stamper {
  if (process.platform !== 'linux' || !trustedKinds.has(statfsSync(folder).type)) return () => null;
  const settledBefore = BigInt(now) * 1_000_000n - SETTLED_NANOSECONDS;
  return ({ dev, ino, size, mtimeNs, ctimeNs }) => {
    // Another device is mounted below the folder: its kind is not known.
    if (dev !== folderStats.dev || mtimeNs >= settledBefore || ctimeNs >= settledBefore) return null;
    return `${ino} ${size} ${mtimeNs} ${ctimeNs}`;
  };
}
