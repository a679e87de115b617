import { readFile, stat } from 'node:fs/promises';
import { extname, join, normalize, sep } from 'node:path';
import { pageHeaders, pageTypes } from './headers.ts';

/** A file of the page with its headers. */
export interface PageFile {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly headers: Readonly<Record<string, string>>;
}

/** The number in the address of an original, `/original/12`; `null` for any other address. */
export function originalIdOf(pathname: string): number | null {
  const match = /^\/original\/(\d{1,15})$/.exec(pathname);
  return match ? Number(match[1]) : null;
}

/** One of the built page's own files; `null` for anything else, whatever way an address tries to lead out of its folder. */
export async function pageFile(page: string, pathname: string): Promise<PageFile | null> {
  const file = join(page, normalize(decodeURIComponent(pathname === '/' ? '/index.html' : pathname)));
  const type = pageTypes[extname(file)];
  if (!file.startsWith(page + sep) || !type || !(await stat(file).catch(() => null))?.isFile()) return null;
  return { bytes: await readFile(file), headers: { ...pageHeaders, 'Content-Type': type } };
}
