import { lstat, readFile } from 'node:fs/promises';

/** Tag files are small; one beyond this is not ours, and is not read into memory. */
const LARGEST_TAG_BYTES = 64 << 20;
/** Reports grow with what they report on. */
export const LARGEST_REPORT_BYTES = 1 << 30;

/** The bytes of a small file of the bag, or why there are none. */
export type TagFile = { readonly state: 'read'; readonly content: Buffer } | { readonly state: 'absent' } | { readonly state: 'refused'; readonly problem: string };

/** Reads a file that is known by name, without following a link. */
export async function readTagFile(path: string, largest = LARGEST_TAG_BYTES): Promise<TagFile> {
  const hindrance = await hindranceOf(path, largest);
  if (hindrance) return hindrance;
  try {
    return { state: 'read', content: await readFile(path) };
  } catch {
    return { state: 'refused', problem: '无法读取' };
  }
}

/** Why a file should not be opened; `null` where nothing speaks against it. */
export async function hindranceOf(path: string, largest: number): Promise<Exclude<TagFile, { readonly state: 'read' }> | null> {
  const entry = await lstat(path).catch(() => null);
  if (!entry) return { state: 'absent' };
  if (!entry.isFile()) return { state: 'refused', problem: '不是普通文件' };
  return entry.size > largest ? { state: 'refused', problem: '文件异常地大' } : null;
}
