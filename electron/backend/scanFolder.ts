import { constants, lstatSync, type BigIntStats, type Dirent, type Stats } from 'node:fs';
import { access, readdir, realpath, stat } from 'node:fs/promises';
import { DangheError } from '../../shared/model/errors.ts';
import type { SkipReason } from '../../shared/model/item.ts';
import { createStamper, type FileStamp, type Stamper } from '../files/fileStamp.ts';
import { errorCode } from '../files/retry.ts';
import { clock } from './clock.ts';
import { uniquePath } from './uniquePath.ts';

/** One entry of a source folder: a file to read, one to leave alone, or a folder that cannot be looked into. */
export type ScannedFile =
  | ListedFile
  | { readonly kind: 'skipped'; readonly path: string; readonly bytes: number; readonly mtimeMs: number; readonly reason: SkipReason }
  | { readonly kind: 'blocked'; readonly path: string; readonly cause: string };

export interface ListedFile {
  readonly kind: 'file';
  readonly path: string;
  readonly location: Buffer;
  readonly bytes: number;
  readonly mtimeMs: number;
  /** `null` where its bytes must be hashed to be known again. */
  readonly stamp: FileStamp | null;
}

/**
 * Lists every file below a folder, in a stable order (by path), without following symbolic links and without writing.
 * Names that are not valid UTF-8 (old USB sticks) are shown as GBK and still found by their bytes in `location`.
 *
 * @param label what stands before each path
 * @throws DangheError `folder-missing`, `folder-not-a-directory`, `folder-unreadable`
 */
export async function scanFolder(folder: string, label = ''): Promise<readonly ScannedFile[]> {
  const stamper = createStamper(folder, await ensureReadableFolder(folder), Date.parse(clock.now()));
  const found: ScannedFile[] = [];
  const taken = new Set<string>();
  let level: Place[] = [{ location: Buffer.from(folder), path: label }];
  while (level.length > 0) {
    const below: Place[] = [];
    for (const { place, entries, cause } of await Promise.all(level.map(listPlace))) {
      if (cause !== null) found.push({ kind: 'blocked', path: `${place.path}/`, cause });
      const prefix = Buffer.concat([place.location, slash]);
      for (const entry of entries) {
        const location = Buffer.concat([prefix, entry.name]);
        const path = uniquePath(place.path === '' ? nameOf(entry.name) : `${place.path}/${nameOf(entry.name)}`, taken);
        if (entry.isDirectory()) below.push({ location, path });
        else found.push(scanFile(location, path, stamper));
      }
    }
    level = below;
  }
  return found.sort((a, b) => (a.path < b.path ? -1 : 1));
}

interface Place {
  readonly location: Buffer;
  readonly path: string;
}

const slash = Buffer.from('/');

async function listPlace(place: Place): Promise<{ readonly place: Place; readonly entries: readonly Dirent<Buffer>[]; readonly cause: string | null }> {
  try {
    return { place, entries: await readdir(place.location, { withFileTypes: true, encoding: 'buffer' }), cause: null };
  } catch (error) {
    return { place, entries: [], cause: errorCode(error) ?? String(error) };
  }
}

async function ensureReadableFolder(folder: string): Promise<BigIntStats> {
  let stats: BigIntStats;
  try {
    stats = await stat(folder, { bigint: true });
  } catch (error) {
    if (errorCode(error) === 'ENOENT') throw new DangheError({ code: 'folder-missing', path: folder }, { cause: error });
    throw new DangheError({ code: 'folder-unreadable', path: folder, cause: errorCode(error) ?? '' }, { cause: error });
  }
  if (!stats.isDirectory()) throw new DangheError({ code: 'folder-not-a-directory', path: folder });
  try {
    await access(folder, constants.R_OK | constants.X_OK);
    await realpath(folder);
    return stats;
  } catch (error) {
    throw new DangheError({ code: 'folder-unreadable', path: folder, cause: errorCode(error) ?? '' }, { cause: error });
  }
}

function scanFile(location: Buffer, path: string, stamper: Stamper): ScannedFile {
  let stats: BigIntStats;
  try {
    // Waiting for each would take longer than the call.
    stats = lstatSync(location, { bigint: true });
  } catch (error) {
    return { kind: 'blocked', path, cause: errorCode(error) ?? String(error) };
  }
  const bytes = Number(stats.size);
  const mtimeMs = Math.round(Number(stats.mtimeNs) / 1e6);
  const reason = skipReason(stats, path.split('/'));
  return reason ? { kind: 'skipped', path, bytes, mtimeMs, reason } : { kind: 'file', path, location, bytes, mtimeMs, stamp: stamper(stats) };
}

const systemNames = new Set(['thumbs.db', 'ehthumbs.db', 'desktop.ini', '.ds_store', 'autorun.inf', '.localized', 'folder.htt', 'iconcache.db', '.directory']);
const systemFolders = new Set(['$recycle.bin', 'system volume information', '.trashes', '.spotlight-v100', '.fseventsd', '__macosx', '.git', '.svn']);
const temporaryEndings = /\.(?:tmp|temp|crdownload|part|partial|download|wbk|asd|bak~)$|~$/i;

function skipReason(stats: Pick<Stats, 'isSymbolicLink' | 'isFile'>, parts: readonly string[]): SkipReason | null {
  if (stats.isSymbolicLink()) return 'symbolic-link';
  if (!stats.isFile()) return 'special-file';
  const name = parts.at(-1)!.toLowerCase();
  if (/^(?:~\$|\.~lock\.|\.~)/.test(name)) return 'lock-file';
  if (systemNames.has(name) || name.startsWith('._') || parts.slice(0, -1).some((folder) => systemFolders.has(folder.toLowerCase()))) return 'system-file';
  return temporaryEndings.test(name) ? 'temporary-file' : null;
}

/** Skips by name alone, for members of archives. */
export function skipReasonOfName(path: string): SkipReason | null {
  const parts = path.split('/');
  const plainFile = { isSymbolicLink: () => false, isFile: () => true };
  return skipReason(plainFile, parts);
}

const utf8 = new TextDecoder('utf-8', { fatal: true });
const gb18030 = new TextDecoder('gb18030');

function nameOf(bytes: Buffer): string {
  try {
    return utf8.decode(bytes);
  } catch {
    return gb18030.decode(bytes);
  }
}
