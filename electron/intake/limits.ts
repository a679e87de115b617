/** What one file may cost. A reader that meets a limit ends with `ReadFailure` or cuts and says so in a note; it never goes on. */
export interface ReadLimits {
  /** The file itself, in bytes. */
  readonly fileBytes: number;
  /** Everything that is unpacked from one container, in bytes. */
  readonly unpackedBytes: number;
  /** One part of a document package (`word/document.xml`), in bytes. */
  readonly entryBytes: number;
  /** Entries of a container. */
  readonly members: number;
  /** Unpacked to packed size of one entry. */
  readonly ratio: number;
  /** Archives inside archives. */
  readonly depth: number;
  /** Characters of text that are kept of one document. */
  readonly characters: number;
  /** Rows that are kept of one table or sheet. */
  readonly tableRows: number;
  /** Columns that are kept of one table or sheet. */
  readonly tableColumns: number;
  /** Width times height of a picture. */
  readonly pixels: number;
  /** Width times height of a page as OCR works on it; larger ones are shrunk to it. */
  readonly scanPixels: number;
  /** Pages of one scan that are read. */
  readonly scanPages: number;
}

/** Chosen, not measured: far above what village records need, low enough that one reader stays near a gigabyte of memory. */
export const defaultLimits: ReadLimits = {
  fileBytes: 512 << 20,
  unpackedBytes: 1024 << 20,
  entryBytes: 128 << 20,
  members: 20_000,
  ratio: 200,
  depth: 4,
  characters: 5_000_000,
  tableRows: 20_000,
  tableColumns: 512,
  pixels: 250_000_000,
  // A phone's 12 megapixels; A4 at 200 dpi has 3.9.
  scanPixels: 12_000_000,
  scanPages: 3000,
};
