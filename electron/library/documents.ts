import type { Database } from 'better-sqlite3';
import type { Format, ReadDocument } from '../../shared/model/document.ts';
import type { Evidence } from '../../shared/model/evidence.ts';
import type { PhotoFeatures } from '../../shared/model/photo.ts';
import { packContent, unpackContent } from '../files/packedContent.ts';
import type { ReadOutcome } from './importedFile.ts';
import { createPictures, createPictureWriter } from './pictures.ts';

/** A document as its reader gave it, without the members of an archive (they are items of their own). */
interface StoredDocument extends Omit<ReadDocument, 'members'> {
  readonly readerVersion: string;
  readonly text: string;
}

export interface Documents {
  get(sha256: string): StoredDocument | null;
  text(sha256: string): string | null;
  /** Documents that another reader than this has read. */
  readByOthers(readerVersion: string): ReadonlySet<string>;
}

interface DocumentRow {
  readonly sha256: string;
  readonly reader_version: string;
  readonly format: Format;
  readonly text: string;
  readonly evidence: string;
  readonly content: Uint8Array;
  readonly image_only: 0 | 1;
}

/** Two ends of the index, usually empty, instead of all of it. */
export const readByOthersSql = 'SELECT sha256 FROM documents WHERE reader_version < ? UNION ALL SELECT sha256 FROM documents WHERE reader_version > ?';

export function createDocuments(database: Database): Documents {
  const bySha256 = database.prepare<[string], DocumentRow>('SELECT * FROM documents WHERE sha256 = ?');
  const text = database.prepare<[string], string>('SELECT text FROM documents WHERE sha256 = ?').pluck();
  const others = database.prepare<[string, string], string>(readByOthersSql).pluck();
  const pictures = createPictures(database);
  return {
    get(sha256) {
      const row = bySha256.get(sha256);
      if (!row) return null;
      const { pictures: described, ...content } = unpackContent(row.content);
      const stored = pictures.of(sha256);
      const own = stored.find(({ name }) => name === null)?.features;
      const features = new Map(stored.map((picture) => [picture.name, picture.features]));
      const embedded = described.map((picture) => ({ ...picture, ...withPhoto(features.get(picture.name)) }));
      return { format: row.format, ...content, pictures: embedded, ...withPhoto(own), evidence: JSON.parse(row.evidence) as Evidence, readerVersion: row.reader_version, text: row.text };
    },
    text: (sha256) => text.get(sha256) ?? null,
    readByOthers: (readerVersion) => new Set(others.all(readerVersion, readerVersion)),
  };
}

function withPhoto(photo: PhotoFeatures | null | undefined): { readonly photo?: PhotoFeatures } {
  return photo ? { photo } : {};
}

/** A document as an import puts it; `packed` is its content where the reader has packed it. */
export type DocumentToPut = Pick<ReadOutcome, 'document' | 'packed' | 'readerVersion' | 'text'>;

/** Puts a document; one of the same bytes that was read before is replaced. */
export function createDocumentWriter(database: Database): (sha256: string, read: DocumentToPut) => void {
  const put = database.prepare<[DocumentRow]>(`
    INSERT INTO documents (sha256, reader_version, format, text, evidence, content, image_only) VALUES (@sha256, @reader_version, @format, @text, @evidence, @content, @image_only)
    ON CONFLICT (sha256) DO UPDATE SET reader_version = excluded.reader_version, format = excluded.format, text = excluded.text,
      evidence = excluded.evidence, content = excluded.content, image_only = excluded.image_only`);
  const putPictures = createPictureWriter(database);
  return (sha256, { document, packed, readerVersion, text }) => {
    put.run({
      sha256,
      reader_version: readerVersion,
      format: document.format,
      text,
      evidence: JSON.stringify(document.evidence),
      content: packed ?? packContent(document),
      image_only: document.notes.some(({ code }) => code === 'image-only') ? 1 : 0,
    });
    putPictures(sha256, document);
  };
}
