/**
 * What a file says of itself, raw, as found (detection.md §1). Nothing here is judged: the rules decide which values
 * mean anything, with the list of known no-information values in `resources/evidence/no-information.json`.
 * Instants are kept as the file wrote them; values that are naive local times stay naive.
 */
export interface Evidence {
  /** docx/xlsx/odt core properties: created, modified, creator, lastModifiedBy, revision, lastPrinted, title, … */
  readonly core?: RawValues;
  /** docx/xlsx app properties: Application, AppVersion, Template, TotalTime (minutes), Company, Pages, … */
  readonly app?: RawValues;
  /** Custom properties: KSOProductBuildVer, ICV, … Device and account identifiers are kept only as short digests. */
  readonly custom?: RawValues;
  /** Word's revision save identifiers: which editing sessions a file has been through. */
  readonly revisions?: { readonly root: string | null; readonly all: readonly string[]; readonly inText: readonly string[] };
  /** OLE summary information: author, lastAuthor, revision, editMinutes, created, saved, printed, template, application. */
  readonly ole?: RawValues;
  /** PDF Info dictionary, XMP, the ID pair and the number of `%%EOF` marks, under flat keys (`info.CreationDate`, `xmp.CreateDate`, `id.0`, `id.1`, `eofs`, `pages`). */
  readonly pdf?: RawValues;
  /** EXIF of the picture itself, times as naive local strings (`2025:03:05 09:12:00`). */
  readonly exif?: RawValues;
  /** Width, height and frames of a picture. */
  readonly image?: { readonly width: number; readonly height: number; readonly frames?: number };
  /** OFD DocInfo and signatures: DocID, Creator, CreatorVersion, CreationDate, ModDate, `signature.0.SignatureDateTime`, … */
  readonly ofd?: RawValues;
  /** ZIP container: the DOS time of the entries as written, and who made it. */
  readonly zip?: RawValues;
  /** Declared or detected character encoding of plain text. */
  readonly encoding?: string;
  /** Values above that are known to carry no information, as `core.created` → the reason's id in the resource file. */
  readonly uninformative: Readonly<Record<string, string>>;
}

export type RawValues = Readonly<Record<string, string>>;
