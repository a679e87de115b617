import type { Format } from '../../../shared/model/document.ts';
import type { DangheErrorDetail } from '../../../shared/model/errors.ts';
import type { PageHandwriting } from '../../../shared/model/handwriting.ts';
import type { UnreadableCode } from '../../../shared/model/item.ts';
import type { ReadingSettings, ScannedLine, ScannedPage, Turn } from '../../../shared/model/scan.ts';

/** One thing to be done in an OCR process; pages count from 1. */
export type ScanJob = ScanFile & ScanTask;

interface ScanFile {
  /** Absolute path of the bytes. */
  readonly file: string;
  /** The key of this file where it is encrypted; see `KeptFile`. */
  readonly seal?: string;
  readonly format: Format;
}

type ScanTask =
  | { readonly want: 'count' }
  /**
   * @property models a folder with the user's own models; the shipped ones where absent
   * @property how as a person has asked for; as usual where absent
   */
  | { readonly want: 'text'; readonly page: number; readonly models?: string; readonly how?: ReadingSettings }
  /** Measures the writing of a page that was read before. */
  | { readonly want: 'writing'; readonly page: number; readonly turned: Turn; readonly lines: readonly ScannedLine[] }
  /** The page as it was read, turned as it was: the same size, or at most `side` pixels long. */
  | { readonly want: 'picture'; readonly page: number; readonly turned: Turn; readonly side?: number };

export type ScanOutcome =
  | { readonly ok: true; readonly got: 'count'; readonly pages: number }
  | { readonly ok: true; readonly got: 'text'; readonly page: ScannedPage; readonly engine: string; readonly writing: PageHandwriting | null }
  | { readonly ok: true; readonly got: 'writing'; readonly writing: PageHandwriting | null }
  | { readonly ok: true; readonly got: 'picture'; readonly jpeg: Uint8Array }
  /** This file or page cannot be read; others can. */
  | { readonly ok: false; readonly code: UnreadableCode; readonly detail?: string }
  /** No page can be read on this computer: the models or the program that runs them. */
  | { readonly ok: false; readonly code: 'unavailable'; readonly error: DangheErrorDetail };
