import type { Signed } from './signed.ts';

/** How a file of the source folder ended (interface.md). */
export type ItemStatus = 'filed' | 'needs-review' | 'duplicate' | 'unreadable' | 'skipped';

/** Why a file could not be read. */
export type UnreadableCode =
  | 'encrypted'
  | 'corrupt'
  | 'too-large'
  | 'unsupported'
  | 'timed-out'
  | 'out-of-memory'
  | 'reader-crashed'
  | 'access-denied'
  | 'changed-while-reading'
  | 'unsafe-archive';

/** Why a file was left alone. */
export type SkipReason = 'system-file' | 'lock-file' | 'temporary-file' | 'symbolic-link' | 'special-file' | 'archive-expanded' | 'moved-out' | 'left-there';

/** Who moved an item out of the archive (已移出), when and why. */
export interface RemovedItem extends Signed {
  readonly reason: string;
}
