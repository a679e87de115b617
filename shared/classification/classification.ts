import type { Format } from '../model/document.ts';
import type { RosterKind } from '../model/roster.ts';

/** What the classifier may look at: one record, or one whole file. */
export interface ClassificationInput {
  readonly title: string | null;
  /** About the first 300 characters of the text. */
  readonly opening: string;
  readonly text: string;
  /** Folder names from the top of the source. */
  readonly folders: readonly string[];
  /** Without its ending. */
  readonly fileName: string;
  readonly format: Format;
  /** The reader found what only minutes state: chair, attendance, topics … */
  readonly hasMeetingFields: boolean;
  readonly tableHeaders: readonly string[];
  readonly rosterKind: RosterKind | null;
  readonly documentNumber: string | null;
  /** Who signed or heads the paper, as written. */
  readonly issuer: string | null;
}

/** What a paper is, how sure, and why. */
export interface Classification {
  /** Kind id of the scheme; `null` where nothing speaks clearly enough. */
  readonly kind: string | null;
  /** Category code of its home; attachments follow the meeting they belong to. */
  readonly category: string | null;
  /** Categories that refer to it besides its home. */
  readonly alsoIn: readonly string[];
  /** 0…1, calibrated on `tests/evaluation/classification`. */
  readonly confidence: number;
  /** Short Chinese sentences, the weightiest first. */
  readonly reasons: readonly string[];
  readonly alternatives: readonly Alternative[];
}

export interface Alternative {
  readonly kind: string;
  readonly category: string;
  readonly confidence: number;
}

export interface Classifier {
  classify(input: ClassificationInput): Classification;
}

/** Below this a person is asked (needs-review); from here on a file is filed. */
export const FILE_ABOVE = 0.6;
