import type { ReadDocument } from '../../../shared/model/document.ts';
import type { KeptOriginal } from '../../files/keptFile.ts';

/** What the merged books take from the library beside the report. */
export interface MergedSource {
  /** What was read out of an item's file; `null` where nothing could be. */
  readonly documentOf: (itemPath: string) => ReadDocument | null;
  /** Where an item's original lies on the disk. */
  readonly originalOf: (itemPath: string) => KeptOriginal | undefined;
  /** Where it lies in the bundle, relative to `data/`. */
  readonly bundlePathOf: (itemPath: string) => string | undefined;
}
