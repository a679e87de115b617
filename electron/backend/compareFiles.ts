import type { UnreadableCode } from '../../shared/model/item.ts';
import type { KnownFile } from '../library/items.ts';
import type { Library } from '../library/library.ts';
import { isCurrentVersion } from './filingState.ts';
import { READER_VERSION } from './readTask.ts';
import type { ScannedFile } from './scanFolder.ts';

/**
 * What is known of a listed file before it is opened: that it is as it was (`unchanged`), that it is if its bytes still
 * have this hash, or that it has to be taken in anew (`new`).
 */
export type Verdict = 'unchanged' | 'new' | { readonly ifHashIs: string };

/** Faults of a file that stay as long as its bytes and the program do; anything else may have passed and is tried again. */
const lasting: ReadonlySet<UnreadableCode | null> = new Set<UnreadableCode>(['corrupt', 'encrypted', 'unsupported', 'too-large', 'unsafe-archive']);

/**
 * Tells what of a source has changed since it was last imported.
 *
 * @param resumed whether that import was cut short: an archive may then be known and its members not
 */
export function compareWithLibrary(library: Library, sourceId: number, resumed: boolean): (entry: ScannedFile) => Verdict {
  const known = library.items.knownFiles(sourceId);
  const readByOthers = library.documents.readByOthers(READER_VERSION);
  const sameProgram = isCurrentVersion(library);
  return (entry) => {
    const before = known.get(entry.path);
    if (entry.kind !== 'file') return isRecorded(entry, before) ? 'unchanged' : 'new';
    if (!before?.sha256 || !before.kept || before.bytes !== entry.bytes || readByOthers.has(before.sha256)) return 'new';
    if (before.status === 'skipped' && resumed) return 'new';
    if (before.status === 'unreadable' && !(sameProgram && lasting.has(before.unreadable))) return 'new';
    return entry.stamp !== null && entry.stamp === before.stamp ? 'unchanged' : { ifHashIs: before.sha256 };
  };
}

/** Skipped before as it is now; what could not be looked into is tried again each time. */
function isRecorded(entry: Exclude<ScannedFile, { readonly kind: 'file' }>, before: KnownFile | undefined): boolean {
  return entry.kind === 'skipped' && before?.status === 'skipped' && before.bytes === entry.bytes && before.mtimeMs === entry.mtimeMs;
}
