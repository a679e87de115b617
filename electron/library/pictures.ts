import type { Database } from 'better-sqlite3';
import type { EmbeddedPicture, ReadDocument } from '../../shared/model/document.ts';
import type { RawValues } from '../../shared/model/evidence.ts';
import type { PhotoFeatures } from '../../shared/model/photo.ts';
import { hashText, parseHash } from '../../shared/photos/hashes.ts';

/** A picture of the library: a file of its own, or one inside a document. */
export interface StoredPicture {
  /** Digest of the file that it is, or that holds it. */
  readonly document: string;
  /** Its name inside the document; `null` for a file of its own. */
  readonly name: string | null;
  readonly sha256: string;
  readonly width: number | null;
  readonly height: number | null;
  readonly exif: RawValues;
  readonly features: PhotoFeatures | null;
}

export interface Pictures {
  /** Every picture of every document, in order of document and place. */
  all(): readonly StoredPicture[];
  /** Those of one document. */
  of(document: string): readonly StoredPicture[];
}

interface PictureRow {
  readonly document: string;
  readonly name: string | null;
  readonly sha256: string;
  readonly width: number | null;
  readonly height: number | null;
  readonly exif: string;
  readonly features: Buffer | null;
}

export function createPictures(database: Database): Pictures {
  const columns = 'SELECT document, name, sha256, width, height, exif, features FROM pictures';
  const all = database.prepare<[], PictureRow>(`${columns} ORDER BY document, position`);
  const ofDocument = database.prepare<[string], PictureRow>(`${columns} WHERE document = ? ORDER BY position`);
  return { all: () => Array.from(all.iterate(), pictureOf), of: (document) => ofDocument.all(document).map(pictureOf) };
}

/** Puts a document's pictures in place of those that were there. */
export function createPictureWriter(database: Database): (sha256: string, document: ReadDocument) => void {
  const clear = database.prepare<[string]>('DELETE FROM pictures WHERE document = ?');
  const put = database.prepare<[PictureRow & { readonly position: number }]>('INSERT INTO pictures VALUES (@document, @position, @name, @sha256, @width, @height, @exif, @features)');
  return (document, { evidence, photo, pictures }) => {
    clear.run(document);
    if (evidence.image) {
      const { width, height } = evidence.image;
      put.run({ document, position: 0, name: null, sha256: document, width, height, exif: JSON.stringify(evidence.exif ?? {}), features: photo ? packed(photo) : null });
    }
    for (const [index, picture] of pictures.entries()) put.run({ document, position: index + 1, ...rowOf(picture) });
  };
}

function rowOf({ name, sha256, width, height, exif, photo }: EmbeddedPicture): Omit<PictureRow, 'document'> {
  return { name, sha256, width: width ?? null, height: height ?? null, exif: JSON.stringify(exif ?? {}), features: photo ? packed(photo) : null };
}

function pictureOf({ exif, features, ...row }: PictureRow): StoredPicture {
  return { ...row, exif: JSON.parse(exif) as RawValues, features: features && unpacked(features) };
}

const HEAD = 20;

function packed({ dHash, pHash, columns, rows, grey }: PhotoFeatures): Buffer {
  const bytes = Buffer.alloc(HEAD + grey.length);
  bytes.writeUInt16BE(columns, 0);
  bytes.writeUInt16BE(rows, 2);
  for (const [index, half] of [...parseHash(dHash), ...parseHash(pHash)].entries()) bytes.writeUInt32BE(half, 4 + index * 4);
  bytes.set(grey, HEAD);
  return bytes;
}

function unpacked(bytes: Buffer): PhotoFeatures {
  const half = (index: number): number => bytes.readUInt32BE(4 + index * 4);
  return {
    dHash: hashText([half(0), half(1)]),
    pHash: hashText([half(2), half(3)]),
    columns: bytes.readUInt16BE(0),
    rows: bytes.readUInt16BE(2),
    grey: new Uint8Array(bytes.subarray(HEAD)),
  };
}
