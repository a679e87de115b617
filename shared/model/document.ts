import type { Evidence } from './evidence.ts';
import type { PhotoFeatures } from './photo.ts';
import type { ScannedPart } from './scan.ts';

/**
 * A file as its reader understood it: text and tables in reading order, pictures, and what the file says of itself.
 * Readers add nothing and interpret nothing; fields are read out of it by `shared/reading`.
 */
export interface ReadDocument {
  readonly format: Format;
  readonly blocks: readonly Block[];
  readonly pictures: readonly EmbeddedPicture[];
  readonly evidence: Evidence;
  /** For pictures whose pixels could be read. */
  readonly photo?: PhotoFeatures;
  /** For archives: the members that were taken out, in the archive's order. */
  readonly members?: readonly ArchiveMember[];
  /** What the reader had to leave out or could not see. */
  readonly notes: readonly ReaderNote[];
}

/** Formats as told by content, never by the file's name. */
export type Format =
  | 'docx' | 'doc' | 'wps' | 'rtf' | 'odt' | 'pdf' | 'ofd'
  | 'xlsx' | 'xls' | 'et' | 'csv' | 'txt' | 'html'
  | 'jpg' | 'png' | 'tiff' | 'bmp' | 'heic' | 'gif' | 'webp'
  | 'zip' | 'unknown';

/** Formats that are pictures, whose text only OCR can read. */
export const pictureFormats: ReadonlySet<Format> = new Set<Format>(['jpg', 'png', 'tiff', 'bmp', 'heic', 'gif', 'webp']);

/** Pictures that a browser can show as they are. */
export const shownPictureFormats: ReadonlySet<Format> = new Set<Format>(['jpg', 'png', 'bmp', 'gif', 'webp']);

export type Block = Paragraph | Table;

export interface Paragraph {
  readonly kind: 'paragraph';
  readonly text: string;
  /** 1-based page, where the format knows pages. */
  readonly page?: number;
  /** 1 for a title or first-level heading, 2 below it, …, where the format marks headings. */
  readonly heading?: number;
  /** A hard page break stands before this paragraph. */
  readonly startsPage?: boolean;
  /** Where OCR read this text; absent for text that the file itself holds. */
  readonly scan?: readonly ScannedPart[];
}

export interface Table {
  readonly kind: 'table';
  /** The sheet's name for workbooks. */
  readonly name?: string;
  readonly page?: number;
  /** A full grid: each row has the same number of positions; a position covered by a merged cell is `null`. */
  readonly rows: readonly (readonly (Cell | null)[])[];
}

export interface Cell {
  readonly text: string;
  /** Columns and rows that a merged cell spans; 1 where absent. */
  readonly columnSpan?: number;
  readonly rowSpan?: number;
  /** As for paragraphs. */
  readonly scan?: readonly ScannedPart[];
}

/**
 * A place in a document: `start` and `end` are offsets (UTF-16 code units, end exclusive) into the text of the
 * paragraph `blocks[block]`, or of the cell `blocks[block].rows[row][column]`.
 */
export interface Place {
  readonly block: number;
  readonly row?: number;
  readonly column?: number;
  readonly start: number;
  readonly end: number;
  readonly page?: number;
}

export interface EmbeddedPicture {
  /** The name inside the container, such as `word/media/image1.jpeg`. */
  readonly name: string;
  readonly format: string;
  readonly bytes: number;
  readonly sha256: string;
  readonly width?: number;
  readonly height?: number;
  /** EXIF as found, times as naive local strings; absent where there is none. */
  readonly exif?: Readonly<Record<string, string>>;
  /** For photographs whose pixels could be read. */
  readonly photo?: PhotoFeatures;
}

export interface ArchiveMember {
  /** The member's name as decoded, `/` between parts. */
  readonly name: string;
  readonly bytes: number;
  /** Where the unpacked bytes lie for the moment; the caller takes or removes them. */
  readonly file: string;
}

/** What a reader left out; the Chinese sentence for each is made in `shared/messages`. */
export type ReaderNote =
  | { readonly code: 'image-only'; readonly pages: number }
  | { readonly code: 'pictures-not-read' }
  /** Pages whose text OCR read, and lines on them that were too unsure to be taken into the text. */
  | { readonly code: 'read-by-ocr'; readonly pages: number; readonly unsureLines: number }
  | { readonly code: 'text-truncated'; readonly limit: number }
  | { readonly code: 'rows-truncated'; readonly sheet: string; readonly limit: number }
  | { readonly code: 'characters-lost'; readonly count: number }
  | { readonly code: 'macros-ignored' }
  | { readonly code: 'scripts-ignored' }
  | { readonly code: 'extension-differs'; readonly extension: string }
  | { readonly code: 'member-refused'; readonly name: string; readonly reason: MemberRefusal };

export type MemberRefusal = 'encrypted' | 'path-outside' | 'too-large' | 'too-many' | 'too-deep' | 'ratio' | 'corrupt' | 'unsupported';
