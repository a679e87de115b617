import { mkdir, readdir, stat } from 'node:fs/promises';
import { homedir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import type { FolderListing } from '../../../shared/contract/folderCalls.ts';
import { DangheError } from '../../../shared/model/errors.ts';
import { errorCode } from '../../files/retry.ts';
import type { Handlers } from './handlers.ts';

/** Choosing folders in the page itself, where the host has no dialogs of the system. */
export const folderHandlers: Handlers<'folder.list' | 'folder.make'> = {
  'folder.list': async (_app, { folder, files }) => listFolder(resolve(folder ?? homedir()), files),
  'folder.make': async (_app, { parent, name }) => {
    if (/[\\/\u0000]/.test(name) || name === '.' || name === '..') throw new DangheError({ code: 'name-invalid', name });
    const path = join(resolve(parent), name);
    try {
      await mkdir(path);
    } catch (error) {
      throw new DangheError({ code: 'write-failed', path, cause: errorCode(error) ?? '' }, { cause: error });
    }
    return { path };
  },
};

async function listFolder(folder: string, files: boolean): Promise<FolderListing> {
  let entries;
  try {
    entries = await readdir(folder, { withFileTypes: true });
  } catch (error) {
    const code = errorCode(error) ?? '';
    throw new DangheError(code === 'ENOENT' ? { code: 'folder-missing', path: folder } : { code: 'folder-unreadable', path: folder, cause: code }, { cause: error });
  }
  const shown = entries.filter((entry) => !entry.name.startsWith('.') && (entry.isDirectory() || (files && entry.isFile())));
  const listed = await Promise.all(
    shown.map(async (entry) => {
      const path = join(folder, entry.name);
      return entry.isDirectory() ? { name: entry.name, path, kind: 'folder' as const, bytes: 0 } : { name: entry.name, path, kind: 'file' as const, bytes: (await stat(path).catch(() => null))?.size ?? 0 };
    }),
  );
  const inOrder = listed.sort((a, b) => (a.kind === b.kind ? a.name.localeCompare(b.name, 'zh-CN', { numeric: true }) : a.kind === 'folder' ? -1 : 1));
  const parent = dirname(folder);
  return { folder, parent: parent === folder ? null : parent, entries: inOrder, places: await places() };
}

/** Home and its usual folders, drives on Windows, mounted sticks elsewhere. */
async function places(): Promise<FolderListing['places']> {
  const home = homedir();
  const usual = [
    { name: '主文件夹', path: home },
    { name: '桌面', path: join(home, 'Desktop') },
    { name: '桌面', path: join(home, '桌面') },
    { name: '文档', path: join(home, 'Documents') },
    { name: '文档', path: join(home, '文档') },
  ];
  const drives = process.platform === 'win32' ? ['C', 'D', 'E', 'F', 'G', 'H', 'I', 'J'].map((letter) => ({ name: `${letter}: 盘`, path: `${letter}:\\` })) : await mounted();
  const present = await Promise.all([...usual, ...drives].map(async (place) => ((await stat(place.path).catch(() => null))?.isDirectory() ? [place] : [])));
  return present.flat();
}

async function mounted(): Promise<{ name: string; path: string }[]> {
  const roots = ['/media', `/media/${process.env['USER'] ?? ''}`, `/run/media/${process.env['USER'] ?? ''}`, '/mnt', '/Volumes'];
  const found = await Promise.all(
    roots.map(async (root) => (await readdir(root, { withFileTypes: true }).catch(() => [])).filter((entry) => entry.isDirectory()).map((entry) => ({ name: entry.name, path: join(root, entry.name) }))),
  );
  return found.flat();
}
