/**
 * What the writing on a scanned page looks like. It orders pages for a person's eye; nothing of it says who wrote them.
 * Printed lines are left out.
 */
export interface PageHandwriting {
  readonly capture: CaptureTraits;
  /** Share of the judged characters that stand as evenly as print, 0…1. */
  readonly printed: number;
  readonly lines: readonly LineTraits[];
  /** Groups of lines with 50 characters or more, from the top; at most eight. */
  readonly blocks: readonly WrittenBlock[];
  /** Writing of a name's length, one from each line: what a signature can be held against. */
  readonly words: readonly WordTraits[];
}

/** How the page came into the computer, as far as the picture shows it. */
export interface CaptureTraits {
  /** Pixels an inch of the paper in the picture that was measured; `null` where nothing tells. */
  readonly dpi: number | null;
  /** How much darker ink is than the paper, 0…1. */
  readonly contrast: number;
  /** How far the paper's brightness varies across the page, 0…1; a scanner lights it evenly. */
  readonly shade: number;
}

export interface LineTraits {
  /** 0-based among the page's lines. */
  readonly line: number;
  readonly characters: number;
  /** Pixels of the picture that was measured. */
  readonly height: number;
  readonly stroke: number;
  /** Red, green and blue of the ink by those of the paper around it, 0…1. */
  readonly ink: InkColour;
  /** It speaks of signing or of being looked through: another pen is to be expected there. */
  readonly signing?: true;
}

export type InkColour = readonly [red: number, green: number, blue: number];

export interface WrittenBlock {
  /** First and last line, 0-based among the page's lines. */
  readonly first: number;
  readonly last: number;
  readonly characters: number;
  readonly form: WritingForm;
}

/** Distributions over the contours of a block: square roots of shares, a byte each (255: all). */
export interface WritingForm {
  readonly hinge: Uint8Array;
  readonly deltaHinge: Uint8Array;
  readonly quill: Uint8Array;
  readonly runs: Uint8Array;
}

export interface WordTraits {
  readonly line: number;
  /** Left and right end along the line, in pixels of the picture that OCR read. */
  readonly from: number;
  readonly to: number;
  /** Left end on the page, in pixels of the picture that was measured. */
  readonly left: number;
  readonly characters: number;
  /** From the middle of one character to that of the next. */
  readonly steps: readonly number[];
  readonly height: number;
  readonly stroke: number;
  /** Shares of contour directions over a half turn, as in `WritingForm`. */
  readonly slopes: Uint8Array;
}

/** A page on which something is written by hand, with what it belongs to. */
export interface WrittenPage {
  /** The file. */
  readonly path: string;
  /** 1-based in the file. */
  readonly page: number;
  /** What the picture says took it, `Make Model Software`; empty where it says nothing. */
  readonly camera: string;
  readonly signInSheet: boolean;
  /** Records that stand on it, with their lines; they may have begun in other files of a book. */
  readonly records: readonly RecordOnPage[];
  readonly writing: PageHandwriting;
}

export interface RecordOnPage {
  readonly path: string;
  readonly ordinal: number;
  /** First and last line, 0-based among the page's lines. */
  readonly first: number;
  readonly last: number;
}
