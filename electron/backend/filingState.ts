import { createHash } from 'node:crypto';
import type { Library } from '../library/library.ts';
import { loadBytes } from './loadData.ts';
import { READER_VERSION } from './readTask.ts';

/** Raised whenever filing changes where it puts things: libraries are then filed anew. */
const FILING_VERSION = '2026.1';
const SETTING = 'filedWith';
/** Events that begin or end an import; what an import changes has events of its own. */
const changesNothing = ['import'];

/** What a filing pass depends on besides the library: the scheme as written, the readers and the filing itself. */
export async function filingKey(schemeFile: string): Promise<string> {
  const scheme = createHash('sha256').update(await loadBytes(schemeFile)).digest('hex');
  return `${FILING_VERSION} ${READER_VERSION} ${scheme}`;
}

/** Whether the last filing pass was made with the same and nothing has happened since, so that another would change nothing. */
export function isFiled(library: Library, key: string): boolean {
  return wasFiledBy(library, key) && library.events.latestAction(changesNothing) === 'filed';
}

/** Whether the last complete filing pass depended on the same, whatever has happened since. */
export function wasFiledBy(library: Library, key: string): boolean {
  return filedWith(library) === key;
}

/** Whether the last complete filing pass was made by this version of the program, whatever has happened since. */
export function isCurrentVersion(library: Library): boolean {
  return filedWith(library)?.startsWith(`${FILING_VERSION} ${READER_VERSION} `) === true;
}

/** Notes that a filing pass over all sources is complete. */
export function markFiled(library: Library, key: string): void {
  const { count } = library.events.head();
  library.change('filed', '', ({ settings }) => settings.set(SETTING, { key, events: count }));
}

function filedWith(library: Library): string | null {
  const setting = library.settings.get(SETTING);
  return setting !== null && typeof setting === 'object' && 'key' in setting && typeof setting.key === 'string' ? setting.key : null;
}
