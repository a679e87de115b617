/** What OCR read on one page of a scan or photo. Nothing is left out: what is unsure says so by its confidence. */
export interface ScannedPage {
  /** 1-based. */
  readonly page: number;
  /** Size of the picture that was read, upright, in pixels. */
  readonly width: number;
  readonly height: number;
  /** Pixels an inch of the paper, where the size of the paper is known. */
  readonly dpi: number | null;
  /** How far the picture was turned clockwise to stand upright, after EXIF. */
  readonly turned: Turn;
  readonly lines: readonly ScannedLine[];
}

export type Turn = 0 | 90 | 180 | 270;

/** How a page is read where a person asks for another try. */
export interface ReadingSettings {
  /** Clockwise, after EXIF; `null`: as its text seems to run. */
  readonly turn: Turn | null;
  /** Evens out shade and raises the contrast before reading: pale ink, photos in bad light. */
  readonly contrast: boolean;
  /** Pixels of the longer side on which lines are looked for; `null`: as the models say. More finds small writing, and takes longer. */
  readonly side: number | null;
}

/** One line of text as it was found on the page. */
export interface ScannedLine {
  readonly text: string;
  readonly quad: Quad;
  /** Mean over its characters, 0…1; 0 for a region in which nothing was read. */
  readonly confidence: number;
  /** How sure each character is, in per cent, one a code point of `text`. */
  readonly sureness: readonly number[];
  /** Where each character stands: pixels from the line's left end to the character's middle. */
  readonly centres: readonly number[];
}

/** Corners in page pixels, clockwise from the beginning of the line's upper edge: x, y, x, y, … */
export type Quad = readonly [number, number, number, number, number, number, number, number];

/** A stretch of a paragraph or cell that OCR read: which line of which page it is, and how sure. */
export interface ScannedPart {
  /** Offsets into the text, end exclusive. */
  readonly start: number;
  readonly end: number;
  readonly page: number;
  /** 0-based among the page's lines. */
  readonly line: number;
  readonly box: Box;
  readonly confidence: number;
  /** A person has compared the line with its picture. */
  readonly confirmed: boolean;
}

/** A line that a person has compared with its picture, as it really reads; empty where nothing is written there. */
export interface ConfirmedLine {
  readonly page: number;
  readonly line: number;
  readonly text: string;
}

/** An upright rectangle in page pixels. */
export interface Box {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** The upright rectangle around a line. */
export function boxOf(quad: Quad): Box {
  const xs = [quad[0], quad[2], quad[4], quad[6]];
  const ys = [quad[1], quad[3], quad[5], quad[7]];
  const [left, top] = [Math.min(...xs), Math.min(...ys)];
  return { left, top, width: Math.max(...xs) - left, height: Math.max(...ys) - top };
}
